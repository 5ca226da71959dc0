import { type FacetCount, type FacetCounts, type FacetValuesRequest } from './request.js';
import { normalized } from './text/normal-form.js';

/** The most frequent values first, those of one count by value, at most `size` of them. */
export function orderedCounts(counts: readonly FacetCount[], size: number): FacetCounts {
  return [...counts].sort((a, b) => b.count - a.count || compareText(a.value, b.value)).slice(0, size);
}

/** The most frequent of the values that begin with what is typed. */
export function countsOfPrefix(
  counts: readonly FacetCount[],
  { prefix, size }: Pick<FacetValuesRequest, 'prefix' | 'size'>,
): FacetCounts {
  const beginning = normalized(prefix);
  return orderedCounts(
    counts.filter(({ value }) => normalized(value).startsWith(beginning)),
    size,
  );
}

/** Counts of several kinds as one, in the order of the first in which a value comes. */
export function addedCounts(lists: readonly FacetCounts[]): FacetCount[] {
  const sums = new Map<string, number>();
  for (const { value, count } of lists.flat()) sums.set(value, (sums.get(value) ?? 0) + count);
  return [...sums].map(([value, count]) => ({ value, count }));
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
