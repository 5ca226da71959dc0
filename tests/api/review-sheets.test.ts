import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Data, startTestApp, type TestApp } from '../factories/index.js';
import { asker, english, failures } from './ask.js';
import {
  aJudge,
  anAssignment,
  aReview,
  aReviewCast,
  aRound,
  type ReviewCast,
  Samples,
  sheet,
} from './review-cast.js';

const edit = `mutation ($id: ID!, $input: EditRoundInput!) {
  editRound(id: $id, input: $input) { __typename ${failures} ... on Round { blind until } } }`;
const score = `mutation ($id: ID!, $sheet: ScoreSheetInput!) {
  scoreAssignment(id: $id, sheet: $sheet) { __typename ${failures}
    ... on ReviewAssignment { scores { criterion score } recommendation comment { text } } } }`;
const submit = `mutation ($id: ID!) { submitReview(id: $id) { __typename ${failures} } }`;
const mine = `query ($status: AssignmentStatus, $first: Int) { myAssignments(status: $status, first: $first) {
  totalCount edges { node { id status viewerActions subject { title { text } } round { name { text } } } } } }`;

describe('review sheets', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let roundId: string;
  const samples = new Samples();
  const act = { reason: 'for the test' };

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    roundId = await aRound(app, cast);
  });
  afterAll(() => app.close());

  const grantsOf = (assignmentId: string) =>
    app.kernel.connection
      .collection('grants')
      .find({ sourceKind: 'assignment', sourceId: assignmentId })
      .toArray();

  it('take scores in tenths within the rubric, bit by bit, and are submitted only complete', async () => {
    const sample = samples.add(cast.challenge);
    const id = await anAssignment(app, cast, { roundId, sample, reviewer: cast.judge });
    await app.services.reviews.assignments.accept(await cast.judge.viewer(), id);
    const wrong = {
      scores: [
        { criterion: 'novelty', score: 101 },
        { criterion: 'market', score: -1 },
        { criterion: 'market', score: 1 },
        { criterion: 'beauty', score: 1 },
      ],
      recommendation: 'perhaps',
      comment: english(' '),
    };
    const { problems } = await ask(score, { id, sheet: wrong }, cast.judge);
    expect(problems.map(({ path, code }: Data) => `${path} ${code}`).sort()).toEqual([
      'comment REQUIRED',
      'recommendation UNKNOWN_CODE',
      'scores.0.score OUT_OF_RANGE',
      'scores.1.score OUT_OF_RANGE',
      'scores.2.criterion DUPLICATE',
      'scores.3.criterion UNKNOWN_CODE',
    ]);
    expect(await ask(submit, { id }, cast.judge)).toMatchObject({
      problems: [{ path: 'scores.novelty' }, { path: 'scores.market' }, { path: 'recommendation' }],
    });
    await ask(score, { id, sheet: { scores: [{ criterion: 'novelty', score: 85 }] } }, cast.judge);
    const rest = { ...sheet(90, 100), comment: english('Well done') };
    expect(await ask(score, { id, sheet: rest }, cast.judge)).toMatchObject({
      scores: rest.scores,
      recommendation: 'select',
      comment: { text: 'Well done' },
    });
    expect(await ask(submit, { id }, cast.judge)).toEqual({ __typename: 'ReviewAssignment' });
    expect(await app.services.reviews.submittedReviews('sample', sample.id)).toEqual({
      count: 1,
      recommendations: ['select'],
    });
  });

  it('are taken while from ≤ now < until, and an open round is extended, never shortened', async () => {
    const from = new Date('2022-05-02T00:00:00Z');
    const until = new Date('2022-05-03T00:00:00Z');
    const round = await aRound(app, cast, { from, until });
    const id = await anAssignment(app, cast, {
      roundId: round,
      sample: samples.add(cast.challenge),
      reviewer: cast.judge,
    });
    await app.services.reviews.assignments.accept(await cast.judge.viewer(), id);
    const given = { id, sheet: sheet(10, 10) };
    const closed = { problems: [{ path: 'round', code: 'ROUND_CLOSED' }] };
    const at = async (instant: Date) => {
      app.clock.set(instant);
      return ask(score, given, cast.judge);
    };
    expect(await at(new Date(from.getTime() - 1))).toMatchObject(closed);
    expect(await at(from)).toMatchObject({ __typename: 'ReviewAssignment' });
    expect(await at(new Date(until.getTime() - 1))).toMatchObject({ __typename: 'ReviewAssignment' });
    expect(await at(until)).toMatchObject(closed);
    const extend = `mutation ($id: ID!, $until: DateTime!, $act: ActInput) {
      extendRound(id: $id, until: $until, act: $act) { __typename ${failures} ... on Round { until } } }`;
    expect(await ask(extend, { id: round, until, act }, cast.organizer)).toMatchObject({
      problems: [{ path: 'until', code: 'NOT_LATER' }],
    });
    const later = '2022-05-04T00:00:00.000Z';
    expect(await ask(extend, { id: round, until: later, act }, cast.organizer)).toMatchObject({
      until: later,
    });
    expect(await ask(submit, { id }, cast.judge)).toEqual({ __typename: 'ReviewAssignment' });
  });

  it('show a blind reviewer nothing that tells whose the subject is', async () => {
    const blindRound = await aRound(app, cast, { blind: true });
    const sample = samples.add(cast.challenge, { id: 'canary-id', owner: 'canary owner' });
    const id = await aReview(app, cast, {
      roundId: blindRound,
      sample,
      reviewer: cast.judge,
      sheet: sheet(50, 50),
    });
    await app.services.reviews.rounds.finalise(await cast.organizer.viewer(), blindRound);
    const everything = `query ($round: ID!, $id: ID!) {
      assignment(id: $id) { subjectKind subjectId subject { code title { text } sections { heading { text } text { text } } } reviewer { id } }
      myAssignments(first: 100) { edges { node { subjectKind subjectId subject { title { text } sections { text { text } } } } } }
      round(id: $round) { assignments { edges { node { subjectKind subjectId subject { title { text } } } } }
        results { edges { node { subjectKind subjectId subject { title { text } sections { text { text } } } score } } } } }`;
    const variables = { round: blindRound, id };
    const { data, codes } = await app.request(everything, variables, { as: cast.judge });
    expect(codes).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/canary/);
    expect(data.assignment).toMatchObject({
      subjectId: null,
      subject: { title: { text: sample.title }, sections: [] },
    });
    expect(data.round.results.edges).toHaveLength(1);
    expect(await grantsOf(id)).toMatchObject([{ capability: 'review-blind' }]);
    const shown = await app.request(everything, variables, { as: cast.organizer });
    expect(shown.data.round.results.edges[0].node).toMatchObject({
      subjectId: 'canary-id',
      subject: { sections: [{ text: { text: 'canary owner' } }] },
    });
  });

  it('stay as blind as their first assignment found them', async () => {
    const round = await aRound(app, cast, { open: false });
    expect(await ask(edit, { id: round, input: { blind: true } }, cast.organizer)).toMatchObject({
      blind: true,
    });
    await anAssignment(app, cast, {
      roundId: round,
      sample: samples.add(cast.challenge),
      reviewer: cast.judge,
    });
    expect(await ask(edit, { id: round, input: { blind: false } }, cast.organizer)).toMatchObject({
      problems: [{ path: 'blind', code: 'ASSIGNED' }],
    });
    expect(
      await ask(edit, { id: round, input: { until: '2022-07-01T00:00:00.000Z' } }, cast.organizer),
    ).toMatchObject({
      blind: true,
      until: '2022-07-01T00:00:00.000Z',
    });
  });

  it('are listed to their reviewer at the same cost, one or three', async () => {
    const judge = await aJudge(app, cast);
    const [a, b, c] = [samples.add(cast.challenge), samples.add(cast.challenge), samples.add(cast.challenge)];
    for (const sample of [a, b, c]) await anAssignment(app, cast, { roundId, sample, reviewer: judge });
    const listed = (first: number) => async () => {
      const { edges, totalCount } = await ask(mine, { first, status: 'ASSIGNED' }, judge);
      expect(totalCount).toBe(3);
      expect(edges).toHaveLength(first);
      expect(edges[0].node).toMatchObject({
        status: 'ASSIGNED',
        viewerActions: ['DECLARE_CONFLICT', 'ACCEPT'],
        round: { name: { text: 'Final' } },
      });
    };
    // The first request notes that the access token was used; later ones do not.
    await listed(1)();
    const one = await app.commandsDuring(listed(1));
    const three = await app.commandsDuring(listed(3));
    expect(three).toEqual(one);
  });
});
