import { type SeasonNeed } from '../content/index.js';
import { type Dice } from './dice.js';
import { planPublications, type Publication } from './publication.js';
import { planReviews, type Review } from './review.js';
import { calendar } from './season-calendar.js';
import { planSubmissions, type Submission } from './submission.js';

/** When what happens to one need of the season, and who does it. */
export interface NeedPlan {
  readonly need: SeasonNeed;
  readonly draftedAt: Date;
  readonly submittedAt: Date;
  readonly recommendedAt: Date | null;
  /** Before anybody looked at it. */
  readonly withdrawnAt: Date | null;
  /** Null for what was withdrawn before. */
  readonly review: Review | null;
  /** Null for what isn't released. */
  readonly publication: Publication | null;
}

/** The whole season in the order of submission, which is the order of the codes. */
export function planSeason(
  needs: readonly SeasonNeed[],
  expertsOf: (field: string) => readonly string[],
  dice: Dice,
): NeedPlan[] {
  const submissions = planSubmissions(needs, dice);
  const reviews = planReviews(submissions, expertsOf, dice);
  const publications = planPublications(submissions, dice);
  return submissions.map((submission) => {
    const { need, minute } = submission;
    return {
      need,
      draftedAt: calendar.instant(minute - 60 - dice.below(1_000, 'drafted', need.key)),
      submittedAt: calendar.instant(minute),
      recommendedAt: recommendation(submission, dice),
      withdrawnAt: need.outcome === 'withdrawn' ? withdrawal(submission, dice) : null,
      review: reviews.get(need.key) ?? null,
      publication: publications.get(need.key) ?? null,
    };
  });
}

/** A third is recommended by the region's officer, one to three days later. */
function recommendation({ need, minute }: Submission, dice: Dice): Date | null {
  if (need.outcome === 'withdrawn' || dice.below(3, 'recommended', need.key) > 0) return null;
  return calendar.instant(minute + 390 + dice.below(780, 'recommended at', need.key));
}

function withdrawal({ need, minute }: Submission, dice: Dice): Date {
  return calendar.instant(minute + 60 + dice.below(400, 'withdrawn', need.key));
}
