import { compareText } from '../facets.js';
import { type HighlightRequest, type Hit, type SearchRequest, type Sort } from '../request.js';
import { highlightsOf } from '../text/highlight.js';
import { type Plan } from '../text/term.js';
import { type KindIndex } from './kind-index.js';
import { type Selection } from './selection.js';
import { type Match } from './text-index.js';
import { topOf } from './top.js';

/** A match with what it is ordered by; the lesser key comes first. */
interface Ranked extends Match {
  readonly index: KindIndex;
  readonly key: number;
}

/** The hits of one page, in order. */
export function pageOf(
  { parts }: Selection,
  { page, size, sort, highlight }: SearchRequest,
  plan: Plan,
): Hit[] {
  const end = Math.min(page * size, Number.MAX_SAFE_INTEGER);
  const ranked = parts.flatMap(({ index, kept }) => rankedBy(sort, index, kept));
  return topOf(ranked, Math.min(end, ranked.length), inOrder)
    .slice((page - 1) * size, end)
    .map((match) => hitOf(match.index, match, plan, highlight));
}

/** A match as it is given to the caller. */
export function hitOf(
  index: KindIndex,
  { place, score }: Match,
  plan: Plan,
  highlight?: HighlightRequest,
): Hit {
  const document = index.at(place);
  const highlights = highlightsOf(document, plan, highlight);
  return { kind: index.schema.kind, id: document.id, rev: document.rev, score, highlights };
}

function rankedBy(sort: Sort | undefined, index: KindIndex, matches: readonly Match[]): Ranked[] {
  if (!sort) return matches.map((match) => ({ ...match, index, key: -match.score }));
  const keys = index.columns.sortKeys(sort.column);
  const sign = sort.direction === 'descending' ? -1 : 1;
  return matches.map((match) => ({ ...match, index, key: lastIfNone(sign * (keys?.(match.place) ?? NaN)) }));
}

function lastIfNone(key: number): number {
  return Number.isNaN(key) ? Infinity : key;
}

function inOrder(a: Ranked, b: Ranked): number {
  if (a.key !== b.key) return a.key - b.key;
  return compareText(a.index.at(a.place).id, b.index.at(b.place).id);
}
