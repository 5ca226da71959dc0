import type DataLoader from 'dataloader';
import { oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type ChallengeRecord } from './model.js';
import { type ChallengeService } from './service.js';

/** Challenges by id as the request's viewer may see them, null for the others. */
export function challengesById(
  context: RequestContext,
  challenges: ChallengeService,
): DataLoader<string, ChallengeRecord | null> {
  return context.loaders.get(challengesById, () =>
    oneByKey((ids) => challenges.findMany(context.viewer, ids)),
  );
}
