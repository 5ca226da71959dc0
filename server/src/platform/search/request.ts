import { type Language } from '@duijie/shared';
import { type Filter, type Range } from './filter.js';

export interface SearchQuery {
  /** Which kinds to look through; those that the reader has no filter for give nothing. */
  readonly kinds: readonly string[];
  /** As it was typed; empty means every document. One without a single letter or digit finds nothing. */
  readonly text: string;
  readonly filter?: Filter;
}

/** Highest number or latest date first is `descending`. Documents without a value come last, equal ones in the order of their ids. */
export interface Sort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

export interface FacetRange extends Range {
  readonly key: string;
}

/** Counts of a keyword column's values, or of given ranges of a number or date column. */
export interface FacetRequest {
  readonly column: string;
  /** The ranges to count in, for a number or date column. */
  readonly ranges?: readonly FacetRange[];
  /** At most how many values of a keyword column; 100 if left out. */
  readonly size?: number;
}

export interface HighlightRequest {
  /** Text fields to show. */
  readonly fields: readonly string[];
  /** Cuts longer texts to about so many characters around the first match; whole if left out. */
  readonly length?: number;
}

export interface SearchRequest extends SearchQuery {
  readonly facets?: readonly FacetRequest[];
  /** By relevance if left out. */
  readonly sort?: Sort;
  /** From 1; a page beyond the end is empty. */
  readonly page: number;
  /** From 0 to 100. */
  readonly size: number;
  readonly highlight?: HighlightRequest;
}

export interface Total {
  readonly value: number;
  readonly exact: boolean;
}

/**
 * Texts of a field by language, HTML-escaped, with what matched in `<em>`; only languages in which the document has the field.
 * Several texts of one field are joined by ` · `.
 */
export type HighlightedText = Readonly<Partial<Record<Language, string>>>;

export interface Hit {
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
  /** Greater is better; comparable within one answer only. 0 where nothing was typed. */
  readonly score: number;
  /** By field, those of the request that the document has. */
  readonly highlights: Readonly<Record<string, HighlightedText>>;
}

/** A keyword value or the key of a range. Values come most frequent first, then by value; ranges in the order of the request. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}
export type FacetCounts = readonly FacetCount[];

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  readonly total: Total;
  /** The total of each kind that was searched. */
  readonly totals: Readonly<Record<string, number>>;
  /** `any` where no document has all the words, so that those with some of them are given. */
  readonly matched: 'all' | 'any';
  /**
   * Counts by column, each as if the conditions on that column alone were not set (those that stand in the filter's outermost
   * `all`, or are the whole filter), so that a reader sees what choosing another value would give.
   */
  readonly facets: Readonly<Record<string, FacetCounts>>;
}

export interface SuggestRequest {
  readonly kinds: readonly string[];
  /** What is typed so far; empty suggests nothing. */
  readonly prefix: string;
  readonly filter?: Filter;
  /** From 0 to 100. */
  readonly size: number;
}

export interface Suggestion {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly language: Language;
  /** As it was written. */
  readonly text: string;
  /** Escaped, with what matched in `<em>`. */
  readonly highlighted: string;
}

export interface FacetValuesRequest extends SearchQuery {
  readonly column: string;
  /** Regardless of upper and lower case; empty takes all. */
  readonly prefix: string;
  /** From 0 to 100. */
  readonly size: number;
}

export interface SimilarRequest {
  readonly kind: string;
  readonly id: string;
  readonly filter?: Filter;
  /** From 0 to 100. */
  readonly size: number;
}
