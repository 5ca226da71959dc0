/** What a keyword, number or date column is compared with. */
export type Comparable = string | number | Date;

/** Bounds on a number or date column; a document without a value is outside of them. */
export interface Range {
  readonly gte?: number | Date;
  readonly gt?: number | Date;
  readonly lte?: number | Date;
  readonly lt?: number | Date;
}

/**
 * Which documents, as a tree and never as text. `in` holds where the column has one of the values; a column that a document or its
 * kind does not have holds none. `{ all: [] }` is every document, `{ any: [] }` none.
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly column: string; readonly in: readonly Comparable[] }
  | ({ readonly column: string } & Range)
  | { readonly column: string; readonly exists: boolean };

/** One of the conditions that must all hold. */
export interface Clause {
  readonly filter: Filter;
  /** The column it is about, or null where it is about several or none. */
  readonly column: string | null;
}

/** A filter as the conditions in its outermost `all`: those on one column can be left out when that column's values are counted. */
export function clausesOf(filter: Filter | undefined): Clause[] {
  if (!filter) return [];
  if ('all' in filter) return filter.all.flatMap((each) => clausesOf(each));
  const [column = null, ...others] = columnsOf(filter);
  return [{ filter, column: others.length > 0 ? null : column }];
}

function columnsOf(filter: Filter): string[] {
  if ('column' in filter) return [filter.column];
  const parts = 'not' in filter ? [filter.not] : 'all' in filter ? filter.all : filter.any;
  return [...new Set(parts.flatMap((part) => columnsOf(part)))];
}
