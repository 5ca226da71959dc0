import { type Filter } from './filter.js';
import {
  type FacetCounts,
  type FacetValuesRequest,
  type Hit,
  type SearchAnswer,
  type SearchQuery,
  type SearchRequest,
  type SimilarRequest,
  type SuggestRequest,
  type Suggestion,
  type Total,
} from './request.js';
import { type SearchDocument, type SearchSchema } from './schema.js';

/**
 * Who asks, as what there is to be found: for each kind the documents that the reader may see. A kind that is left out is not
 * searched at all. Slices make it from their `visibleTo(viewer)`; nothing is ever found, counted, suggested or compared without it.
 */
export type Reader = Readonly<Record<string, Filter>>;

/** A document that was not taken, while the others of its batch were. */
export interface DocumentFailure {
  readonly id: string;
  readonly reason: string;
}

/** One document as reconciliation compares it. */
export interface Revision {
  readonly id: string;
  readonly rev: number;
}

/** The index that is being built beside the one in use. */
export interface RebuildTarget {
  upsert(documents: readonly SearchDocument[]): Promise<readonly DocumentFailure[]>;
  remove(ids: readonly string[]): Promise<void>;
  listRevs(): AsyncIterable<Revision>;
}

export interface RebuildOptions {
  /** Called once all documents are in, before the swap: brings in what changed meanwhile. */
  readonly catchUp?: (target: RebuildTarget) => Promise<void>;
  /** Called after each chunk with the number of documents that are in. */
  readonly progress?: (documents: number) => void;
}

export interface RebuildReport {
  readonly documents: number;
  readonly failures: readonly DocumentFailure[];
}

export interface SearchHealth {
  readonly engine: 'embedded' | 'meilisearch';
  readonly available: boolean;
  /** Why it is not available, for operators. */
  readonly reason: string | null;
}

/**
 * Full-text search over kinds of documents, the same whichever engine answers. A document is a copy: callers re-read and re-authorise
 * what is found. Everything that reads takes a reader first and throws SearchRefused where a request names what there is not, and
 * SearchUnavailable within two seconds where the engine does not answer.
 */
export interface SearchIndex {
  /**
   * Prepares a kind; `needsRebuild` until it was rebuilt as a whole for this schema. Nothing else knows a kind before. Where the
   * engine does not answer the kind is known all the same, and this is to be called again.
   */
  ensure(schema: SearchSchema): Promise<{ needsRebuild: boolean }>;

  /** Replaces whole documents, by id; resolves once they can be found. Gives those that were refused, each with its reason. */
  upsert(kind: string, documents: readonly SearchDocument[]): Promise<readonly DocumentFailure[]>;

  /** Removes documents, those that are not there included; resolves once they cannot be found. */
  remove(kind: string, ids: readonly string[]): Promise<void>;

  search(reader: Reader, request: SearchRequest): Promise<SearchAnswer>;

  /** How many documents match; what `search` would give as its total. */
  count(reader: Reader, query: SearchQuery): Promise<Total>;

  /** Titles, codes and other `suggests` fields in which what is typed begins a word; each text once, best first. */
  suggest(reader: Reader, request: SuggestRequest): Promise<readonly Suggestion[]>;

  /** Values of one keyword column that begin with what is typed, with their counts, for a list too long to show. */
  facetValues(reader: Reader, request: FacetValuesRequest): Promise<FacetCounts>;

  /** Documents of the same kind that share most with one; empty where the reader does not see that one. */
  similar(reader: Reader, request: SimilarRequest): Promise<readonly Hit[]>;

  /** Id and revision of every document of a kind, in no order. */
  listRevs(kind: string): AsyncIterable<Revision>;

  /**
   * Builds a kind anew beside the one in use and swaps them at the end; searches are answered from the old one until then. Gives way
   * to other work between chunks. What `upsert` and `remove` change meanwhile in this process is in the new one too.
   */
  rebuild(
    kind: string,
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    options?: RebuildOptions,
  ): Promise<RebuildReport>;

  /** Whether the engine answers; never throws. */
  health(): Promise<SearchHealth>;

  /** Resolves once everything that was accepted so far is done. */
  settle(): Promise<void>;
}
