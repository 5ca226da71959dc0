import { grantedIds, type Kernel, type Viewer } from '../../kernel/index.js';

/**
 * The capability an assignment gives on its subject. A blind one gives `review-blind`, so that no slice takes it for
 * leave to show whose the subject is: blind reviewers read it through their assignment alone.
 */
export function reviewCapability(blind: boolean): 'review' | 'review-blind' {
  return blind ? 'review-blind' : 'review';
}

/** Ids of the subjects of one kind that the viewer was given to review, blindly or not; asks only for whoever was a judge. */
export async function givenToReview(
  kernel: Kernel,
  viewer: Viewer,
  subjectKind: string,
  { blind }: { blind: boolean },
): Promise<string[]> {
  if (viewer.hasJudged === false) return [];
  return grantedIds(kernel, viewer, subjectKind, [reviewCapability(blind)]);
}
