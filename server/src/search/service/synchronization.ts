import { setTimeout as pause } from 'node:timers/promises';
import { type Findable, type Finder, indexedSchema, type Kernel } from '../../kernel/index.js';
import { type Log } from '../../platform/logging/index.js';
import { NotNow, type OutboxEvent } from '../../platform/outbox/index.js';
import {
  type DocumentFailure,
  type SearchDocument,
  type SearchIndex,
  SearchUnavailable,
} from '../../platform/search/index.js';
import { Complaint } from './complaint.js';
import { Dealing } from './dealing.js';
import { type Differences, differencesIn, documentsOf, type MadeDocument } from './differences.js';
import { IndexWriter } from './index-writer.js';
import { Staleness } from './staleness.js';

/** Hears how many documents of an index are in. */
export type Progress = (kind: string, documents: number) => void;

export interface Reindexed {
  readonly kind: string;
  readonly documents: number;
  readonly failures: readonly DocumentFailure[];
}

export interface Reconciled extends Differences {
  readonly kind: string;
  /** What of it could not be mended. */
  readonly left: readonly string[];
}

const retryMs = 2_000;

/** The writing side of search: keeps the indexes like the records, whatever happens in between. */
export class Synchronization {
  readonly staleness = new Staleness();
  readonly #index: SearchIndex;
  readonly #began: Date;
  readonly #complaint: Complaint;
  readonly #writer: IndexWriter;
  readonly #stopping = new AbortController();
  #starting: Promise<void> | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly finder: Finder,
    private readonly findables: readonly Findable[],
    private readonly log: Log,
  ) {
    this.#index = finder.index;
    this.#began = kernel.now();
    this.#complaint = new Complaint(log);
    this.#writer = new IndexWriter(kernel, this.#index, log);
  }

  /** The kinds of subjects whose events it has to hear of. */
  get subjects(): string[] {
    return this.findables.map(({ subject }) => subject);
  }

  /** Whether every index was built. */
  get isReady(): boolean {
    return this.finder.isOpen;
  }

  /** How search is, for those who operate the server. */
  async state() {
    const { engine, available } = await this.#index.health();
    return { engine, available, ready: this.finder.isOpen, staleness: this.staleness.figures() };
  }

  /** Prepares in the background, again and again until the engine answers. */
  start(): void {
    this.#starting ??= this.#prepareAtLast();
  }

  /** Gives up what `start` has not reached, and waits for what is being written. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#starting;
    await this.#writer.settle();
  }

  /** Makes every index ready, building those that need it, and lets searches through. Throws SearchUnavailable. */
  async prepare(): Promise<void> {
    for (const findable of this.findables) {
      const kinds: string[] = [];
      for (const schema of findable.schemas) {
        const { needsRebuild } = await this.#index.ensure(indexedSchema(schema));
        if (needsRebuild) kinds.push(schema.kind);
      }
      await this.#rebuild(findable, kinds);
    }
    this.finder.open();
  }

  /**
   * Brings the records that events are about into the indexes as they are now: each once, however many events. Answers the events
   * that failed, with why. Throws NotNow where nothing can be written yet.
   */
  async apply(events: readonly OutboxEvent[]): Promise<ReadonlyMap<OutboxEvent, unknown>> {
    if (!this.finder.isOpen) throw new NotNow('the index is being built');
    try {
      const failed = await this.#apply(events);
      this.#complaint.end();
      return failed;
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      this.#complaint.begin(error);
      throw new NotNow(error.message, { cause: error });
    }
  }

  /** Builds every index anew beside the one in use, brings in what changed meanwhile, and swaps them. */
  async reindex(progress?: Progress): Promise<Reindexed[]> {
    const done: Reindexed[] = [];
    for (const findable of this.findables) {
      for (const schema of findable.schemas) await this.#index.ensure(indexedSchema(schema));
      done.push(...(await this.#rebuild(findable, kindsOf(findable), progress)));
    }
    return done;
  }

  /** Compares every index with the records, by id and revision, and mends what differs; answers what did. */
  async reconcile(): Promise<Reconciled[]> {
    const found: Reconciled[] = [];
    for (const findable of this.findables) {
      const indexes = new Map(kindsOf(findable).map((kind) => [kind, this.#index.listRevs(kind)]));
      const differences = await differencesIn(this.#documentsOf(findable), indexes);
      for (const [kind, own] of differences) {
        const failures = await this.#writer.bring(findable, [...own.missing, ...own.stale, ...own.extra]);
        for (const [id, err] of failures) this.log.error({ err, kind, id }, 'search could not be mended');
        found.push({ kind, ...own, left: [...failures.keys()] });
      }
    }
    return found;
  }

  async #apply(events: readonly OutboxEvent[]): Promise<ReadonlyMap<OutboxEvent, unknown>> {
    const failed = new Map<OutboxEvent, unknown>();
    for (const findable of this.findables) {
      const own = events.filter(({ subjectKind }) => subjectKind === findable.subject);
      const news = own.filter((event) => !this.#writer.knows(event));
      const failures = await this.#writer.bring(findable, [
        ...new Set(news.map(({ subjectId }) => subjectId)),
      ]);
      for (const event of own) {
        if (failures.has(event.subjectId)) failed.set(event, failures.get(event.subjectId));
        else this.#measure(event);
      }
    }
    return failed;
  }

  async #prepareAtLast(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted && !this.finder.isOpen) {
      try {
        await this.prepare();
      } catch (error) {
        if (signal.aborted) return;
        this.#complaint.begin(error);
        await pause(retryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #rebuild(findable: Findable, kinds: readonly string[], progress?: Progress): Promise<Reindexed[]> {
    const read = new Map<string, number>();
    const faults: DocumentFailure[] = [];
    const documents = this.#documentsOf(findable, (id, error) => faults.push({ id, reason: String(error) }));
    const dealing = new Dealing(remembered(documents, read), kinds);
    const done = await Promise.allSettled(
      kinds.map((kind) =>
        this.#rebuildOne(findable, kind, dealing.of(kind), progress).finally(() => dealing.leave(kind)),
      ),
    );
    const reports = done.map((each) => {
      if (each.status === 'rejected') throw each.reason;
      return each.value;
    });
    // What was built from the records has in it what events before it tell of, if nothing else has.
    if (kinds.length === findable.schemas.length) this.#writer.remember(read);
    const [first, ...others] = reports;
    return first ? [{ ...first, failures: [...faults, ...first.failures] }, ...others] : [];
  }

  async #rebuildOne(
    findable: Findable,
    kind: string,
    documents: AsyncIterable<SearchDocument>,
    progress?: Progress,
  ): Promise<Reindexed> {
    const { documents: count, failures } = await this.#index.rebuild(kind, documents, {
      progress: (done) => progress?.(kind, done),
      catchUp: async (target) => {
        const { engine } = await this.#index.health();
        // What this process changes meanwhile is in already, and nobody else changes an index in its memory.
        if (engine === 'embedded') return;
        const differences = await differencesIn(
          this.#documentsOf(findable),
          new Map([[kind, target.listRevs()]]),
        );
        const { missing, stale, extra } = differences.get(kind)!;
        const made = await this.#writer.documents(findable, [...missing, ...stale]);
        await target.upsert(made.flatMap((each) => (each.kind === kind ? each.document : [])));
        await target.remove(extra);
      },
    });
    for (const { id, reason } of failures) this.#writer.refused(kind, id, reason);
    return { kind, documents: count, failures };
  }

  #documentsOf(
    findable: Findable,
    refused?: (id: string, error: unknown) => void,
  ): AsyncIterable<MadeDocument> {
    return documentsOf(this.kernel, findable, (id, error) => {
      this.#writer.refused(findable.subject, id, String(error));
      refused?.(id, error);
    });
  }

  #measure({ at }: OutboxEvent): void {
    // Events of before the start waited for the server, not for the index.
    if (at >= this.#began) this.staleness.add(this.kernel.now().getTime() - at.getTime());
  }
}

function kindsOf({ schemas }: Findable): string[] {
  return schemas.map(({ kind }) => kind);
}

async function* remembered(
  documents: AsyncIterable<MadeDocument>,
  versions: Map<string, number>,
): AsyncIterable<MadeDocument> {
  for await (const made of documents) {
    versions.set(made.document.id, made.document.rev);
    yield made;
  }
}
