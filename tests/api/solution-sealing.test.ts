import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aPerson,
  aScoringRound,
  aSolution,
  aTeam,
  type Cast,
  type Somebody,
  startTestApp,
  type TeamCast,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker } from './ask.js';
import { aFile, taker } from './solution-acts.js';

let app: TestApp;
let cast: Cast;
let team: TeamCast;
let ask: ReturnType<typeof asker>;
let take: ReturnType<typeof taker>;
const viewers: Record<string, Somebody | null> = {};
beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  team = await aTeam(app);
  [ask, take] = [asker(app), taker(app)];
  const judge = { role: 'judge', scope: { kind: 'challenge', id: cast.challenge._id } } as const;
  const officer = { role: 'county-officer', scope: { kind: 'region', id: '620000' } } as const;
  Object.assign(viewers, {
    public: null,
    registered: await aPerson(app),
    administrator: await theAdministrator(app),
    officer: await aPerson(app, { roles: [officer] }),
    'other team': (await aTeam(app)).leader,
    'other organizer': (await aCast(app)).organizer,
    'other enterprise': (await aCast(app)).member,
    signatory: await aPerson(app, {
      roles: [{ role: 'enterprise-signatory', scope: { kind: 'organization', id: team.institution._id } }],
    }),
    'idle judge': await aPerson(app, { roles: [judge] }),
    leader: team.leader,
    member: team.member,
    organizer: cast.organizer,
    auditor: await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] }),
    enterprise: cast.member,
    judge: cast.judge,
  });
});
afterAll(() => app.close());

const query = `query ($id: ID!) { solution(id: $id) { id content { title { text } } submitted { title { text } }
  receipt { sha256 } history { seq } reads { at } } }`;
const lists = (id: string) => `query { mine: mySolutions { edges { node { id } } }
  all: solutions(challenge: "${cast.challenge.slug}") { totalCount edges { node { id } } }
  requirement(id: "${id}") { solutions { totalCount edges { node { id } } } comparison { solutions { id } rows { answers { value } } } } }`;

/** Which parts of a solution somebody reads; null where they do not see it, by id or in any list. */
async function readBy(who: string, id: string, requirementId: string): Promise<string | null> {
  const as = viewers[who]!;
  const { data } = await app.request(query, { id }, { as });
  const { data: listed } = await app.request(lists(requirementId), null, { as });
  const found = data?.solution as Record<string, unknown> | null;
  const own = listed?.requirement?.solutions;
  if (listed?.requirement) {
    expect([who, own.totalCount]).toEqual([who, found ? 1 : 0]);
    expect(listed.requirement.comparison.solutions).toHaveLength(found?.submitted ? 1 : 0);
  }
  const ids = JSON.stringify([listed?.all, listed?.mine, own]);
  expect([who, ids.includes(id)]).toEqual([who, Boolean(found)]);
  if (!found) return null;
  const isShown = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  return ['content', 'submitted', 'receipt', 'history'].filter((part) => isShown(found[part])).join(' ');
}

async function readers(id: string, requirementId: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const who of Object.keys(viewers)) {
    const parts = await readBy(who, id, requirementId);
    if (parts !== null) seen[who] = parts;
  }
  return seen;
}

const own = 'content submitted receipt history';
const ofTeam = { leader: own, member: own };
const staff = { organizer: 'submitted receipt history', auditor: 'submitted receipt history' };

describe('a solution is read', () => {
  it('step by step by those who have come to deal with it, and by nobody else', async () => {
    const { solution, requirement } = await aSolution(app, { cast, team });
    const [id, requirementId] = [solution._id, requirement._id];
    const draft = 'content history';
    expect(await readers(id, requirementId)).toEqual({ leader: draft, member: draft });
    await take(id, 'submitSolution', { as: team.leader });
    expect(await readers(id, requirementId)).toEqual(ofTeam);
    await ask(
      'mutation ($id: ID!) { closeRequirement(id: $id) { __typename } }',
      { id: requirementId },
      cast.organizer,
    );
    expect(await readers(id, requirementId)).toEqual({ ...ofTeam, ...staff });
    await take(id, 'screenSolution', { as: cast.organizer, takes: 'outcome: ELIGIBLE,' });
    const assignment = await assigned(id, await aScoringRound(app, cast, { blind: false }), cast.judge);
    const judged = { ...ofTeam, ...staff, judge: 'submitted' };
    expect(await readers(id, requirementId)).toEqual(judged);
    await take(id, 'handOverSolution', { as: cast.organizer });
    expect(await readers(id, requirementId)).toEqual({ ...judged, enterprise: 'submitted' });
    await app.services.reviews.assignments.cancel(await cast.organizer.viewer(), assignment, {
      reason: 'for the test',
    });
    expect(await readers(id, requirementId)).toEqual({ ...ofTeam, ...staff, enterprise: 'submitted' });
  });

  it('never by organizers, if it was withdrawn while it was sealed', async () => {
    const { solution, requirement } = await aSolution(app, { cast, team, status: 'submitted' });
    await take(solution._id, 'withdrawSolution', { as: team.leader });
    const organizer = await cast.organizer.viewer();
    await app.services.requirements.take(organizer, requirement._id, 'close', { reason: 'for the test' });
    expect(await readers(solution._id, requirement._id)).toEqual(ofTeam);
  });

  it('as it was handed in, whatever the team is working on', async () => {
    const { solution, requirement } = await aSolution(app, { cast, team, status: 'submitted' });
    const edit = `mutation ($id: ID!) { editSolution(id: $id, content: { title: { lang: EN, text: "Unfinished" } }) {
      ... on Solution { content { title { text } } submitted { title { text } } } } }`;
    const { content, submitted } = await ask(edit, { id: solution._id }, team.member);
    expect(content.title.text).toBe('Unfinished');
    const organizer = await cast.organizer.viewer();
    await app.services.requirements.take(organizer, requirement._id, 'close', { reason: 'for the test' });
    const read = await ask(query, { id: solution._id }, cast.organizer);
    expect(read).toMatchObject({ content: null, submitted });
  });
});

async function assigned(id: string, roundId: string, judge: Somebody): Promise<string> {
  const { assignments } = app.services.reviews;
  const [made] = await assignments.assign(await cast.organizer.viewer(), {
    roundId,
    subjects: [{ kind: 'solution', id }],
    reviewers: [judge.personId],
  });
  return made!._id;
}

const download = async (fileId: string, as: Somebody | null) => {
  const headers: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {};
  return (await app.send(`/files/${fileId}`, { headers })).status;
};

describe('files', () => {
  it('follow the solution, asked anew at each download', async () => {
    const { solution, requirement } = await aSolution(app, { cast, team });
    const id = solution._id;
    const [kept, removed] = [
      await aFile(app, team.leader, 'kept.txt'),
      await aFile(app, team.leader, 'gone.txt'),
    ];
    const attach = (fileId: string, as: Somebody) =>
      take(id, 'attachSolutionFile', { as, takes: `fileId: "${fileId}",` });
    expect(await attach(kept, team.member)).toMatchObject({
      problems: [{ path: 'fileId', code: 'NOT_FOUND' }],
    });
    for (const fileId of [kept, removed]) await attach(fileId, team.leader);
    expect(await attach(kept, team.leader)).toMatchObject({
      problems: [{ path: 'fileId', code: 'DUPLICATE' }],
    });
    await take(id, 'removeSolutionFile', { as: team.member, takes: `fileId: "${removed}",` });
    await take(id, 'submitSolution', { as: team.leader });
    const allowed = async (fileId: string) => {
      const statuses: string[] = [];
      for (const [who, as] of Object.entries(viewers))
        if ((await download(fileId, as)) === 200) statuses.push(who);
      return statuses.sort();
    };
    expect(await allowed(kept)).toEqual(['leader', 'member']);
    const organizer = await cast.organizer.viewer();
    await app.services.requirements.take(organizer, requirement._id, 'close', { reason: 'for the test' });
    expect(await allowed(kept)).toEqual(['auditor', 'leader', 'member', 'organizer']);
    expect(await allowed(removed)).toEqual(['leader', 'member']);
    await take(id, 'screenSolution', { as: cast.organizer, takes: 'outcome: ELIGIBLE,' });
    await take(id, 'handOverSolution', { as: cast.organizer });
    await assigned(id, await aScoringRound(app, cast), cast.judge);
    expect(await allowed(kept)).toEqual(['auditor', 'enterprise', 'leader', 'member', 'organizer']);
    const logged = await ask(
      'query ($id: ID!) { solution(id: $id) { reads { part fileId } } }',
      { id },
      team.leader,
    );
    const reads = logged.reads.filter(({ part }: { part: string }) => part === 'FILE');
    // Organizer and auditor twice, the enterprise once.
    expect(reads.map(({ fileId }: { fileId: string }) => fileId)).toEqual(Array(5).fill(kept));
  });
});

describe('reads', () => {
  it('of a sealed solution by anybody but the team are logged, and told to those who may know', async () => {
    const { solution, requirement } = await aSolution(app, { cast, team, status: 'eligible' });
    const id = solution._id;
    const assignment = await assigned(id, await aScoringRound(app, cast), cast.judge);
    const read = 'query ($id: ID!) { solution(id: $id) { submitted { title { text } } } }';
    for (const as of [team.leader, team.member, cast.organizer, viewers.auditor!, viewers.registered!])
      await ask(read, { id }, as);
    const compare = `query ($id: ID!) { requirement(id: $id) { comparison { rows { indicator { key } answers { value meetsTarget } } } } }`;
    const { comparison } = await ask(compare, { id: requirement._id }, cast.organizer);
    expect(comparison.rows).toEqual([
      { indicator: { key: 'i1' }, answers: [{ value: '99.7', meetsTarget: true }] },
      { indicator: { key: 'i2' }, answers: [null] },
    ]);
    await ask(
      'query ($id: ID!) { assignment(id: $id) { subject { title { text } } } }',
      { id: assignment },
      cast.judge,
    );
    // Without its text nothing was read.
    await ask('query ($id: ID!) { solution(id: $id) { code status } }', { id }, cast.organizer);
    const reads = 'query ($id: ID!) { solution(id: $id) { reads { personId as part at } } }';
    const at = app.clock.now().toISOString();
    const expected = (judge: string | null) =>
      [
        { personId: cast.organizer.personId, as: 'ORGANIZER', part: 'CONTENT', at },
        { personId: viewers.auditor!.personId, as: 'AUDITOR', part: 'CONTENT', at },
        { personId: cast.organizer.personId, as: 'ORGANIZER', part: 'COMPARISON', at },
        { personId: judge, as: 'JUDGE', part: 'REVIEW', at },
      ].sort(byPart);
    const told = async (as: Somebody) => (await ask(reads, { id }, as)).reads.sort(byPart) as unknown;
    expect(await told(cast.organizer)).toEqual(expected(cast.judge.personId));
    expect(await told(team.leader)).toEqual(expected(null));
    expect(await told(team.member)).toEqual([]);
  });
});

interface Read {
  as: string;
  part: string;
}

const byPart = (a: Read, b: Read) => `${a.part}${a.as}`.localeCompare(`${b.part}${b.as}`);

describe('scoring', () => {
  it('follows the finalised round, and nothing but eligible solutions that were reviewed', async () => {
    const answers = [];
    for (let made = 0; made < 3; made++) answers.push(await aSolution(app, { cast, status: 'eligible' }));
    const ids = answers.map(({ solution }) => solution._id);
    const roundId = await aScoringRound(app, cast);
    const { assignments, rounds } = app.services.reviews;
    const judge = await cast.judge.viewer();
    for (const id of ids) {
      const assignment = await assigned(id, roundId, cast.judge);
      if (id === ids[2]) continue;
      await assignments.accept(judge, assignment);
      await assignments.score(judge, assignment, { scores: [{ criterion: 'merit', score: 70 }] });
      await assignments.submit(judge, assignment);
    }
    await take(ids[1]!, 'withdrawSolution', { as: answers[1]!.team.leader });
    await rounds.finalise(
      await cast.organizer.viewer(),
      roundId,
      { force: true },
      { reason: 'for the test' },
    );
    const rows = await app.services.solutions.findMany(await cast.organizer.viewer(), ids);
    const status = (id: string) => rows.find(({ _id }) => _id === id)!.status;
    expect(ids.map(status)).toEqual(['scored', 'withdrawn', 'eligible']);
  });

  it('is not for those who have to do with the team, its institution or the enterprise', async () => {
    const { solution } = await aSolution(app, { cast, team, status: 'eligible' });
    const roundId = await aScoringRound(app, cast);
    const scope = { kind: 'challenge', id: cast.challenge._id } as const;
    const kin = [team.member.personId, viewers.signatory!.personId, cast.member.personId];
    const administrator = await (await theAdministrator(app)).viewer();
    for (const personId of kin) {
      await app.services.accounts.roles.give(administrator, personId, { role: 'judge', scope });
      const assign = `mutation ($input: AssignReviewersInput!) { assignReviewers(input: $input) { ... on InvalidInput { problems { path code } } } }`;
      const input = { roundId, subjects: [{ kind: 'solution', id: solution._id }], reviewers: [personId] };
      expect(await ask(assign, { input }, cast.organizer)).toEqual({
        problems: [{ path: 'reviewers.0', code: 'CONFLICT_OF_INTEREST' }],
      });
    }
  });

  it('is not of what has not been found eligible', async () => {
    const { solution } = await aSolution(app, { cast, team, status: 'locked' });
    const roundId = await aScoringRound(app, cast);
    await expect(assigned(solution._id, roundId, cast.judge)).rejects.toMatchObject({
      problems: [{ path: 'subjects.0.id', code: 'NOT_FOUND' }],
    });
  });
});
