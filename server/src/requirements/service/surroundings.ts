import DataLoader from 'dataloader';
import { type ChallengeRecord, type ChallengeService } from '../../challenges/index.js';
import { type Viewer } from '../../kernel/index.js';
import { type ReviewService } from '../../reviews/index.js';
import { type Surroundings } from '../workflow.js';

/** What guards ask inside a transaction, about one requirement. */
export function surroundingsOfOne(challenges: ChallengeService, reviews: ReviewService): Surroundings {
  return {
    challengeOf: ({ challengeId }, { viewer }) => challenges.find(viewer, challengeId),
    submittedReviews: async ({ _id }, { tx }) =>
      (await reviews.submittedReviews('requirement', _id, tx)).count,
  };
}

/** The same for a list of requirements: each question is asked once for all of them. */
export function surroundingsOfMany(
  challenges: ChallengeService,
  reviews: ReviewService,
  viewer: Viewer,
): Surroundings {
  const byId = new DataLoader<string, ChallengeRecord | null>(async (ids) => {
    const found = new Map((await challenges.findMany(viewer, ids)).map((each) => [each._id, each]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const counts = new DataLoader<string, number>(async (ids) => {
    const found = await reviews.submittedReviewsOf('requirement', ids);
    return ids.map((id) => found.get(id)?.count ?? 0);
  });
  return {
    challengeOf: ({ challengeId }) => byId.load(challengeId),
    submittedReviews: ({ _id }) => counts.load(_id),
  };
}
