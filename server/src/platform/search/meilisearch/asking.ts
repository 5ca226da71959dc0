import { type Meilisearch, type MultiSearchQueryWithFederation } from 'meilisearch';
import { type Filter } from '../filter.js';
import { type Sort } from '../request.js';
import { type SearchSchema } from '../schema.js';
import { expressionOf } from './filters.js';
import { type Question } from './queries.js';
import { MOST_HITS, NO_COLUMN } from './settings.js';

/** A kind that is looked through, and what of it the reader sees. */
export interface Source {
  readonly schema: SearchSchema;
  readonly uid: string;
  readonly visible: Filter;
}

export interface Ask {
  readonly sources: readonly Source[];
  readonly questions: readonly Question[];
  /** Beyond what the reader sees. */
  readonly filters: readonly Filter[];
  readonly page?: number;
  readonly size?: number;
  readonly sort?: Sort | undefined;
  readonly facets?: readonly string[];
  readonly retrieve?: (schema: SearchSchema) => string[];
  readonly searchOn?: (schema: SearchSchema) => string[];
}

export type EngineHit = Record<string, unknown> & { readonly id: string; readonly rev: number };

export interface EngineAnswer {
  readonly hits: readonly { readonly source: Source; readonly score: number; readonly hit: EngineHit }[];
  readonly total: number;
  /** Counts by the uid of an index, then by column, then by value. */
  readonly facets: Readonly<Record<string, Record<string, Record<string, number>>>>;
}

const NO_ANSWER: EngineAnswer = { hits: [], total: 0, facets: {} };

/** What the client's types do not know yet: with a page, totals are exact. */
interface PagedFederation {
  readonly page: number;
  readonly hitsPerPage: number;
  readonly facetsByIndex: Record<string, string[]>;
}

interface PagedResponse {
  readonly hits: readonly (EngineHit & {
    readonly _federation: { readonly indexUid: string; readonly weightedRankingScore: number };
  })[];
  readonly totalHits: number;
  readonly facetsByIndex?: Record<string, { readonly distribution: Record<string, Record<string, number>> }>;
}

/** Asks all questions of all sources at once. */
export async function ask(client: Meilisearch, asked: Ask): Promise<EngineAnswer> {
  const { sources, questions, page = 1, size = 0, facets = [] } = asked;
  if (sources.length === 0 || questions.length === 0) return NO_ANSWER;
  // The engine would go through everything before a page that far, to find nothing there.
  const isBeyond = (page - 1) * size >= MOST_HITS;
  const federation: PagedFederation = {
    page: isBeyond ? 1 : page,
    hitsPerPage: isBeyond ? 0 : size,
    facetsByIndex: facetsBySource(sources, facets),
  };
  const queries = sources.flatMap((source) => questions.map((question) => queryOf(asked, source, question)));
  const response = (await client.multiSearch({ federation, queries })) as unknown as PagedResponse;
  const sourceOf = new Map(sources.map((source) => [source.uid, source]));
  return {
    hits: response.hits.map(({ _federation, ...hit }) => ({
      source: sourceOf.get(_federation.indexUid)!,
      score: _federation.weightedRankingScore,
      hit,
    })),
    total: response.totalHits,
    facets: Object.fromEntries(
      Object.entries(response.facetsByIndex ?? {}).map(([uid, { distribution }]) => [uid, distribution]),
    ),
  };
}

function queryOf(
  { filters, sort, retrieve, searchOn }: Ask,
  { schema, uid, visible }: Source,
  { q, weight }: Question,
): MultiSearchQueryWithFederation {
  const filter = [visible, ...filters].flatMap((each) => expressionOf(schema, each) ?? []);
  return {
    indexUid: uid,
    q,
    matchingStrategy: 'all',
    federationOptions: { weight },
    attributesToRetrieve: ['id', 'rev', ...(retrieve?.(schema) ?? [])],
    ...(searchOn && { attributesToSearchOn: searchOn(schema) }),
    ...(filter.length > 0 && { filter }),
    ...(sort && { sort: [sortRule(schema, sort), 'id:asc'] }),
  };
}

/** Kinds are merged by the same kind of rule: one that lacks the column is ordered by what none of its documents has. */
function sortRule({ columns }: SearchSchema, { column, direction }: Sort): string {
  return `${columns[column] ? column : NO_COLUMN}:${direction === 'ascending' ? 'asc' : 'desc'}`;
}

function facetsBySource(sources: readonly Source[], facets: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    sources.map(({ uid, schema }) => [uid, facets.filter((column) => schema.columns[column])]),
  );
}
