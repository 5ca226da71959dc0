import { type Meilisearch } from 'meilisearch';
import { addedCounts, orderedCounts } from '../facets.js';
import { type Clause, clausesOf, type Filter } from '../filter.js';
import { type FacetCounts, type FacetRequest } from '../request.js';
import { type Plan } from '../text/term.js';
import { type Ask, ask, type EngineAnswer, type Source } from './asking.js';
import { type Question, questionsFor } from './queries.js';
import { MOST_VALUES } from './settings.js';

const EVERYTHING: Question = { q: '', weight: 1 };
const MOST_SHOWN = 100;

/** What a query means, before anything is asked. */
export interface Query {
  readonly sources: readonly Source[];
  /** Null where nothing was typed. */
  readonly plan: Plan | null;
  readonly filter: Filter | undefined;
}

export interface Selected extends EngineAnswer {
  readonly matched: 'all' | 'any';
  readonly questions: readonly Question[];
}

/** Asks for all words and, where the reader sees no document with all of them, for any. */
export async function select(client: Meilisearch, query: Query, wish: Partial<Ask>): Promise<Selected> {
  const { sources, plan, filter } = query;
  const filters = filter ? [filter] : [];
  const questions = plan ? questionsFor(plan, 'all') : [EVERYTHING];
  const all = await ask(client, { ...wish, sources, questions, filters });
  const found = { ...all, matched: 'all', questions } as const;
  if (!plan || all.total > 0) return found;
  const unfiltered = filter ? await ask(client, { sources, questions, filters: [] }) : all;
  if (unfiltered.total > 0) return found;
  const any = questionsFor(plan, 'any');
  const answer = await ask(client, { ...wish, sources, questions: any, filters });
  return answer.total > 0 ? { ...answer, matched: 'any', questions: any } : found;
}

/** Counts of one column as if nothing were chosen in it. */
export async function countsOf(
  client: Meilisearch,
  query: Query,
  questions: readonly Question[],
  facet: FacetRequest,
): Promise<FacetCounts> {
  const filters = others(clausesOf(query.filter), facet.column);
  const having = query.sources.filter(({ schema }) => schema.columns[facet.column]);
  const asked = { sources: having, questions, filters };
  if (facet.ranges) return countRanges(client, asked, facet);
  const { facets } = await ask(client, { ...asked, facets: [facet.column] });
  const counts = Object.values(facets).map((distribution) =>
    Object.entries(distribution[facet.column] ?? {}).map(([value, count]) => ({ value, count })),
  );
  return orderedCounts(addedCounts(counts), Math.min(facet.size ?? MOST_SHOWN, MOST_VALUES));
}

function countRanges(
  client: Meilisearch,
  asked: Ask,
  { column, ranges = [] }: FacetRequest,
): Promise<FacetCounts> {
  return Promise.all(
    ranges.map(async ({ key, ...range }) => {
      const { total } = await ask(client, { ...asked, filters: [...asked.filters, { column, ...range }] });
      return { value: key, count: total };
    }),
  );
}

function others(clauses: readonly Clause[], column: string): Filter[] {
  return clauses.flatMap((clause) => (clause.column === column ? [] : clause.filter));
}

/** How many documents of each kind a query means. */
export async function totalsOf(
  client: Meilisearch,
  { sources, filter }: Query,
  questions: readonly Question[],
): Promise<Record<string, number>> {
  const filters = filter ? [filter] : [];
  const totals = await Promise.all(
    sources.map((source) => ask(client, { sources: [source], questions, filters })),
  );
  return Object.fromEntries(sources.map(({ schema }, index) => [schema.kind, totals[index]!.total]));
}
