import { aRequirement, type Cast, type Somebody, type TestApp } from '../factories/index.js';
import { Client } from './client.js';

/** What came of one round in which many wanted to release the same requirement at the same moment. */
export interface Contest {
  /** How many each answer was given: `Requirement` for a winner, or the name of a failure or error code. */
  readonly answers: ReadonlyMap<string, number>;
  readonly winners: number;
  /** Rows of history that say it was released. */
  readonly historyRows: number;
  /** Events about it. */
  readonly events: number;
}

/** Failures that a loser may be told. */
export const losses = ['IllegalTransition', 'StaleState', 'Conflict'];

const release = `mutation($id: ID!) { answer: releaseRequirement(id: $id) {
  __typename ... on Requirement { status version } } }`;

/** Makes a requirement that is ready to be released, and has all contenders release it at once over HTTP. */
export async function contend(
  app: TestApp,
  cast: Cast,
  organizers: readonly Somebody[],
  contenders: number,
): Promise<Contest> {
  const id = await readyForRelease(app, cast);
  const client = new Client(app.url, contenders);
  const body = JSON.stringify({ query: release, variables: { id } });
  const texts = await Promise.all(
    Array.from({ length: contenders }, (_none, index) =>
      client.post('/graphql', body, { token: organizers[index % organizers.length]!.token }),
    ),
  );
  client.close();
  const answers = new Map<string, number>();
  for (const { text } of texts) {
    const name = nameOf(text);
    answers.set(name, (answers.get(name) ?? 0) + 1);
  }
  const about = { subjectKind: 'requirement', subjectId: id };
  const rows = app.kernel.connection.collection('history').countDocuments({ ...about, action: 'release' });
  const events = app.kernel.connection
    .collection('outbox')
    .countDocuments({ subjectId: id, topic: 'requirement.release' });
  return {
    answers,
    winners: answers.get('Requirement') ?? 0,
    historyRows: await rows,
    events: await events,
  };
}

async function readyForRelease(app: TestApp, cast: Cast): Promise<string> {
  const { requirement } = await aRequirement(app, { cast, status: 'selected' });
  const { requirements } = app.services;
  const confirmed = await requirements.confirm(
    await cast.member.viewer(),
    requirement._id,
    requirement.publicVersion,
  );
  return confirmed._id;
}

interface Answered {
  readonly data?: { readonly answer: { readonly __typename: string } } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

function nameOf(text: string): string {
  const { data, errors } = JSON.parse(text) as Answered;
  return data?.answer.__typename ?? errors?.[0]?.extensions.code ?? text;
}
