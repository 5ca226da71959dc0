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

export const EVERYTHING: Filter = { all: [] };
export const NOTHING: Filter = { any: [] };
