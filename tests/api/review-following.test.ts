import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../factories/index.js';
import {
  anAssignment,
  aReview,
  aReviewCast,
  aRound,
  type ReviewCast,
  Samples,
  sheet,
} from './review-cast.js';

describe('the finalisation of a round', () => {
  let app: TestApp;
  let cast: ReviewCast;
  const samples = new Samples();
  const seen: string[][] = [];

  beforeAll(async () => {
    app = await startTestApp();
    app.services.reviews.registerReviewable('sample', samples);
    cast = await aReviewCast(app);
    app.kernel.project('round', async ({ action, after }, tx) => {
      if (action !== 'finalise') return;
      seen.push(await app.services.reviews.rounds.reviewedSubjects(tx, after._id, 'sample'));
      if (tx.viewer.requestId === 'fails') throw new Error('what follows fails');
    });
  });
  afterAll(() => app.close());

  it('shows its results to whoever follows it in its transaction, and leaves none when that fails', async () => {
    const { rounds } = app.services.reviews;
    const roundId = await aRound(app, cast);
    const [worse, better, unreviewed] = [1, 2, 3].map(() => samples.add(cast.challenge));
    const review = { roundId, reviewer: cast.judge };
    await aReview(app, cast, { ...review, sample: worse!, sheet: sheet(60, 60) });
    await aReview(app, cast, { ...review, sample: better!, sheet: sheet(80, 70) });
    await anAssignment(app, cast, { ...review, sample: unreviewed! });
    const organizer = await cast.organizer.viewer();
    const finalise = (requestId: string) =>
      rounds.finalise({ ...organizer, requestId }, roundId, { force: true }, { reason: 'for the test' });
    await expect(finalise('fails')).rejects.toThrow('what follows fails');
    expect(await rounds.results(organizer, roundId, { first: 10 })).toMatchObject({ edges: [] });
    expect(await finalise('succeeds')).toMatchObject({ status: 'finalised' });
    expect((await rounds.results(organizer, roundId, { first: 10 })).edges).toHaveLength(3);
    expect(seen).toEqual([1, 2].map(() => [better!.id, worse!.id]));
  });
});
