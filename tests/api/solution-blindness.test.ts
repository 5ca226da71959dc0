import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  aCast,
  anInstitution,
  aPerson,
  aScoringRound,
  aSolution,
  aTeam,
  type Cast,
  joins,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker } from './ask.js';
import { looksAt } from './crawl.js';
import { servedSchema } from './matrix/asking.js';
import { aFile } from './solution-acts.js';

/** Names of team, institution (with an alias), leader, member, former member and somebody named in the form only. */
const canaries = [
  'Zephyrwing',
  'Quillmere',
  'QMU',
  'Ada Lovelorn',
  'Bo Finchley',
  'Gone Fishwick',
  'Cleo Wrenfield',
  '云雀团队',
];

/** Every name in one text, as people write it. */
const planted = `We of zephyrwing at QUILLMERE (QMU), led by Lovelorn Ada with Bo  Finchley, Gone-Fishwick and Cleo Wrenfield, 云雀团队，`;

const words = (what: string) => ({
  lang: 'en' as const,
  text: `${what}: ${planted} know how`,
  translations: [{ lang: 'zh-CN' as const, text: `${what}：云雀团队、Quillmere、Ada Lovelorn 的做法` }],
});

let app: TestApp;
let cast: Cast;
let other: Somebody;
let assignment: string;
let roundId: string;
let solutionId: string;
let fileId: string;
let slug: string;

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  ({ slug } = cast.challenge);
  const judge = { role: 'judge', scope: { kind: 'challenge', id: cast.challenge._id } } as const;
  other = await aPerson(app, { roles: [judge] });
  const team = await aNamedTeam();
  const texts = {
    title: words('Title'),
    abstract: words('Abstract'),
    route: words('Route'),
    schedule: words('Schedule'),
  };
  const { solution } = await aSolution(app, {
    ...{
      cast,
      team,
      ...texts,
      members: [{ ...words(''), text: 'Cleo Wrenfield, professor', translations: [] }],
    },
    intellectualProperty: [words('Patent')],
    responses: [{ key: 'i1', value: '99.8', text: words('Answer'), evidence: words('Evidence') }],
  });
  solutionId = solution._id;
  const { solutions, reviews } = app.services;
  const leader = await team.leader.viewer();
  fileId = await aFile(app, team.leader, 'Zephyrwing of Quillmere.txt');
  await solutions.attachFile(leader, solutionId, fileId, { reason: planted });
  const { requirementId } = await solutions.handIn(leader, solutionId, 'submit', { reason: planted });
  const organizer = await cast.organizer.viewer();
  await app.services.requirements.take(organizer, requirementId, 'close');
  await solutions.screen(organizer, solutionId, 'eligible', words('Feedback'), { reason: planted });
  roundId = await aScoringRound(app, cast);
  const subjects = [{ kind: 'solution', id: solutionId }];
  const reviewers = [cast.judge.personId, other.personId];
  const made = await reviews.assignments.assign(organizer, { roundId, subjects, reviewers });
  assignment = made.find(({ reviewer }) => reviewer === cast.judge.personId)!._id;
});
afterAll(() => app.close());

async function aNamedTeam() {
  const institution = await anInstitution(app);
  const name = { lang: 'en' as const, text: 'Quillmere', translations: [] };
  await app.services.organizations.edit(
    await (await theAdministrator(app)).viewer(),
    institution.organization._id,
    { name, aliases: ['QMU'] },
  );
  const team = await aTeam(app, { institution, leader: await aPerson(app, { name: 'Ada Lovelorn' }) });
  const called = {
    lang: 'en' as const,
    text: 'Zephyrwing',
    translations: [{ lang: 'zh-CN' as const, text: '云雀团队' }],
  };
  const leader = await team.leader.viewer();
  await app.services.teams.edit(leader, team.team._id, { name: called });
  const former = await aPerson(app, { name: 'Gone Fishwick' });
  for (const newcomer of [former, await aPerson(app, { name: 'Bo Finchley' })])
    await joins(app, team, newcomer);
  await app.services.teams.removeMember(await team.leader.viewer(), team.team._id, former.personId);
  return team;
}

/** Every query a reviewer may ask about what they judge; registers that name every team and person tell nothing about one. */
const registers = [
  'team',
  'teams',
  'teamInvitation',
  'myTeamInvitations',
  'organization',
  'organizations',
  'people',
];

function calls(names: readonly string[]): string[] {
  const byId = (name: string) => {
    const ids: Record<string, string> = { assignment, round: roundId };
    return `${name}(id: "${ids[name] ?? solutionId}")`;
  };
  const of: Record<string, string> = {
    me: 'me',
    challenge: `challenge(slug: "${slug}")`,
    challenges: 'challenges(first: 5)',
    requirements: `requirements(challenge: "${slug}", first: 5)`,
    solutions: `solutions(challenge: "${slug}", first: 5)`,
    rounds: `rounds(challenge: "${slug}", first: 5)`,
    decisions: `decisions(challenge: "${slug}", first: 5)`,
    awards: `awards(challenge: "${slug}", first: 5)`,
    publicNotices: `publicNotices(challenge: "${slug}", first: 5)`,
    accessTokens: 'accessTokens',
  };
  return names.map((name) => of[name] ?? (name.startsWith('my') ? `${name}(first: 5)` : byId(name)));
}

/** Everything a reviewer reads on one look, as deep as the limits let it. */
async function lookAt(queries: readonly string[]): Promise<string> {
  for (const query of queries) {
    const answer = await app.request(query, null, { as: cast.judge });
    if (answer.status === 200) return answer.text;
  }
  throw new Error(`beyond the limits: ${queries.at(-1)}`);
}

async function crawled(): Promise<{ looks: number; found: string[] }> {
  const schema = await servedSchema(app);
  const names = Object.keys(schema.getQueryType()!.getFields()).filter((name) => !registers.includes(name));
  const found: string[] = [];
  let looks = 0;
  for (const { name, queries } of calls(names).flatMap((call) => looksAt(schema, call))) {
    const text = await lookAt(queries);
    looks++;
    for (const canary of canaries)
      if (text.toLowerCase().includes(canary.toLowerCase())) found.push(`${name}: ${canary}`);
  }
  return { looks, found };
}

it('shows a blind reviewer the text without the names', async () => {
  const query = `query ($id: ID!) { assignment(id: $id) { subjectId subject { code title { text zh: text(lang: ZH_CN) }
    sections { heading { text(lang: EN) } text { text } } } } }`;
  const { subjectId, subject } = await asker(app)(query, { id: assignment }, cast.judge);
  expect(subjectId).toBeNull();
  expect(subject.title).toEqual({
    text: 'Title: We of ■■■ at ■■■ (■■■), led by ■■■ with ■■■, ■■■ and ■■■, ■■■， know how',
    zh: 'Title：■■■、■■■、■■■ 的做法',
  });
  const headings = subject.sections.map(({ heading }: { heading: { text: string } }) => heading.text);
  expect(headings).toEqual([
    'Abstract',
    'Technical route',
    'Answers to the indicators',
    'Technology readiness level',
    'Schedule',
  ]);
});

it('tells a blind reviewer nobody’s name, by no path, before the round is finalised and after', async () => {
  const before = await crawled();
  expect(before.found).toEqual([]);
  expect(before.looks).toBeGreaterThan(100);
  const { assignments, rounds } = app.services.reviews;
  const all = await app.services.reviews.assignments.mine(await other.viewer(), null, { first: 5 });
  for (const [judge, id] of [
    [cast.judge, assignment],
    [other, all.edges[0]!.node._id],
  ] as const) {
    await assignments.accept(await judge.viewer(), id);
    await assignments.score(await judge.viewer(), id, { scores: [{ criterion: 'merit', score: 80 }] });
    await assignments.submit(await judge.viewer(), id);
  }
  await rounds.finalise(await cast.organizer.viewer(), roundId);
  expect((await crawled()).found).toEqual([]);
});

it('gives a blind reviewer no file, and not its name', async () => {
  const headers = { authorization: `Bearer ${cast.judge.token}` };
  const answer = await app.send(`/files/${fileId}`, { headers });
  expect(answer.status).toBe(404);
  expect(JSON.stringify([...answer.headers]) + answer.text).not.toContain('Zephyr');
});

it('names them to a reviewer of an open round, and to organizers', async () => {
  const open = await aScoringRound(app, cast, { blind: false });
  const subjects = [{ kind: 'solution', id: solutionId }];
  const organizer = await cast.organizer.viewer();
  const reviewers = [other.personId];
  const [made] = await app.services.reviews.assignments.assign(organizer, {
    roundId: open,
    subjects,
    reviewers,
  });
  const query = 'query ($id: ID!) { assignment(id: $id) { subject { sections { text { text } } } } }';
  for (const as of [other, cast.organizer])
    expect(JSON.stringify(await asker(app)(query, { id: made!._id }, as))).toContain('Zephyrwing');
});
