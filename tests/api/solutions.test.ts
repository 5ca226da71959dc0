import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealHistory, verifyHistory } from '@duijie/server';
import { solutionWorkflow } from '@duijie/shared';
import {
  aCast,
  aRequirement,
  aSolution,
  aTeam,
  type Cast,
  startTestApp,
  type TeamCast,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, english } from './ask.js';
import { aFile, content, drafter, taker, whole } from './solution-acts.js';

let app: TestApp;
let cast: Cast;
let team: TeamCast;
let ask: ReturnType<typeof asker>;
let take: ReturnType<typeof taker>;
let draft: ReturnType<typeof drafter>;
beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  team = await aTeam(app);
  [ask, take, draft] = [asker(app), taker(app), drafter(app)];
});
afterAll(() => app.close());

const problems = (...named: [string, string][]) => ({
  __typename: 'InvalidInput',
  problems: named.map(([path, code]) => ({ path, code })),
});
const stored = (id: string) => app.kernel.subjects.get('solution')!.findById(id).lean();
const released = async () => (await aRequirement(app, { cast, status: 'released' })).requirement._id;
const drafted = async (form: object = whole, requirementId?: string): Promise<string> => {
  const at = { requirementId: requirementId ?? (await released()), teamId: team.team._id };
  return (await draft({ as: team.member, ...at, form })).id;
};
const close = (id: string) =>
  ask('mutation ($id: ID!) { closeRequirement(id: $id) { __typename } }', { id }, cast.organizer);

describe('every state', () => {
  it('can be come to', async () => {
    for (const status of solutionWorkflow.states)
      expect((await aSolution(app, { cast, team, status })).solution.status).toBe(status);
  });
});

describe('the whole life of a solution', () => {
  it('goes from a draft to an agreement and back', async () => {
    const requirementId = await released();
    const begun = await draft({ as: team.member, requirementId, teamId: team.team._id });
    expect(begun).toMatchObject({ status: 'DRAFT', version: 1, receipt: null, openedAt: null });
    expect(begun.code).toMatch(new RegExp(`^${cast.challenge.codePrefix}-FA-[0-9A-Z]{8}$`));
    const { id } = begun;
    const edited = `mutation ($id: ID!, $content: SolutionInput!) {
      editSolution(id: $id, content: $content) { ... on Solution { version content { trl title { text } } } } }`;
    expect(await ask(edited, { id, content: whole }, team.member)).toEqual({
      version: 2,
      content: { trl: 5, title: { text: 'A way' } },
    });
    expect(await take(id, 'submitSolution', { as: team.leader })).toMatchObject({ status: 'SUBMITTED' });
    await ask(edited, { id, content: { trl: 7 } }, team.leader);
    const revised = await take(id, 'reviseSolution', { as: team.leader });
    expect(revised).toMatchObject({ status: 'SUBMITTED', receipt: { number: 2 } });
    await close(requirementId);
    const screened = await take(id, 'screenSolution', { as: cast.organizer, takes: 'outcome: ELIGIBLE,' });
    expect(screened).toMatchObject({ status: 'ELIGIBLE' });
    expect(await take(id, 'handOverSolution', { as: cast.organizer })).toMatchObject({ status: 'ELIGIBLE' });
    expect(await take(id, 'shortlistSolution', { as: cast.member })).toMatchObject({ status: 'SHORTLISTED' });
    const organizer = await cast.organizer.viewer();
    const { solutions } = app.services;
    const docked = await app.kernel.transact(organizer, (tx) => solutions.dock(tx, id));
    expect(docked).toMatchObject({ status: 'docked', dockedFrom: 'shortlisted' });
    const freed = await app.kernel.transact(organizer, (tx) => solutions.release(tx, id));
    expect(freed).toMatchObject({ status: 'shortlisted', dockedFrom: null });
    const declined = await take(id, 'declineSolution', {
      as: cast.organizer,
      takes: 'feedback: { lang: EN, text: "Another one was chosen" },',
    });
    expect(declined).toMatchObject({
      status: 'NOT_SELECTED',
      feedback: { text: 'Another one was chosen' },
    });
  });
});

describe('drafting', () => {
  it('is the team’s, once per requirement, on what can be answered', async () => {
    const requirementId = await released();
    const other = await aTeam(app);
    const named = { requirementId, teamId: team.team._id };
    expect(await draft({ as: other.leader, ...named })).toEqual({ error: 'FORBIDDEN' });
    expect(await draft({ as: cast.member, ...named })).toEqual({ error: 'FORBIDDEN' });
    expect(await draft({ as: null, ...named })).toEqual({ error: 'UNAUTHENTICATED' });
    expect(await draft({ as: team.leader, ...named })).toMatchObject({ status: 'DRAFT' });
    expect(await draft({ as: team.member, ...named })).toMatchObject({
      __typename: 'Conflict',
      path: 'teamId',
    });
    // To others it is as if there were none.
    expect(await draft({ as: other.leader, ...named })).toEqual({ error: 'FORBIDDEN' });
    expect(await draft({ as: other.leader, requirementId, teamId: other.team._id })).toMatchObject({
      version: 1,
    });
    const { requirement } = await aRequirement(app, { cast, status: 'withdrawn' });
    expect(await draft({ as: team.leader, ...named, requirementId: requirement._id })).toMatchObject(
      problems(['requirementId', 'NOT_FOUND']),
    );
    const unanswered = (await aRequirement(app, { cast, status: 'unanswered' })).requirement._id;
    expect(await draft({ as: team.leader, ...named, requirementId: unanswered })).toMatchObject(
      problems(['requirementId', 'NOT_OPEN']),
    );
  });

  it('names everything that is wrong, each by its path, and changes nothing', async () => {
    const named = { requirementId: await released(), teamId: team.team._id };
    const count = () => app.kernel.subjects.get('solution')!.countDocuments();
    const before = await count();
    const form = {
      title: english('x'.repeat(201)),
      responses: [
        { key: 'i1', value: '1e3' },
        { key: 'i1', value: '1' },
        { key: 'nobody', value: '1' },
      ],
      price: '-1',
    };
    expect(await draft({ as: team.leader, ...named, form })).toMatchObject(
      problems(
        ['title.text', 'TOO_LONG'],
        ['responses.0.value', 'NOT_A_DECIMAL'],
        ['responses.1.key', 'DUPLICATE'],
        ['responses.2.key', 'UNKNOWN_CODE'],
        ['price', 'NEGATIVE'],
      ),
    );
    const ranges = await draft({ as: team.leader, ...named, form: { trl: 10, months: 0 } });
    expect(ranges.problems.map(({ path }: { path: string }) => path)).toEqual(['trl', 'months']);
    expect(await count()).toBe(before);
  });

  it('on a team’s behalf needs its leader’s or institution’s name, and paper', async () => {
    const named = { requirementId: await released(), teamId: team.team._id };
    const as = cast.organizer;
    expect(await draft({ as, ...named })).toMatchObject(problems(['act.onBehalfOf', 'REQUIRED']));
    const evidence = await aFile(app, as);
    const wrong = { onBehalfOf: { kind: 'ORGANIZATION', id: cast.enterprise._id }, evidence };
    expect(await draft({ as, ...named, act: wrong })).toMatchObject(
      problems(['act.onBehalfOf', 'NOT_THE_OWNER']),
    );
    const onBehalfOf = { kind: 'PERSON', id: team.leader.personId };
    expect(await draft({ as, ...named, act: { onBehalfOf } })).toMatchObject(
      problems(['act.evidence', 'EVIDENCE_REQUIRED']),
    );
    const entered = await draft({ as, ...named, form: whole, act: { onBehalfOf, evidence } });
    expect(entered).toMatchObject({ status: 'DRAFT' });
    // They know that it is there, and no more than that until it is locked.
    const query =
      'query ($id: ID!) { solution(id: $id) { id content { trl } submitted { trl } history { seq } } }';
    const sealed = { id: entered.id, content: null, submitted: null, history: [] };
    expect(await ask(query, { id: entered.id }, as)).toEqual(sealed);
    const institution = { kind: 'ORGANIZATION', id: team.institution._id };
    const act = { onBehalfOf: institution, evidence: await aFile(app, as) };
    expect(await take(entered.id, 'submitSolution', { as, act })).toMatchObject({ status: 'SUBMITTED' });
    expect(await ask(query, { id: entered.id }, as)).toEqual(sealed);
  });
});

describe('handing in', () => {
  it('needs an answer to every must-have indicator, one by one, and what else a form needs', async () => {
    const name = { lang: 'en' as const, text: 'Indicator', translations: [] };
    const { requirement } = await aRequirement(app, {
      cast,
      status: 'released',
      indicators: [
        { name, comparator: '>=', target: '1', mustHave: true },
        { name, comparator: 'qualitative', targetText: name, mustHave: true },
        { name, comparator: 'between', target: '1', targetMax: '2', mustHave: false },
      ],
    });
    const responses = [{ key: 'i1', text: english('certainly') }, { key: 'i2' }];
    const id = await drafted({ responses }, requirement._id);
    const before = await stored(id);
    expect(await take(id, 'submitSolution', { as: team.leader })).toMatchObject(
      problems(
        ['abstract', 'REQUIRED'],
        ['route', 'REQUIRED'],
        ['trl', 'REQUIRED'],
        ['responses.i1', 'UNANSWERED'],
        ['responses.i2', 'UNANSWERED'],
      ),
    );
    expect(await stored(id)).toEqual(before);
    const answered = [
      { key: 'i1', value: '0.999999999' },
      { key: 'i2', text: english('Certainly') },
      { key: 'i3', value: '2' },
    ];
    const edited = `mutation ($id: ID!, $content: SolutionInput!) { editSolution(id: $id, content: $content) {
      ... on Solution { content { responses { key meetsTarget } } } } }`;
    const shown = await ask(edited, { id, content: { ...whole, responses: answered } }, team.leader);
    expect(shown.content.responses).toEqual([
      { key: 'i1', meetsTarget: false },
      { key: 'i2', meetsTarget: null },
      { key: 'i3', meetsTarget: true },
    ]);
    // A target that is missed is told, not refused.
    expect(await take(id, 'submitSolution', { as: team.leader })).toMatchObject({ status: 'SUBMITTED' });
  });

  it('gives a receipt that anybody can recompute', async () => {
    const id = await drafted({
      ...whole,
      price: '9876543210123',
      members: [{ ...english('Li'), translations: [{ lang: 'ZH_CN', text: '李' }] }],
    });
    const fileId = await aFile(app, team.member, 'proof.txt');
    await take(id, 'attachSolutionFile', { as: team.member, takes: `fileId: "${fileId}",` });
    const { receipt } = await take(id, 'submitSolution', { as: team.leader });
    const query = `query ($id: ID!) { solution(id: $id) { submitted ${content} receipts { number sha256 } } }`;
    const { submitted, receipts } = await ask(query, { id }, team.leader);
    const attachments = [
      { fileId, sha256: createHash('sha256').update('The content of proof.txt').digest('hex') },
    ];
    expect(receipt).toMatchObject({ number: 1, attachments, receivedAt: app.clock.now().toISOString() });
    expect(receipts).toEqual([{ number: 1, sha256: receipt.sha256 }]);
    const document = { attachments, content: submitted, receivedAt: receipt.receivedAt };
    const text = sortedJson(document).replaceAll('"EN"', '"en"').replaceAll('"ZH_CN"', '"zh-CN"');
    expect(createHash('sha256').update(text).digest('hex')).toBe(receipt.sha256);
  });

  it('is the leader’s, not a member’s, and has one effect per Idempotency-Key', async () => {
    const id = await drafted();
    expect(await take(id, 'submitSolution', { as: team.member })).toEqual({ error: 'FORBIDDEN' });
    const headers = { 'idempotency-key': 'hand in once' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => take(id, 'submitSolution', { as: team.leader, headers })),
    );
    for (const each of answers) expect(each).toMatchObject({ version: 2, receipt: { number: 1 } });
    expect(
      await app.kernel.connection.collection('solutionVersions').countDocuments({ solutionId: id }),
    ).toBe(1);
  });

  it('is refused to a suspended team', async () => {
    const suspended = await aTeam(app);
    const at = { requirementId: await released(), teamId: suspended.team._id };
    const { id } = await draft({ as: suspended.leader, ...at, form: whole });
    const administrator = await (await theAdministrator(app)).viewer();
    await app.services.teams.take(administrator, suspended.team._id, 'suspend', { reason: 'for the test' });
    expect(await take(id, 'submitSolution', { as: suspended.leader })).toMatchObject(
      problems(['teamId', 'SUSPENDED']),
    );
  });

  it('keeps a team from being dissolved', async () => {
    const leaving = await aTeam(app);
    const dissolve = () =>
      ask(
        'mutation ($id: ID!) { dissolveTeam(id: $id) { ... on Team { status } ... on InvalidInput { problems { path code } } } }',
        { id: leaving.team._id },
        leaving.leader,
      );
    const at = { requirementId: await released(), teamId: leaving.team._id };
    const { id } = await draft({ as: leaving.leader, ...at, form: whole });
    await take(id, 'submitSolution', { as: leaving.leader });
    expect(await dissolve()).toEqual({ problems: [{ path: 'id', code: 'SOLUTIONS_UNDER_WAY' }] });
    await take(id, 'withdrawSolution', { as: leaving.leader });
    expect(await dissolve()).toEqual({ status: 'DISSOLVED' });
  });
});

/** RFC 8785 for what has no numbers but small integers, written down once more. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  const fields = keys.map(
    (key) => `${JSON.stringify(key)}:${sortedJson((value as Record<string, unknown>)[key])}`,
  );
  return `{${fields.join(',')}}`;
}

describe('history', () => {
  it('of all that happened here verifies, and stays so when it is sealed', async () => {
    expect(await verifyHistory(app.kernel)).toMatchObject({ first: null });
    const head = await sealHistory(app.kernel);
    expect(await verifyHistory(app.kernel, head!)).toMatchObject({ first: null, head: head!.hash });
  });
});
