import {
  aCast,
  aContract,
  aDocking,
  aMilestone,
  aPayment,
  aRequirement,
  aTeam,
  type Cast,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { type SeenCommand, tapWire, type WireTap } from './wire-tap.js';

/** A list that is asked for, by whom, and of what. */
export interface ListQuery {
  readonly name: string;
  readonly query: string;
  readonly as: 'nobody' | 'organizer';
}

/** The lists of the API with everything that hangs on their items. */
export const listQueries: readonly ListQuery[] = [
  {
    name: 'public page of requirements',
    as: 'nobody',
    query: `query($slug: String!) { list: requirements(challenge: $slug, first: 20, filter: { fields: ["biomedicine"] }, sort: DEADLINE_ASC) {
      totalCount edges { cursor node { id code title { text } field status budget deadline } } pageInfo { hasNextPage endCursor } } }`,
  },
  {
    name: 'requirements with what hangs on them',
    as: 'organizer',
    query: `query($slug: String!) { list: requirements(challenge: $slug) { totalCount edges { node { id viewerActions
      challenge { slug viewerActions } organization { name { text } } history { action seq }
      contact { name } confidentiality { hash acceptances { id } } } } } }`,
  },
  {
    name: 'requirements with their questions and solutions',
    as: 'organizer',
    query: `query($slug: String!) { list: requirements(challenge: $slug, first: 5) { edges { node { id
      questions(first: 2) { totalCount edges { node { viewerActions team { id } history { action } } } }
      solutions(first: 2) { totalCount pageInfo { hasNextPage } edges { node { id code viewerActions
        team { id } history { action } receipts { number } } } } } } } }`,
  },
  {
    name: 'solutions with what hangs on them',
    as: 'organizer',
    query: `query($slug: String!) { list: solutions(challenge: $slug) { totalCount edges { node { id viewerActions
      challenge { slug } requirement { id } team { name { text } } receipts { number } history { action }
      submitted { title { text } } reads { part } } } } }`,
  },
  {
    name: 'teams with what hangs on them',
    as: 'organizer',
    query: `{ list: teams { totalCount edges { node { id viewerActions organization { name { text } } history { action }
      members { name { text } person { email } } invitations { viewerActions invitedBy { text } person { id } } } } } }`,
  },
  {
    name: 'contracts with what hangs on them',
    as: 'organizer',
    query: `query($slug: String!) { list: contracts(challenge: $slug) { totalCount edges { node { id viewerActions outstanding
      challenge { slug } docking { id viewerActions contracts { id } } requirement { id } team { id } history { action }
      parties { name { text } organization { id } signedBy { text } }
      milestones { viewerActions contract { id } history { action } }
      payments { viewerActions milestone { id } history { action } } } } } }`,
  },
  {
    name: 'challenges with their figures',
    as: 'nobody',
    query: `{ list: challenges { totalCount edges { node { slug viewerActions statistics { requirementsCollected byField { field } } } } } }`,
  },
];

export interface Counted {
  readonly name: string;
  readonly forOne: readonly string[];
  readonly forThree: readonly string[];
}

/** The database commands of each list, as they go over the wire, when it has one item and when it has three. */
export function countListCommands(): Promise<Counted[]> {
  return tapped(async (app, tap) => {
    const one: string[][] = [];
    const cast = await aCast(app);
    await oneOfEach(app, cast);
    for (const list of listQueries) one.push(await commandsOf(list, app, cast, tap, 1));
    for (let more = 0; more < 2; more++) {
      await oneOfEach(app, cast);
      await aCast(app);
    }
    const three: string[][] = [];
    for (const list of listQueries) three.push(await commandsOf(list, app, cast, tap, 3));
    return listQueries.map(({ name }, index) => ({ name, forOne: one[index]!, forThree: three[index]! }));
  });
}

/** One more requirement, question, team, solution, docking and contract, with a milestone and a payment. */
async function oneOfEach(app: TestApp, cast: Cast): Promise<void> {
  const { requirement } = await aRequirement(app, { cast, status: 'released' });
  const team = await aTeam(app);
  const question = {
    requirementId: requirement._id,
    teamId: team.team._id,
    text: { lang: 'en' as const, text: 'Which?', translations: [] },
  };
  await app.services.requirements.questions.ask(await team.leader.viewer(), question);
  const agreed = await aDocking(app, { cast, requirement, team, status: 'agreed' });
  const around = await aContract(app, { around: agreed, status: 'performing' });
  await aMilestone(app, around, 1n);
  await aPayment(app, around, 1n);
}

/** Those commands of figures, now and at a past moment, that mention history anywhere. */
export function historyCommandsOfStatistics(): Promise<SeenCommand[]> {
  return tapped(async (app, tap) => {
    const { cast } = await aRequirement(app, { status: 'released' });
    const query = `query($slug: String!, $asOf: DateTime) { challenge(slug: $slug) {
      statistics(asOf: $asOf) { requirementsReleased byField { requirementsCollected } } } }`;
    const commands = await tap.during(async () => {
      for (const asOf of [null, '2022-04-01T00:00:00+08:00']) {
        const { data } = await app.request(query, { slug: cast.challenge.slug, asOf });
        if (data.challenge.statistics.requirementsReleased !== (asOf ? 0 : 1)) throw new Error('miscounted');
      }
    });
    if (commands.length === 0) throw new Error('no command was seen');
    return commands.filter(({ document }) => /histor/i.test(JSON.stringify(document)));
  });
}

async function tapped<T>(work: (app: TestApp, tap: WireTap) => Promise<T>): Promise<T> {
  const untapped = process.env.TEST_DATABASE_URI!;
  const tap = await tapWire(untapped);
  process.env.TEST_DATABASE_URI = tap.uri;
  const app = await startTestApp().finally(() => (process.env.TEST_DATABASE_URI = untapped));
  try {
    return await work(app, tap);
  } finally {
    await app.close();
    await tap.close();
  }
}

async function commandsOf(
  { query, as }: ListQuery,
  app: TestApp,
  { challenge, organizer }: Cast,
  tap: WireTap,
  items: number,
): Promise<string[]> {
  const asking = as === 'organizer' ? { as: organizer } : {};
  const ask = () => app.request(query, { slug: challenge.slug }, asking);
  // Once unseen: the first request of somebody may cost more, whatever it asks for.
  await ask();
  const commands = await tap.during(async () => {
    const { data, errors } = await ask();
    const found = (data?.list as { edges: unknown[] } | undefined)?.edges.length;
    if (errors || found !== items) throw new Error(`${found} items, ${JSON.stringify(errors)}`);
  });
  return commands.map(({ name, collection }) => `${name} ${collection}`).sort();
}
