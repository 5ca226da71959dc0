import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemViewer } from '@duijie/server';
import { type Data, type Somebody, startTestApp, type TestApp } from '../factories/index.js';
import { asker, failures } from './ask.js';
import {
  aJudge,
  anAssignment,
  aReview,
  aReviewCast,
  aRound,
  type ReviewCast,
  type RoundTerms,
  type Sample,
  Samples,
  sheet,
} from './review-cast.js';

const finalise = `mutation ($id: ID!, $input: FinaliseRoundInput, $act: ActInput) {
  finaliseRound(id: $id, input: $input, act: $act) { __typename ${failures} ... on Round { status finalisedAt } } }`;
const results = `query ($id: ID!) { round(id: $id) { results(first: 100) { totalCount edges { node {
  subjectId reviews criteria { code mean } values recommendations { code count } score exactScore normalisedScore
  rank tied outcome position } } } } }`;

describe('results of a round', () => {
  let app: TestApp;
  let ask: ReturnType<typeof asker>;
  let cast: ReviewCast;
  let judges: Somebody[];
  const samples = new Samples();
  const system = systemViewer('test');
  const act = { reason: 'for the test' };

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-05-01T00:00:00Z' });
    app.services.reviews.registerReviewable('sample', samples);
    ask = asker(app);
    cast = await aReviewCast(app);
    judges = [
      cast.judge,
      cast.otherJudge,
      await aJudge(app, cast),
      await aJudge(app, cast),
      await aJudge(app, cast),
    ];
  });
  afterAll(() => app.close());

  const close = (id: string, input: object | null = null, given: object | null = null) =>
    ask(finalise, { id, input, act: given }, cast.organizer);
  const resultsOf = async (id: string, as = cast.organizer): Promise<Data[]> =>
    (await ask(results, { id }, as)).results.edges.map(({ node }: Data) => node);
  const listing = (rows: Data[]) => rows.map(({ subjectId, rank, tied }) => [subjectId, rank, tied]);

  /** A round in which each sample got these [novelty, market] scores, by one judge after another. */
  const scored = async (fields: Partial<RoundTerms>, sheets: [number, number][][]) => {
    const roundId = await aRound(app, cast, fields);
    const made: Sample[] = [];
    for (const own of sheets) {
      const sample = samples.add(cast.challenge);
      made.push(sample);
      for (const [index, scores] of own.entries())
        await aReview(app, cast, { roundId, sample, reviewer: judges[index]!, sheet: sheet(...scores) });
    }
    return { roundId, ids: made.map(({ id }) => id) };
  };

  it('are exact, ranked and shown to the organizer', async () => {
    const thresholds = [
      { outcome: 'reject', atLeast: 0 },
      { outcome: 'select', atLeast: 600 },
    ];
    const { roundId, ids } = await scored({ thresholds }, [
      [
        [60, 60],
        [59, 59],
      ],
      [
        [80, 70],
        [100, 95],
      ],
    ]);
    expect(await close(roundId)).toEqual({
      __typename: 'Round',
      status: 'FINALISED',
      finalisedAt: app.clock.now().toISOString(),
    });
    expect(await resultsOf(roundId)).toEqual([
      {
        subjectId: ids[1],
        reviews: 2,
        criteria: [
          { code: 'novelty', mean: '9.0000' },
          { code: 'market', mean: '8.2500' },
        ],
        values: ['98.3333', '76.6667'],
        recommendations: [{ code: 'select', count: 2 }],
        score: '87.5000',
        exactScore: '175/2',
        normalisedScore: '100.0000',
        rank: 1,
        tied: false,
        outcome: 'select',
        position: 1,
      },
      expect.objectContaining({
        subjectId: ids[0],
        score: '59.5000',
        normalisedScore: '0.0000',
        rank: 2,
        outcome: 'reject',
        position: 2,
      }),
    ]);
  });

  it('drop the highest and the lowest under the trimmed mean, and count points under the weighted sum', async () => {
    const five: [number, number][] = [
      [0, 0],
      [70, 70],
      [80, 80],
      [90, 90],
      [100, 100],
    ];
    const trimmed = await scored({ formula: 'trimmed-mean' }, [five]);
    await close(trimmed.roundId);
    expect(await resultsOf(trimmed.roundId)).toMatchObject([{ score: '80.0000', reviews: 5 }]);
    const points = await scored({ formula: 'weighted-sum' }, [
      [
        [85, 40],
        [86, 40],
      ],
    ]);
    await close(points.roundId);
    expect(await resultsOf(points.roundId)).toMatchObject([{ score: '21.1000', exactScore: '211/10' }]);
  });

  it('share ranks, or let the criterion decide', async () => {
    const sheets: [number, number][][] = [[[50, 80]], [[60, 60]], [[60, 60]], [[10, 10]]];
    const shared = await scored({}, sheets);
    await close(shared.roundId);
    const [a, b, c, d] = shared.ids;
    expect(listing(await resultsOf(shared.roundId))).toEqual([
      [a, 1, true],
      [b, 1, true],
      [c, 1, true],
      [d, 4, false],
    ]);
    const decided = await scored({ tieRule: 'higher-criterion', tieCriterion: 'market' }, sheets);
    await close(decided.roundId);
    const [e, f, g, h] = decided.ids;
    expect(listing(await resultsOf(decided.roundId))).toEqual([
      [e, 1, true],
      [f, 2, true],
      [g, 2, true],
      [h, 4, false],
    ]);
  });

  it('wait for the organizer where the organizer decides ties', async () => {
    const { roundId, ids } = await scored({ tieRule: 'organizer-decides' }, [
      [[50, 50]],
      [[50, 50]],
      [[90, 90]],
    ]);
    expect(await close(roundId)).toMatchObject({ problems: [{ path: 'order', code: 'TIE_UNDECIDED' }] });
    expect(await resultsOf(roundId)).toEqual([]);
    const order = [ids[1], ids[0]].map((id) => ({ kind: 'sample', id }));
    expect(await close(roundId, { order })).toMatchObject({ status: 'FINALISED' });
    expect(listing(await resultsOf(roundId))).toEqual([
      [ids[2], 1, false],
      [ids[1], 2, true],
      [ids[0], 3, true],
    ]);
  });

  it('are refused while reviews are outstanding or too few, unless forced with a reason', async () => {
    const { roundId, ids } = await scored({ minimumReviews: 2 }, [[[70, 70]]]);
    const sample = samples.add(cast.challenge);
    const outstanding = await anAssignment(app, cast, { roundId, sample, reviewer: cast.judge });
    const refused = await close(roundId);
    expect(refused.problems.map(({ code }: Data) => code as string)).toEqual([
      'OUTSTANDING',
      'TOO_FEW_REVIEWS',
      'TOO_FEW_REVIEWS',
    ]);
    expect(await close(roundId, { force: true })).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    expect(await app.services.reviews.rounds.find(system, roundId)).toMatchObject({ status: 'open' });
    expect(await close(roundId, { force: true }, act)).toMatchObject({ status: 'FINALISED' });
    expect(await app.services.reviews.assignments.find(system, outstanding)).toMatchObject({
      status: 'cancelled',
    });
    const grants = app.kernel.connection.collection('grants');
    expect(await grants.countDocuments({ sourceId: outstanding })).toBe(0);
    expect(await resultsOf(roundId)).toMatchObject([
      { subjectId: ids[0], reviews: 1, score: '70.0000', rank: 1 },
      { subjectId: sample.id, reviews: 0, score: null, exactScore: null, rank: null, values: [] },
    ]);
  });

  it('leave conflicts and cancelled reviews out, and count recommendations where there is no rubric', async () => {
    const roundId = await aRound(app, cast, { rubric: [] });
    const sample = samples.add(cast.challenge);
    const { assignments } = app.services.reviews;
    for (const [index, recommendation] of ['select', 'reject', 'select'].entries()) {
      const reviewer = judges[index]!;
      await aReview(app, cast, { roundId, sample, reviewer, sheet: { scores: [], recommendation } });
    }
    const conflicted = await anAssignment(app, cast, { roundId, sample, reviewer: judges[3]! });
    await assignments.declareConflict(await judges[3]!.viewer(), conflicted, act);
    const given = { roundId, sample: samples.add(cast.challenge), reviewer: judges[3]! };
    const cancelled = await anAssignment(app, cast, given);
    await assignments.cancel(await cast.organizer.viewer(), cancelled, act);
    await close(roundId);
    expect(await resultsOf(roundId)).toMatchObject([
      {
        reviews: 3,
        score: null,
        rank: null,
        recommendations: [
          { code: 'select', count: 2 },
          { code: 'reject', count: 1 },
        ],
      },
    ]);
  });

  it('and scores of others are hidden from judges until the round is finalised', async () => {
    const { roundId } = await scored({}, [
      [
        [80, 80],
        [40, 40],
      ],
    ]);
    const seen = `query ($id: ID!) { round(id: $id) {
      assignments { totalCount edges { node { scores { score } } } } results { edges { node { values } } } } }`;
    const before = await ask(seen, { id: roundId }, cast.judge);
    expect(before.assignments).toMatchObject({
      totalCount: 1,
      edges: [{ node: { scores: [{ score: 80 }, { score: 80 }] } }],
    });
    expect(before.results.edges).toEqual([]);
    await close(roundId);
    const after = await ask(seen, { id: roundId }, cast.judge);
    expect(after.assignments.totalCount).toBe(1);
    expect(after.results.edges).toEqual([{ node: { values: ['80.0000', '40.0000'] } }]);
    expect(await ask(seen, { id: roundId }, judges[2])).toEqual({ codes: [] });
  });

  it('are worked out once, however many ask at the same moment', async () => {
    const { roundId } = await scored({}, [[[80, 80]], [[40, 40]]]);
    const answers = await Promise.all(Array.from({ length: 16 }, () => close(roundId)));
    const types = answers.map(({ __typename }) => __typename as string);
    expect(types.filter((type) => type === 'Round')).toHaveLength(1);
    for (const type of types) expect(['Round', 'IllegalTransition', 'StaleState']).toContain(type);
    expect(await resultsOf(roundId)).toHaveLength(2);
  });

  it('hold exactly what was submitted, whoever submits, reopens or assigns at the same moment', async () => {
    const { assignments, rounds } = app.services.reviews;
    const organizer = await cast.organizer.viewer();
    const judge = await cast.judge.viewer();
    for (let turn = 0; turn < 12; turn++) {
      const { roundId } = await scored({}, [[[80, 80]]]);
      const given = { roundId, sample: samples.add(cast.challenge), reviewer: cast.judge };
      const pending = await anAssignment(app, cast, given);
      await assignments.accept(judge, pending);
      await assignments.score(judge, pending, sheet(50, 50));
      const submitted = (await assignments.ofRound(organizer, roundId, {})).edges[0]!.node._id;
      await Promise.allSettled([
        rounds.finalise(organizer, roundId, { force: true }, act),
        assignments.submit(judge, pending),
        assignments.reopen(organizer, submitted, act),
        anAssignment(app, cast, { ...given, sample: samples.add(cast.challenge) }),
      ]);
      const state = (await rounds.find(system, roundId))!.status;
      const rows = (await assignments.ofRound(system, roundId, {})).edges.map(({ node }) => node);
      const counted = (await resultsOf(roundId)).reduce((sum, { reviews }) => sum + (reviews as number), 0);
      if (state === 'finalised') {
        expect(counted).toBe(rows.filter(({ status }) => status === 'submitted').length);
        expect(rows.filter(({ status }) => status === 'assigned' || status === 'accepted')).toEqual([]);
      } else expect(counted).toBe(0);
    }
  });
});
