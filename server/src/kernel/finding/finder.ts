import { setTimeout as pause } from 'node:timers/promises';
import {
  type Filter,
  type Hit,
  type Reader,
  type SearchAnswer,
  type SearchIndex,
  type SearchRequest,
  SearchUnavailable,
  type SuggestRequest,
  type Suggestion,
} from '../../platform/search/index.js';
import { type LifecycleRecord } from '../kernel.js';
import { type Viewer } from '../viewer.js';
import { searching } from './failures.js';
import { documentOf, type Findable, theseRecords } from './findable.js';
import { pagesOf, type Position } from './position.js';

/** A hit with the record as it is now. `highlights` are empty where the record has changed since it was indexed. */
export interface Found<R extends LifecycleRecord = LifecycleRecord> extends Pick<Hit, 'kind' | 'highlights'> {
  readonly subject: string;
  readonly record: R;
}

export type FindRequest = Omit<SearchRequest, 'kinds' | 'page' | 'size'> & Position;

export interface FindAnswer extends Omit<SearchAnswer, 'hits'> {
  readonly hits: readonly Found[];
}

/** How long a search waits for an index that is being built at the start. */
const patienceMs = 1_500;
/** How often an answer is asked for again because some of it may not be seen; after that there is none. */
const mostRounds = 5;

/** The reading side of search: what is found is read again, and judged again, before anybody is told of it. */
export class Finder {
  #isOpen = false;
  #waiting: (() => void)[] = [];

  constructor(readonly index: SearchIndex) {}

  /** Whether there is an index to look into. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Lets searches through; until then they wait a little and then fail as unavailable. */
  open(): void {
    this.#isOpen = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves once searches are let through; throws SearchUnavailable when that takes longer than anybody waits. */
  async untilOpen(): Promise<void> {
    if (this.#isOpen) return;
    const patience = new AbortController();
    const opened = new Promise<void>((resolve) => this.#waiting.push(resolve));
    await Promise.race([opened, pause(patienceMs, undefined, patience)]);
    patience.abort();
    if (!this.#isOpen) throw new SearchUnavailable('the index is being built');
  }

  /** What the viewer finds of these kinds of records. Throws SEARCH_UNAVAILABLE, or InvalidInput. */
  find(viewer: Viewer, findables: readonly Findable[], request: FindRequest): Promise<FindAnswer> {
    return this.#judged(viewer, findables, async (reader) => {
      const kinds = kindsOf(findables);
      const { offset, size, ...rest } = request;
      const pages = pagesOf({ offset, size });
      const answers = await Promise.all(
        pages.map((page) => this.index.search(reader, { ...rest, kinds, page, size })),
      );
      const start = size === 0 ? 0 : offset % size;
      const hits = answers.flatMap((answer) => answer.hits).slice(start, start + size);
      const records = await readAll(viewer, findables, hits);
      const found = hits.map((hit) => foundOf(hit, records));
      return {
        lost: lostOf(hits, records),
        answer: { ...answers[0]!, hits: found.filter((each) => each !== null) },
      };
    });
  }

  /** How many documents the viewer would find. */
  async count(
    viewer: Viewer,
    findables: readonly Findable[],
    query: { readonly text: string; readonly filter?: Filter },
  ): Promise<number> {
    return searching(async () => {
      await this.untilOpen();
      const reader = await readerOf(viewer, findables);
      return (await this.index.count(reader, { ...query, kinds: kindsOf(findables) })).value;
    });
  }

  /** Texts of records that the viewer may see, as those say them now. */
  suggest(
    viewer: Viewer,
    findables: readonly Findable[],
    request: Omit<SuggestRequest, 'kinds'>,
  ): Promise<readonly Suggestion[]> {
    return this.#judged(viewer, findables, async (reader) => {
      const suggestions = await this.index.suggest(reader, { ...request, kinds: kindsOf(findables) });
      const records = await readAll(viewer, findables, suggestions);
      const isTrue = (each: Suggestion) => stillSays(findables, records.get(each.id)?.record, each);
      const lost = suggestions.filter((each) => !isTrue(each)).map(({ id }) => id);
      return { lost, answer: suggestions.filter(isTrue) };
    });
  }

  /** Records of the same index that share most with one, the most alike first; none where the viewer cannot see that one. */
  async similar<R extends LifecycleRecord>(
    viewer: Viewer,
    findable: Findable<R>,
    record: R,
    { size, filter }: { readonly size: number; readonly filter?: Filter },
  ): Promise<R[]> {
    const kind = findable.entryOf(record)?.kind;
    if (kind === undefined) return [];
    const findables = [findable];
    const request = { kind, id: record._id, size, ...(filter && { filter }) };
    return this.#judged(viewer, findables, async (reader) => {
      const hits = await this.index.similar(reader, request);
      const records = await readAll(viewer, findables, hits);
      const answer = hits.flatMap(({ id }) => (records.get(id)?.record as R | undefined) ?? []);
      return { lost: lostOf(hits, records), answer };
    });
  }

  /**
   * Asks until nothing in the answer is lost: what the viewer may not see, though the index still says so, is left out of
   * everything that is asked again, counts and suggestions included.
   */
  #judged<A>(
    viewer: Viewer,
    findables: readonly Findable[],
    ask: (reader: Reader) => Promise<{ lost: readonly string[]; answer: A }>,
  ): Promise<A> {
    return searching(async () => {
      await this.untilOpen();
      let reader = await readerOf(viewer, findables);
      for (let round = 0; round < mostRounds; round++) {
        const { lost, answer } = await ask(reader);
        if (lost.length === 0) return answer;
        reader = without(reader, lost);
      }
      throw new SearchUnavailable('the index differs too much from what its readers may see');
    });
  }
}

type Records = ReadonlyMap<string, { readonly subject: string; readonly record: LifecycleRecord }>;

function kindsOf(findables: readonly Findable[]): string[] {
  return findables.flatMap(({ schemas }) => schemas.map(({ kind }) => kind));
}

async function readerOf(viewer: Viewer, findables: readonly Findable[]): Promise<Reader> {
  const readers = await Promise.all(findables.map((findable) => findable.readerOf(viewer)));
  return Object.assign({}, ...readers) as Reader;
}

function without(reader: Reader, ids: readonly string[]): Reader {
  const others: Filter = { not: theseRecords(ids) };
  return Object.fromEntries(
    Object.entries(reader).map(([kind, filter]) => [kind, { all: [filter, others] }]),
  );
}

/** The records of hits as the viewer sees them now; ids are unique over all kinds. */
async function readAll(
  viewer: Viewer,
  findables: readonly Findable[],
  hits: readonly Pick<Hit, 'kind' | 'id'>[],
): Promise<Records> {
  const read = findables.map(async (findable) => {
    const kinds = kindsOf([findable]);
    const ids = hits.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    const records = ids.length === 0 ? [] : await findable.findMany(viewer, [...new Set(ids)]);
    return records.map((record) => [record._id, { subject: findable.subject, record }] as const);
  });
  return new Map((await Promise.all(read)).flat());
}

function lostOf(hits: readonly Pick<Hit, 'id'>[], records: Records): string[] {
  return hits.filter(({ id }) => !records.has(id)).map(({ id }) => id);
}

function foundOf({ kind, id, rev, highlights }: Hit, records: Records): Found | null {
  const known = records.get(id);
  return known ? { ...known, kind, highlights: known.record.version === rev ? highlights : {} } : null;
}

function stillSays(
  findables: readonly Findable[],
  record: LifecycleRecord | undefined,
  { kind, field, language, text }: Suggestion,
): boolean {
  const findable = findables.find(({ schemas }) => schemas.some((schema) => schema.kind === kind));
  const now = record && findable && documentOf(findable, record);
  return now?.kind === kind && [now.document.text[field]?.[language] ?? []].flat().includes(text);
}
