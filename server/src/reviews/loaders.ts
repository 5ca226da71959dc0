import DataLoader from 'dataloader';
import { oneByKey, type RequestContext } from '../kernel/graphql/index.js';
import { type RoundRecord } from './model.js';
import { type ReviewService } from './service.js';
import { type SubjectView, type ViewKey } from './service/reviewables.js';

/** Rounds by id as the request's viewer may see them, null for the others. */
export function roundsById(
  { viewer, loaders }: RequestContext,
  reviews: ReviewService,
): DataLoader<string, RoundRecord | null> {
  return loaders.get(roundsById, () => oneByKey((ids) => reviews.rounds.findMany(viewer, ids)));
}

/** What is shown of subjects; null where the slice that owns them shows nothing. */
export function subjectViews(
  { viewer, loaders }: RequestContext,
  reviews: ReviewService,
): DataLoader<ViewKey, SubjectView | null, string> {
  return loaders.get(
    subjectViews,
    () =>
      new DataLoader<ViewKey, SubjectView | null, string>((keys) => reviews.describe(viewer, keys), {
        cacheKeyFn: ({ kind, id, blind }) => `${blind}:${kind}:${id}`,
      }),
  );
}
