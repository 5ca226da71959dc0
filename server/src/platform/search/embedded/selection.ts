import { clausesOf, type Filter } from '../filter.js';
import { addedCounts, orderedCounts } from '../facets.js';
import { type Reader } from '../port.js';
import { type FacetCounts, type FacetRequest, type Total } from '../request.js';
import { type Plan } from '../text/term.js';
import { type KindIndex, type Narrowed } from './kind-index.js';

const MOST_VALUES = 100;

/** What a query means, in each of its kinds. */
export interface Selection {
  readonly matched: 'all' | 'any';
  readonly parts: readonly (Narrowed & { readonly index: KindIndex })[];
}

/**
 * The documents that a query means. Whether all words or any are asked for is decided before the reader's own choice of filters, so
 * that choosing one narrows what is there and never widens it.
 */
export function select(
  indexes: readonly KindIndex[],
  reader: Reader,
  { plan, filter }: { plan: Plan | null; filter?: Filter | undefined },
): Selection {
  const readable = indexes.flatMap((index) => {
    const visible = reader[index.schema.kind];
    return visible ? [{ index, visible }] : [];
  });
  const match = (mode: 'all' | 'any') =>
    readable.map(({ index, visible }) => ({ index, matches: index.match(plan, mode, visible) }));
  const withAll = match('all');
  const matched = !plan || withAll.some(({ matches }) => matches.length > 0) ? 'all' : 'any';
  const found = matched === 'all' ? withAll : match('any');
  const clauses = clausesOf(filter);
  return {
    matched: found.some(({ matches }) => matches.length > 0) ? matched : 'all',
    parts: found.map(({ index, matches }) => ({ index, ...index.narrow(matches, clauses) })),
  };
}

export function totalOf({ parts }: Selection): Total {
  return { value: parts.reduce((sum, { kept }) => sum + kept.length, 0), exact: true };
}

/** Counts over all kinds that have the column. */
export function countsOf({ parts }: Selection, facet: FacetRequest): FacetCounts {
  const counts = addedCounts(parts.map((part) => part.index.count(facet, part)));
  return facet.ranges ? counts : orderedCounts(counts, facet.size ?? MOST_VALUES);
}
