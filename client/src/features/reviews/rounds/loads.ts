import { type RoundReviewsQuery } from './rounds.generated.js';

export type RoundReview = NonNullable<RoundReviewsQuery['round']>['assignments']['edges'][number]['node'];

/** Whether a review counts: it is to be done, or done. */
export function isLive({ status }: RoundReview): boolean {
  return status === 'ASSIGNED' || status === 'ACCEPTED' || status === 'SUBMITTED';
}

/** How many live reviews each judge has in the round, by the id of the person. */
export function loadsOf(reviews: readonly RoundReview[]): Map<string, number> {
  const loads = new Map<string, number>();
  for (const review of reviews.filter(isLive))
    if (review.reviewer) loads.set(review.reviewer.id, (loads.get(review.reviewer.id) ?? 0) + 1);
  return loads;
}

/** What judges would have after so many more reviews, as even as it gets: nobody has more while somebody has less. */
export function evened(loads: readonly number[], more: number): number[] {
  const after = [...loads];
  for (let left = more; left > 0 && after.length > 0; left--) {
    const least = after.indexOf(Math.min(...after));
    after[least]! += 1;
  }
  return after;
}

/** How many reviews are missing until each subject has so many. */
export function missingReviews(
  subjects: readonly string[],
  perSubject: number,
  reviews: readonly RoundReview[],
): number {
  const live = reviews.filter(isLive);
  const counts = subjects.map((id) => live.filter(({ subjectId }) => subjectId === id).length);
  return counts.reduce((sum, count) => sum + Math.max(0, perSubject - count), 0);
}

/** What is known of one subject of a round. */
export interface SubjectProgress {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly reviews: readonly RoundReview[];
}

/** The reviews of a round by their subjects, in the order in which those came. */
export function bySubject(reviews: readonly RoundReview[]): SubjectProgress[] {
  const groups = new Map<string, SubjectProgress & { reviews: RoundReview[] }>();
  for (const review of reviews) {
    const { subjectKind: kind, subjectId: id, subject } = review;
    if (kind === null || id === null) continue;
    const key = `${kind}:${id}`;
    const known = groups.get(key);
    if (known) known.reviews.push(review);
    else
      groups.set(key, {
        key,
        kind,
        id,
        code: subject?.code ?? null,
        title: subject?.title.text ?? '',
        reviews: [review],
      });
  }
  return [...groups.values()];
}
