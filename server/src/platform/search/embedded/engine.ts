import {
  type DocumentFailure,
  type Reader,
  type RebuildOptions,
  type RebuildReport,
  type Revision,
  type SearchHealth,
  type SearchIndex,
} from '../port.js';
import { checkSchema } from '../documents.js';
import { countsOfPrefix } from '../facets.js';
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
} from '../request.js';
import { type Glossary, type SearchDocument, type SearchSchema } from '../schema.js';
import { GlossaryIndex } from '../text/glossary.js';
import { planOf } from '../text/plan.js';
import {
  checkFacetValues,
  checkQuery,
  checkReader,
  checkSearch,
  checkSimilar,
  checkSuggest,
  schemaOf,
} from '../validation.js';
import { pageOf } from './page.js';
import { countsOf, select, totalOf } from './selection.js';
import { similarTo } from './similar.js';
import { Slot } from './slot.js';
import { suggestionsFor } from './suggestions.js';

/** Search in process: rebuilt from the database at every start, right for some tens of thousands of documents. */
export class EmbeddedSearch implements SearchIndex {
  private readonly slots = new Map<string, Slot>();
  private readonly schemas = new Map<string, SearchSchema>();
  private readonly glossary: GlossaryIndex;

  constructor(glossary: Glossary = []) {
    this.glossary = new GlossaryIndex(glossary);
  }

  async ensure(schema: SearchSchema): Promise<{ needsRebuild: boolean }> {
    checkSchema(schema);
    const known = this.schemas.get(schema.kind);
    if (!known || JSON.stringify(known) !== JSON.stringify(schema)) {
      this.schemas.set(schema.kind, schema);
      this.slots.set(schema.kind, new Slot(schema));
    }
    return { needsRebuild: !this.slot(schema.kind).isBuilt };
  }

  async upsert(kind: string, documents: readonly SearchDocument[]): Promise<readonly DocumentFailure[]> {
    return this.slot(kind).upsert(documents);
  }

  async remove(kind: string, ids: readonly string[]): Promise<void> {
    return this.slot(kind).remove(ids);
  }

  async search(reader: Reader, request: SearchRequest): Promise<SearchAnswer> {
    checkSearch(this.schemas, request);
    const plan = planOf(request.text, this.glossary);
    const selection = this.select(reader, request, plan);
    const facets = (request.facets ?? []).map((facet) => [facet.column, countsOf(selection, facet)] as const);
    return {
      hits: pageOf(selection, request, plan),
      total: totalOf(selection),
      totals: Object.fromEntries(selection.parts.map(({ index, kept }) => [index.schema.kind, kept.length])),
      matched: selection.matched,
      facets: Object.fromEntries(facets),
    };
  }

  async count(reader: Reader, query: SearchQuery): Promise<Total> {
    checkQuery(this.schemas, query);
    return totalOf(this.select(reader, query));
  }

  async suggest(reader: Reader, request: SuggestRequest): Promise<readonly Suggestion[]> {
    checkSuggest(this.schemas, request);
    checkReader(this.schemas, reader, request.kinds);
    return suggestionsFor(this.indexes(request.kinds), reader, request);
  }

  async facetValues(reader: Reader, request: FacetValuesRequest): Promise<FacetCounts> {
    checkFacetValues(this.schemas, request);
    const counts = countsOf(this.select(reader, request), { column: request.column, size: Infinity });
    return countsOfPrefix(counts, request);
  }

  async similar(reader: Reader, request: SimilarRequest): Promise<readonly Hit[]> {
    checkSimilar(this.schemas, request);
    checkReader(this.schemas, reader, [request.kind]);
    return similarTo(this.slot(request.kind).live, reader, request);
  }

  async *listRevs(kind: string): AsyncIterable<Revision> {
    for (const { id, rev } of this.slot(kind).live.all()) yield { id, rev };
  }

  async rebuild(
    kind: string,
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    options: RebuildOptions = {},
  ): Promise<RebuildReport> {
    return this.slot(kind).rebuild(documents, options);
  }

  async health(): Promise<SearchHealth> {
    return { engine: 'embedded', available: true, reason: null };
  }

  async settle(): Promise<void> {
    await Promise.all([...this.slots.values()].map((slot) => slot.settle()));
  }

  private select(reader: Reader, query: SearchQuery, plan = planOf(query.text, this.glossary)) {
    checkReader(this.schemas, reader, query.kinds);
    const { kinds, text, filter } = query;
    return select(this.indexes(kinds), reader, { plan: text.trim() === '' ? null : plan, filter });
  }

  private indexes(kinds: readonly string[]) {
    return [...new Set(kinds)].map((kind) => this.slot(kind).live);
  }

  private slot(kind: string): Slot {
    schemaOf(this.schemas, kind);
    return this.slots.get(kind)!;
  }
}
