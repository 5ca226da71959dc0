import { compareText } from '../facets.js';
import { type HighlightRequest, type Hit, type SearchRequest, type Sort } from '../request.js';
import { highlightsOf } from '../text/highlight.js';
import { type Plan } from '../text/term.js';
import { type KindIndex } from './kind-index.js';
import { type Selection } from './selection.js';
import { type Match } from './text-index.js';
import { topOf } from './top.js';

/** A match with what it is ordered by; the lesser key comes first. */
interface Ranked {
  readonly index: KindIndex;
  readonly match: Match;
  readonly key: number;
}

/** The hits of one page, in order. */
export function pageOf(
  { parts }: Selection,
  { page, size, sort, highlight }: SearchRequest,
  plan: Plan,
): Hit[] {
  const start = (page - 1) * size;
  return parts
    .flatMap(({ index, kept }) => firstOf(index, kept, start + size, sort))
    .sort(inOrder)
    .slice(start, start + size)
    .map(({ index, match }) => hitOf(index, match, plan, highlight));
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

function firstOf(
  index: KindIndex,
  matches: readonly Match[],
  count: number,
  sort: Sort | undefined,
): Ranked[] {
  const keyOf = keys(index, sort);
  const compare = (a: Match, b: Match) => keyOf(a) - keyOf(b) || byId(index, a, index, b);
  return topOf(matches, Math.min(count, matches.length), compare).map((match) => ({
    index,
    match,
    key: keyOf(match),
  }));
}

/** Numbers that are less for what comes first. They are finite, so that they can be subtracted. */
function keys(index: KindIndex, sort: Sort | undefined): (match: Match) => number {
  if (!sort) return ({ score }) => -score;
  const numberAt = index.columns.sortKeys(sort.column);
  const sign = sort.direction === 'descending' ? -1 : 1;
  return ({ place }) => {
    const number = numberAt?.(place) ?? NaN;
    return Number.isNaN(number) ? Number.MAX_VALUE : sign * number;
  };
}

function inOrder(a: Ranked, b: Ranked): number {
  return a.key - b.key || byId(a.index, a.match, b.index, b.match);
}

function byId(index: KindIndex, a: Match, other: KindIndex, b: Match): number {
  return compareText(index.at(a.place).id, other.at(b.place).id);
}
