import { type FacetRange } from '../../platform/search/index.js';

const yuan = 100;
const bounds = [500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000].map((amount) => amount * yuan);

/** Budgets in fen, each range without its end: `50000000-100000000` is from half a million to a million yuan. */
export const budgetRanges: readonly FacetRange[] = [0, ...bounds].map((gte, index) => {
  const lt = bounds[index];
  return lt === undefined ? { key: `${gte}-`, gte } : { key: `${gte}-${lt}`, gte, lt };
});

const day = 86_400_000;
const ends = [
  ['7-days', 7],
  ['30-days', 30],
  ['90-days', 90],
] as const;

/** Deadlines from now on: what is over, what ends within 7 days, after that within 30, then 90, and later. */
export function deadlineRanges(now: Date): FacetRange[] {
  const at = (days: number) => new Date(now.getTime() + days * day);
  const within = ends.map(([key, days], index) => ({
    key,
    gt: at(ends[index - 1]?.[1] ?? 0),
    lte: at(days),
  }));
  return [{ key: 'over', lte: now }, ...within, { key: 'later', gt: at(90) }];
}
