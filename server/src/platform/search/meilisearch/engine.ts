import { type Meilisearch } from 'meilisearch';
import { checkSchema } from '../documents.js';
import { SearchUnavailable } from '../errors.js';
import { countsOfPrefix } from '../facets.js';
import {
  type DocumentFailure,
  type Reader,
  type RebuildOptions,
  type RebuildReport,
  type Revision,
  type SearchHealth,
  type SearchIndex,
} from '../port.js';
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
import { suggestingFields, suggestionsOf } from '../suggestions.js';
import { GlossaryIndex } from '../text/glossary.js';
import { highlightsOf } from '../text/highlight.js';
import { planOf } from '../text/plan.js';
import { type Plan } from '../text/term.js';
import {
  checkFacetValues,
  checkQuery,
  checkReader,
  checkSearch,
  checkSimilar,
  checkSuggest,
  schemaOf,
} from '../validation.js';
import { ask, type Source } from './asking.js';
import { Connection, type MeilisearchAddress } from './connection.js';
import { Kind } from './kind.js';
import { questionsFor } from './queries.js';
import { spelledAttribute, textAttributes, textOf } from './records.js';
import { countsOf, type Query, select, type Selected, totalsOf } from './selection.js';
import { MOST_VALUES } from './settings.js';
import { similarTo } from './similar.js';

export interface MeilisearchOptions extends MeilisearchAddress {
  /** Begins the names of all indexes, so that several marketplaces share an engine. */
  readonly prefix?: string;
}

/** Documents that are looked into for each suggestion: not every one has all that is typed in a single text. */
const DOCUMENTS_PER_SUGGESTION = 3;

/** Search by a Meilisearch server, 1.34 or later. */
export class MeilisearchSearch implements SearchIndex {
  private readonly connection: Connection;
  private readonly kinds = new Map<string, Kind>();
  private readonly schemas = new Map<string, SearchSchema>();
  private readonly glossaryIndex: GlossaryIndex;

  constructor(
    private readonly options: MeilisearchOptions,
    private readonly glossary: Glossary = [],
  ) {
    this.connection = new Connection(options);
    this.glossaryIndex = new GlossaryIndex(glossary);
  }

  async ensure(schema: SearchSchema): Promise<{ needsRebuild: boolean }> {
    checkSchema(schema);
    // Known from now on, even where the engine does not answer yet: it is unavailable then, and not unknown.
    if (JSON.stringify(this.schemas.get(schema.kind)) !== JSON.stringify(schema)) {
      this.schemas.set(schema.kind, schema);
      const kind = new Kind(this.connection, schema, this.glossary, this.options.prefix ?? '');
      this.kinds.set(schema.kind, kind);
    }
    return this.kind(schema.kind).prepare();
  }

  async upsert(kind: string, documents: readonly SearchDocument[]): Promise<readonly DocumentFailure[]> {
    return this.kind(kind).upsert(documents);
  }

  async remove(kind: string, ids: readonly string[]): Promise<void> {
    return this.kind(kind).remove(ids);
  }

  async search(reader: Reader, request: SearchRequest): Promise<SearchAnswer> {
    checkSearch(this.schemas, request);
    const query = this.query(reader, request);
    const { page, size, sort, highlight, facets = [] } = request;
    const retrieve = () => textAttributes(highlight?.fields ?? []);
    return this.connection.read(async (client) => {
      const found = await select(client, query, { page, size, sort, retrieve });
      const [totals, ...counts] = await Promise.all([
        this.totals(client, query, found),
        ...facets.map((facet) => countsOf(client, query, found.questions, facet)),
      ]);
      return {
        hits: hitsOf(found, query.plan, request),
        total: { value: found.total, exact: true },
        totals,
        matched: found.matched,
        facets: Object.fromEntries(facets.map(({ column }, index) => [column, counts[index]!])),
      };
    });
  }

  async count(reader: Reader, query: SearchQuery): Promise<Total> {
    checkQuery(this.schemas, query);
    const asked = this.query(reader, query);
    const { total } = await this.connection.read((client) => select(client, asked, {}));
    return { value: total, exact: true };
  }

  async suggest(
    reader: Reader,
    { kinds, prefix, filter, size }: SuggestRequest,
  ): Promise<readonly Suggestion[]> {
    checkSuggest(this.schemas, { kinds, prefix, filter, size });
    const plan = planOf(prefix);
    const sources = this.sources(reader, kinds).filter(({ schema }) => suggestingFields(schema).length > 0);
    if (plan.groups.length === 0) return [];
    const { hits } = await this.connection.read((client) =>
      ask(client, {
        sources,
        questions: questionsFor(plan, 'all'),
        filters: filter ? [filter] : [],
        size: size * DOCUMENTS_PER_SUGGESTION,
        retrieve: (schema) => textAttributes(suggestingFields(schema)),
        searchOn: (schema) =>
          suggestingFields(schema).flatMap((field) => [...textAttributes([field]), spelledAttribute(field)]),
      }),
    );
    const documents = hits.map(({ source: { schema }, hit }) => ({
      schema,
      document: { id: hit.id, text: textOf(hit, suggestingFields(schema)) },
    }));
    return suggestionsOf(documents, plan, size);
  }

  async facetValues(reader: Reader, request: FacetValuesRequest): Promise<FacetCounts> {
    checkFacetValues(this.schemas, request);
    const query = this.query(reader, request);
    const counts = await this.connection.read(async (client) => {
      const { questions } = await select(client, query, {});
      return countsOf(client, query, questions, { column: request.column, size: MOST_VALUES });
    });
    return countsOfPrefix(counts, request);
  }

  async similar(reader: Reader, request: SimilarRequest): Promise<readonly Hit[]> {
    checkSimilar(this.schemas, request);
    const [source] = this.sources(reader, [request.kind]);
    return source ? this.connection.read((client) => similarTo(client, source, request)) : [];
  }

  listRevs(kind: string): AsyncIterable<Revision> {
    return this.kind(kind).revisions();
  }

  async rebuild(
    kind: string,
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    options: RebuildOptions = {},
  ): Promise<RebuildReport> {
    return this.kind(kind).rebuild(documents, options);
  }

  async health(): Promise<SearchHealth> {
    try {
      // What needs the key, so that a wrong one shows.
      await this.connection.read((client) => client.getVersion());
      return { engine: 'meilisearch', available: true, reason: null };
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      return { engine: 'meilisearch', available: false, reason: error.message };
    }
  }

  async settle(): Promise<void> {
    await Promise.all([...this.kinds.values()].map((kind) => kind.settle()));
  }

  private query(reader: Reader, { kinds, text, filter }: SearchQuery): Query {
    const plan = text.trim() === '' ? null : planOf(text, this.glossaryIndex);
    return { sources: this.sources(reader, kinds), plan, filter };
  }

  private sources(reader: Reader, kinds: readonly string[]): Source[] {
    checkReader(this.schemas, reader, kinds);
    return [...new Set(kinds)].flatMap((name) => {
      const visible = reader[name];
      return visible ? [{ schema: this.kind(name).schema, uid: this.kind(name).uid, visible }] : [];
    });
  }

  private totals(client: Meilisearch, query: Query, found: Selected): Promise<Record<string, number>> {
    const [only, ...others] = query.sources;
    if (only && others.length === 0) return Promise.resolve({ [only.schema.kind]: found.total });
    return totalsOf(client, query, found.questions);
  }

  private kind(name: string): Kind {
    schemaOf(this.schemas, name);
    return this.kinds.get(name)!;
  }
}

function hitsOf({ hits }: Selected, plan: Plan | null, { highlight, text }: SearchRequest): Hit[] {
  return hits.map(({ source, score, hit }) => ({
    kind: source.schema.kind,
    id: hit.id,
    rev: hit.rev,
    score: text.trim() === '' ? 0 : score,
    highlights: highlightsOf(
      { text: textOf(hit, highlight?.fields ?? []) },
      plan ?? { groups: [] },
      highlight,
    ),
  }));
}
