import DataLoader from 'dataloader';
import { type RequestContext } from '../kernel/graphql/index.js';
import { type ChallengeRecord } from './model.js';
import { type ChallengeService } from './service.js';

/** Challenges by id as the request's viewer may see them, null for the others. */
export function challengesById(
  context: RequestContext,
  challenges: ChallengeService,
): DataLoader<string, ChallengeRecord | null> {
  return context.loaders.get(
    challengesById,
    () =>
      new DataLoader<string, ChallengeRecord | null>(async (ids) => {
        const found = new Map(
          (await challenges.findMany(context.viewer, ids)).map((each) => [each._id, each]),
        );
        return ids.map((id) => found.get(id) ?? null);
      }),
  );
}
