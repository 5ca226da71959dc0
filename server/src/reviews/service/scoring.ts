import { type Criterion, type Formula, type Score } from '../model.js';
import { groupBy } from './groups.js';
import { compare, dividedBy, minus, plus, type Ratio, ratio, sum, times, zero } from './ratio.js';

/** A submitted review as the formulas need it. */
export interface Review {
  readonly reviewer: string;
  readonly subject: string;
  readonly scores: readonly Score[];
}

/** What the formulas say about one subject. */
export interface SubjectScore {
  readonly subject: string;
  readonly means: ReadonlyMap<string, Ratio>;
  /** The value of each review, the highest first. */
  readonly values: readonly Ratio[];
  /** Null without a rubric or without reviews. */
  readonly score: Ratio | null;
  readonly normalised: Ratio | null;
}

const hundred = ratio(100n);
const tenths = ratio(1n, 10n);
const trimFrom = 5;

/**
 * What one review is worth. Under `weighted-sum` it is points: the sum of weight × score. Under the other formulas it
 * is a percentage: each score as a share of its criterion's best, weighted, so that 100 is the best whatever the rubric.
 */
export function valueOf(formula: Formula, rubric: readonly Criterion[], scores: readonly Score[]): Ratio {
  const points = formula === 'weighted-sum';
  const given = new Map(scores.map(({ criterion, score }) => [criterion, score]));
  const parts = rubric.map(({ code, weight, maxScore }) => {
    const score = ratio(given.get(code) ?? 0);
    return times(ratio(weight), points ? times(score, tenths) : dividedBy(score, ratio(maxScore)));
  });
  const weights = ratio(rubric.reduce((total, { weight }) => total + weight, 0));
  return points ? sum(parts) : times(hundred, dividedBy(sum(parts), weights));
}

/**
 * A subject's score from the values of its reviews (at least one): their mean; with `trimmed-mean` one highest and one
 * lowest are left out from five reviews up; with `median` the middle one, or the mean of the middle two.
 */
export function combine(formula: Formula, values: readonly Ratio[]): Ratio {
  const sorted = [...values].sort(compare);
  if (formula === 'median') {
    const half = sorted.length / 2;
    return mean(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
  }
  const trims = formula === 'trimmed-mean' && sorted.length >= trimFrom;
  return mean(trims ? sorted.slice(1, -1) : sorted);
}

/** Scores of all subjects; the order in which reviews are given makes no difference. */
export function scoreSubjects(
  formula: Formula,
  rubric: readonly Criterion[],
  subjects: readonly string[],
  reviews: readonly Review[],
): SubjectScore[] {
  const scored = rubric.length === 0 ? [] : reviews;
  const valued = scored.map((review) => ({ ...review, value: valueOf(formula, rubric, review.scores) }));
  const stretch = stretchers(valued);
  const bySubject = groupBy(valued, ({ subject }) => subject);
  return subjects.map((subject) => {
    const own = bySubject.get(subject) ?? [];
    const values = own.map(({ value }) => value).sort((a, b) => compare(b, a));
    const normalised = own.map(({ reviewer, value }) => stretch.get(reviewer)!(value));
    const means = own.length === 0 ? [] : rubric.map(({ code }) => [code, meanOf(code, own)] as const);
    const combined = (each: readonly Ratio[]) => (each.length === 0 ? null : combine(formula, each));
    return {
      subject,
      means: new Map(means),
      values,
      score: combined(values),
      normalised: combined(normalised),
    };
  });
}

/**
 * Per reviewer, the min–max scale over what they reviewed in this round: their lowest value becomes 0, their highest
 * 100, so that the severe and the lenient can be compared. Somebody whose values are all equal gives 50.
 */
function stretchers(
  reviews: readonly { reviewer: string; value: Ratio }[],
): Map<string, (value: Ratio) => Ratio> {
  const byReviewer = groupBy(reviews, ({ reviewer }) => reviewer);
  return new Map(
    [...byReviewer].map(([reviewer, own]) => {
      const sorted = own.map(({ value }) => value).sort(compare);
      const lowest = sorted[0]!;
      const span = minus(sorted.at(-1)!, lowest);
      const middle = ratio(50n);
      const stretch = (value: Ratio) =>
        compare(span, zero) === 0 ? middle : times(hundred, dividedBy(minus(value, lowest), span));
      return [reviewer, stretch];
    }),
  );
}

function meanOf(code: string, reviews: readonly Review[]): Ratio {
  const given = reviews.map(({ scores }) => scores.find(({ criterion }) => criterion === code)?.score ?? 0);
  return times(tenths, mean(given.map((score) => ratio(score))));
}

function mean(values: readonly Ratio[]): Ratio {
  return dividedBy(values.reduce(plus, zero), ratio(values.length));
}
