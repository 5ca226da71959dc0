import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionsOf, assignmentWorkflow, legalActions, roundWorkflow, targetsOf } from '@duijie/shared';
import { systemViewer, verifyHistory } from '@duijie/server';
import { aChallenge, anOrganizer, type Somebody, startTestApp, type TestApp } from '../factories/index.js';
import { asker, english, enumName, failures } from './ask.js';
import { anAssignment, aReviewCast, aRound, aScan, type ReviewCast, Samples, sheet } from './review-cast.js';

type RoundState = (typeof roundWorkflow)['states'][number];
type RoundAction = keyof (typeof roundWorkflow)['actions'];
type AssignmentState = (typeof assignmentWorkflow)['states'][number];
type AssignmentAction = keyof (typeof assignmentWorkflow)['actions'];

const roundResult = `{ __typename ${failures} ... on Round { status version } }`;
const roundMutations: Record<RoundAction, string> = {
  edit: `mutation ($id: ID!, $act: ActInput, $input: EditRoundInput!) {
    editRound(id: $id, act: $act, input: $input) ${roundResult} }`,
  open: `mutation ($id: ID!, $act: ActInput) { openRound(id: $id, act: $act) ${roundResult} }`,
  extend: `mutation ($id: ID!, $act: ActInput, $until: DateTime!) {
    extendRound(id: $id, act: $act, until: $until) ${roundResult} }`,
  finalise: `mutation ($id: ID!, $act: ActInput) { finaliseRound(id: $id, act: $act) ${roundResult} }`,
};
const roundInputs: Partial<Record<RoundAction, object>> = {
  edit: { input: { name: english('Renamed') } },
  extend: { until: '2022-06-01T00:00:00Z' },
};

const assignmentResult = `{ __typename ${failures} ... on ReviewAssignment { status version } }`;
const plain = (field: string) =>
  `mutation ($id: ID!, $act: ActInput) { ${field}(id: $id, act: $act) ${assignmentResult} }`;
const assignmentMutations: Record<AssignmentAction, string> = {
  declareConflict: plain('declareConflict'),
  accept: plain('acceptAssignment'),
  score: `mutation ($id: ID!, $act: ActInput, $sheet: ScoreSheetInput!) {
    scoreAssignment(id: $id, act: $act, sheet: $sheet) ${assignmentResult} }`,
  submit: plain('submitReview'),
  reopen: plain('reopenReview'),
  cancel: plain('cancelAssignment'),
};
const ofJudge: readonly AssignmentAction[] = ['declareConflict', 'accept', 'score', 'submit'];
const act = { reason: 'as the table asks' };

describe('the lives of rounds and reviews', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  /** Organizes another challenge. */
  let stranger: Somebody;
  const samples = new Samples();

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    stranger = await anOrganizer(app, await aChallenge(app));
  });
  afterAll(() => app.close());

  const system = systemViewer('test');
  const roundNow = (id: string) => app.services.reviews.rounds.find(system, id);
  const assignmentNow = (id: string) => app.services.reviews.assignments.find(system, id);

  const arrangeRound = async (state: RoundState) => {
    const id = await aRound(app, cast, {
      open: state !== 'planned',
      until: new Date('2022-05-20T00:00:00Z'),
    });
    if (state === 'finalised') await app.services.reviews.rounds.finalise(await cast.organizer.viewer(), id);
    return id;
  };
  const takeRound = (id: string, action: RoundAction, as: Somebody | null, given: object = act) =>
    ask(roundMutations[action], { id, act: given, ...roundInputs[action] }, as);

  const arrangeAssignment = async (state: AssignmentState) => {
    const roundId = await aRound(app, cast);
    const sample = samples.add(cast.challenge);
    const id = await anAssignment(app, cast, { roundId, sample, reviewer: cast.judge });
    const { assignments } = app.services.reviews;
    const judge = await cast.judge.viewer();
    if (state === 'conflict') await assignments.declareConflict(judge, id, act);
    if (state === 'cancelled') await assignments.cancel(await cast.organizer.viewer(), id, act);
    if (state === 'accepted' || state === 'submitted') {
      await assignments.accept(judge, id);
      await assignments.score(judge, id, sheet(80, 70));
    }
    if (state === 'submitted') await assignments.submit(judge, id);
    return id;
  };
  const takeAssignment = (id: string, action: AssignmentAction, as: Somebody | null, given: object = act) => {
    const input = action === 'score' && { sheet: { scores: [{ criterion: 'novelty', score: 55 }] } };
    return ask(assignmentMutations[action], { id, act: given, ...input }, as);
  };
  const rightPerson = (action: AssignmentAction) => (ofJudge.includes(action) ? cast.judge : cast.organizer);

  describe.each(roundWorkflow.states)('a round that is %s', (state) => {
    it.each(actionsOf(roundWorkflow))('%s goes as the table says', async (action) => {
      const id = await arrangeRound(state);
      const before = (await roundNow(id))!;
      const [target] = targetsOf(roundWorkflow, state, action);
      const answer = await takeRound(id, action, cast.organizer);
      if (target) {
        expect(answer).toEqual({
          __typename: 'Round',
          status: enumName(target),
          version: before.version + 1,
        });
      } else {
        const allowed = legalActions(roundWorkflow, state);
        expect(answer).toEqual({ __typename: 'IllegalTransition', action, state, allowed });
        expect(await roundNow(id)).toEqual(before);
      }
    });

    it('offers its organizer what the table allows', async () => {
      const id = await arrangeRound(state);
      const query = `query ($id: ID!) { round(id: $id) { viewerActions } }`;
      const viewerActions = legalActions(roundWorkflow, state).map(enumName);
      expect(await ask(query, { id }, cast.organizer)).toEqual({ viewerActions });
    });
  });

  it.each(actionsOf(roundWorkflow))('of a round let only its organizers %s', async (action) => {
    const id = await arrangeRound(roundWorkflow.actions[action].from[0]!);
    const before = await roundNow(id);
    expect(await takeRound(id, action, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    for (const outsider of [stranger, cast.judge])
      expect(await takeRound(id, action, outsider)).toEqual({ codes: ['NOT_FOUND'] });
    expect(await roundNow(id)).toEqual(before);
    const sample = samples.add(cast.challenge);
    await anAssignment(app, cast, { roundId: id, sample, reviewer: cast.judge });
    expect(await takeRound(id, action, cast.judge)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await roundNow(id)).toMatchObject({ status: before!.status, version: before!.version });
  });

  describe.each(assignmentWorkflow.states)('a review that is %s', (state) => {
    it.each(actionsOf(assignmentWorkflow))('%s goes as the table says', async (action) => {
      const id = await arrangeAssignment(state);
      const before = (await assignmentNow(id))!;
      const [target] = targetsOf(assignmentWorkflow, state, action);
      const answer = await takeAssignment(id, action, rightPerson(action));
      if (target) {
        const status = enumName(target);
        expect(answer).toEqual({ __typename: 'ReviewAssignment', status, version: before.version + 1 });
      } else {
        const allowed = legalActions(assignmentWorkflow, state);
        expect(answer).toEqual({ __typename: 'IllegalTransition', action, state, allowed });
        expect(await assignmentNow(id)).toEqual(before);
      }
    });

    it('offers reviewer and organizer what the table allows', async () => {
      const id = await arrangeAssignment(state);
      const query = `query ($id: ID!) { assignment(id: $id) { viewerActions } }`;
      const legal = legalActions(assignmentWorkflow, state);
      const judges = legal.filter((action) => ofJudge.includes(action)).map(enumName);
      expect(await ask(query, { id }, cast.judge)).toEqual({ viewerActions: judges });
      // Organizers may do everything: their own part, and on paper the judge's.
      expect(await ask(query, { id }, cast.organizer)).toEqual({ viewerActions: legal.map(enumName) });
    });
  });

  it.each(actionsOf(assignmentWorkflow))('of a review let only the right people %s', async (action) => {
    const id = await arrangeAssignment(assignmentWorkflow.actions[action].from[0]!);
    const before = await assignmentNow(id);
    expect(await takeAssignment(id, action, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    for (const outsider of [cast.otherJudge, stranger])
      expect(await takeAssignment(id, action, outsider)).toEqual({ codes: ['NOT_FOUND'] });
    if (ofJudge.includes(action))
      expect(await takeAssignment(id, action, cast.organizer)).toMatchObject({
        problems: [{ path: 'act.onBehalfOf', code: 'REQUIRED' }],
      });
    else expect(await takeAssignment(id, action, cast.judge)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await assignmentNow(id)).toEqual(before);
  });

  it.each(ofJudge)(
    'of a review let its organizer %s from paper, in the reviewer’s name only',
    async (action) => {
      const id = await arrangeAssignment(assignmentWorkflow.actions[action].from[0]!);
      const before = await assignmentNow(id);
      const onPaper = async (personId: string) => ({
        ...act,
        onBehalfOf: { kind: 'PERSON', id: personId },
        evidence: await aScan(app, cast.organizer),
      });
      const wrongName = await onPaper(cast.otherJudge.personId);
      expect(await takeAssignment(id, action, cast.organizer, wrongName)).toMatchObject({
        problems: [{ path: 'act.onBehalfOf.id', code: 'WRONG_PERSON' }],
      });
      const unproved = { ...wrongName, evidence: null };
      expect(await takeAssignment(id, action, cast.organizer, unproved)).toMatchObject({
        problems: [{ path: 'act.evidence', code: 'EVIDENCE_REQUIRED' }],
      });
      expect(await assignmentNow(id)).toEqual(before);
      const paper = await onPaper(cast.judge.personId);
      expect(await takeAssignment(id, action, cast.organizer, paper)).toMatchObject({
        __typename: 'ReviewAssignment',
      });
    },
  );

  it.each(
    actionsOf(assignmentWorkflow).filter((action) => 'needsReason' in assignmentWorkflow.actions[action]),
  )('of a review ask for a reason to %s', async (action) => {
    const id = await arrangeAssignment(assignmentWorkflow.actions[action].from[0]!);
    expect(await takeAssignment(id, action, rightPerson(action), {})).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
  });

  it('leave every chain of history green', async () => {
    expect((await verifyHistory(app.kernel)).first).toBeNull();
  });
});
