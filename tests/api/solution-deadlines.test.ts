import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aRequirement,
  aSolution,
  aTeam,
  type Cast,
  startTestApp,
  type TeamCast,
  type TestApp,
} from '../factories/index.js';
import { asker } from './ask.js';
import { taker } from './solution-acts.js';

let app: TestApp;
let cast: Cast;
let team: TeamCast;
let ask: ReturnType<typeof asker>;
let take: ReturnType<typeof taker>;
beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  team = await aTeam(app);
  [ask, take] = [asker(app), taker(app)];
});
afterAll(() => app.close());

const problems = (path: string, code: string) => ({ __typename: 'InvalidInput', problems: [{ path, code }] });
const stored = (id: string) =>
  app.kernel.subjects.get('solution')!.findById(id).lean<Record<string, unknown>>();
const hours = (count: number) => new Date(app.clock.now().getTime() + count * 3_600_000);
const rowsOf = (id: string) =>
  app.kernel.connection.collection('history').find({ subjectId: id }).sort({ seq: 1 }).toArray();

/** A released requirement whose deadline lies an hour ahead. */
async function dueSoon() {
  const deadline = hours(1);
  const { requirement } = await aRequirement(app, { cast, status: 'released', deadline });
  return { requirement, deadline };
}

describe('the deadline', () => {
  it('lets in what the server received a millisecond before it, and nothing from it on', async () => {
    const { requirement, deadline } = await dueSoon();
    const early = await aSolution(app, { cast, team, requirement });
    const late = await aSolution(app, { cast, requirement });
    app.clock.set(new Date(deadline.getTime() - 1));
    expect(await take(late.solution._id, 'submitLateSolution', { as: late.team.leader })).toMatchObject(
      problems('deadline', 'NOT_LATE'),
    );
    expect(await take(early.solution._id, 'submitSolution', { as: team.leader })).toMatchObject({
      status: 'SUBMITTED',
      receipt: { receivedAt: new Date(deadline.getTime() - 1).toISOString() },
    });
    app.clock.set(deadline);
    expect(await take(late.solution._id, 'submitSolution', { as: late.team.leader })).toMatchObject(
      problems('deadline', 'DEADLINE_PASSED'),
    );
    expect(await take(early.solution._id, 'reviseSolution', { as: team.leader })).toMatchObject(
      problems('deadline', 'DEADLINE_PASSED'),
    );
    app.clock.advance(30_000);
    await app.services.requirements.closeDue();
    expect(await stored(early.solution._id)).toMatchObject({ status: 'locked', lockedAt: deadline });
    const lock = (await rowsOf(early.solution._id)).at(-1);
    expect(lock).toMatchObject({ action: 'lock', actorKind: 'system', effectiveAt: deadline });
    expect(lock!.recordedAt).toEqual(app.clock.now());
    expect(await stored(late.solution._id)).toMatchObject({ status: 'draft' });
  });

  it('loses nothing to a close at the same moment: what was handed in is locked, the rest refused', async () => {
    const { requirement } = await dueSoon();
    const answers = [];
    for (let made = 0; made < 6; made++) answers.push(await aSolution(app, { cast, requirement }));
    const closing = ask(
      'mutation ($id: ID!) { closeRequirement(id: $id) { __typename } }',
      { id: requirement._id },
      cast.organizer,
    );
    const submitted = await Promise.all(
      answers.map(({ solution, team: { leader } }) => take(solution._id, 'submitSolution', { as: leader })),
    );
    expect(await closing).toEqual({ __typename: 'Requirement' });
    for (const [index, { solution }] of answers.entries()) {
      const isIn = submitted[index].__typename === 'Solution';
      expect((await stored(solution._id))!.status).toBe(isIn ? 'locked' : 'draft');
    }
  });
});

describe('what comes late', () => {
  it('is handed in as such, and counts only once the organizer admits it', async () => {
    const { requirement } = await dueSoon();
    const { solution } = await aSolution(app, { cast, team, requirement });
    app.clock.advance(7_200_000);
    await app.services.requirements.closeDue();
    const id = solution._id;
    const received = app.clock.now().toISOString();
    const late = await take(id, 'submitLateSolution', { as: team.leader });
    expect(late).toMatchObject({ status: 'LATE', lockedAt: null, receipt: { receivedAt: received } });
    app.clock.advance(1000);
    expect(await take(id, 'admitLateSolution', { as: cast.organizer, act: { reason: ' ' } })).toMatchObject(
      problems('act.reason', 'REQUIRED'),
    );
    expect(await take(id, 'admitLateSolution', { as: team.leader })).toEqual({ error: 'FORBIDDEN' });
    expect(await take(id, 'admitLateSolution', { as: cast.organizer })).toMatchObject({
      status: 'LOCKED',
      lockedAt: app.clock.now().toISOString(),
      receipt: { receivedAt: received },
    });
  });

  it('comes too late for a requirement that was concluded without it', async () => {
    const { requirement } = await dueSoon();
    const { solution } = await aSolution(app, { cast, team, requirement, status: 'late' });
    const conclude = 'mutation ($id: ID!) { concludeRequirement(id: $id) { ... on Requirement { status } } }';
    expect(await ask(conclude, { id: requirement._id }, cast.organizer)).toEqual({ status: 'UNANSWERED' });
    expect(await take(solution._id, 'admitLateSolution', { as: cast.organizer })).toMatchObject(
      problems('requirementId', 'NOT_OPEN'),
    );
  });
});

describe('a requirement', () => {
  it('that is reopened leaves locked what is locked, and lets new ones come', async () => {
    const { requirement } = await dueSoon();
    const first = await aSolution(app, { cast, team, requirement, status: 'locked' });
    const second = await aSolution(app, { cast, requirement });
    const reopen = `mutation ($id: ID!, $deadline: DateTime!) {
      reopenRequirement(id: $id, deadline: $deadline, act: { reason: "for the test" }) { ... on Requirement { status } } }`;
    const variables = { id: requirement._id, deadline: hours(2) };
    expect(await ask(reopen, variables, cast.organizer)).toEqual({ status: 'RELEASED' });
    expect(await take(first.solution._id, 'reviseSolution', { as: team.leader })).toMatchObject({
      __typename: 'IllegalTransition',
      state: 'locked',
    });
    expect(await take(second.solution._id, 'submitSolution', { as: second.team.leader })).toMatchObject({
      status: 'SUBMITTED',
    });
    app.clock.set(hours(3));
    await app.services.requirements.closeDue();
    const [kept, locked] = [await stored(first.solution._id), await stored(second.solution._id)];
    expect(kept).toEqual(await stored(first.solution._id));
    expect(kept!.version).toBe(first.solution.version);
    expect(locked).toMatchObject({ status: 'locked' });
  });

  it('that ends without a deal had answers, even those withdrawn or found ineligible since', async () => {
    const conclude = 'mutation ($id: ID!) { concludeRequirement(id: $id) { ... on Requirement { status } } }';
    for (const [status, ended] of [
      ['withdrawn', 'NO_DEAL'],
      ['ineligible', 'NO_DEAL'],
    ] as const) {
      const { requirement } = await aSolution(app, { cast, team, status });
      expect(await ask(conclude, { id: requirement._id }, cast.organizer)).toEqual({ status: ended });
    }
  });

  it('that is withdrawn takes its living solutions with it, in the same moment', async () => {
    const { requirement } = await dueSoon();
    const draft = await aSolution(app, { cast, requirement });
    const submitted = await aSolution(app, { cast, requirement, status: 'submitted' });
    const withdrawn = await aSolution(app, { cast, requirement, status: 'submitted' });
    await take(withdrawn.solution._id, 'withdrawSolution', { as: withdrawn.team.leader });
    const withdraw = `mutation ($id: ID!) {
      withdrawRequirement(id: $id, act: { reason: "for the test" }) { ... on Requirement { status } } }`;
    expect(await ask(withdraw, { id: requirement._id }, cast.member)).toEqual({ status: 'WITHDRAWN' });
    for (const { solution } of [draft, submitted])
      expect(await stored(solution._id)).toMatchObject({ status: 'lapsed', openedAt: null });
    expect(await stored(withdrawn.solution._id)).toMatchObject({ status: 'withdrawn' });
  });
});

describe('withdrawing', () => {
  it('needs a reason, and lets the team answer anew', async () => {
    const { requirement } = await dueSoon();
    const { solution } = await aSolution(app, { cast, team, requirement, status: 'submitted' });
    const id = solution._id;
    expect(await take(id, 'withdrawSolution', { as: team.leader, act: { reason: null } })).toMatchObject(
      problems('act.reason', 'REQUIRED'),
    );
    expect(await take(id, 'withdrawSolution', { as: team.leader })).toMatchObject({ status: 'WITHDRAWN' });
    expect((await aSolution(app, { cast, team, requirement })).solution.status).toBe('draft');
  });
});

describe('screening', () => {
  it('tells the team why it is not eligible', async () => {
    const { solution } = await aSolution(app, { cast, team, status: 'locked' });
    const refuse = (takes: string) => take(solution._id, 'screenSolution', { as: cast.organizer, takes });
    expect(await refuse('outcome: INELIGIBLE,')).toMatchObject(problems('feedback', 'REQUIRED'));
    expect(await refuse('outcome: INELIGIBLE, feedback: { lang: EN, text: "Off topic" },')).toMatchObject({
      status: 'INELIGIBLE',
      feedback: { text: 'Off topic' },
    });
  });
});
