import { setTimeout as pause } from 'node:timers/promises';
import { trusted } from 'mongoose';
import {
  documentOf,
  type Findable,
  type Finder,
  indexedSchema,
  type Kernel,
  type LifecycleRecord,
} from '../../kernel/index.js';
import { type Log } from '../../platform/logging/index.js';
import { NotNow, type OutboxEvent } from '../../platform/outbox/index.js';
import {
  type DocumentFailure,
  type SearchDocument,
  type SearchIndex,
  SearchUnavailable,
} from '../../platform/search/index.js';
import { Complaint } from './complaint.js';
import { Dealing, type Dealt } from './dealing.js';
import { type Differences, differencesIn, documentsOf } from './differences.js';
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
}

const retryMs = 2_000;

/** The writing side of search: keeps the indexes like the records, whatever happens in between. */
export class Synchronization {
  readonly staleness = new Staleness();
  readonly #index: SearchIndex;
  readonly #began: Date;
  readonly #complaint: Complaint;
  /** The version of each record that this process has indexed last. */
  readonly #versions = new Map<string, number>();
  readonly #stopping = new AbortController();
  #starting: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kernel: Kernel,
    private readonly finder: Finder,
    private readonly findables: readonly Findable[],
    private readonly log: Log,
  ) {
    this.#index = finder.index;
    this.#began = kernel.now();
    this.#complaint = new Complaint(log);
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
    await this.#last.catch(() => undefined);
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
      const differences = await differencesIn(documentsOf(this.kernel, findable), indexes);
      for (const [kind, own] of differences) {
        const { missing, stale, extra } = own;
        found.push({ kind, ...own });
        const failures = await this.#bring(findable, [...missing, ...stale, ...extra]);
        for (const [id, err] of failures) this.log.error({ err, kind, id }, 'search could not be mended');
      }
    }
    return found;
  }

  async #apply(events: readonly OutboxEvent[]): Promise<ReadonlyMap<OutboxEvent, unknown>> {
    const failed = new Map<OutboxEvent, unknown>();
    for (const findable of this.findables) {
      const own = events.filter(({ subjectKind }) => subjectKind === findable.subject);
      const news = own.filter((event) => !this.#knows(event));
      const failures = await this.#bring(findable, [...new Set(news.map(({ subjectId }) => subjectId))]);
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
    const dealing = new Dealing(remembered(documentsOf(this.kernel, findable), read), kinds);
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
    if (kinds.length < findable.schemas.length) return reports;
    for (const [id, rev] of read) this.#versions.set(id, Math.max(rev, this.#versions.get(id) ?? 0));
    return reports;
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
        const current = documentsOf(this.kernel, findable);
        const differences = await differencesIn(current, new Map([[kind, target.listRevs()]]));
        const { missing, stale, extra } = differences.get(kind)!;
        const made = await this.#documents(findable, [...missing, ...stale]);
        await target.upsert(made.flatMap((each) => (each.kind === kind ? each.document : [])));
        await target.remove(extra);
      },
    });
    for (const { id, reason } of failures) this.#refused(kind, id, reason);
    return { kind, documents: count, failures };
  }

  /** Answers why for each record that failed. One bad record does not keep others out. */
  async #bring(findable: Findable, ids: readonly string[]): Promise<Map<string, unknown>> {
    const failures = new Map<string, unknown>();
    for (let at = 0; at < ids.length; at += 100) {
      const some = ids.slice(at, at + 100);
      for (const [id, error] of await this.#bisected(findable, some)) failures.set(id, error);
    }
    return failures;
  }

  async #bisected(findable: Findable, ids: readonly string[]): Promise<[string, unknown][]> {
    try {
      await this.#inOrder(() => this.#write(findable, ids));
      return [];
    } catch (error) {
      if (error instanceof SearchUnavailable) throw error;
      if (ids.length === 1) return ids.map((id) => [id, error]);
      const half = Math.ceil(ids.length / 2);
      return [
        ...(await this.#bisected(findable, ids.slice(0, half))),
        ...(await this.#bisected(findable, ids.slice(half))),
      ];
    }
  }

  async #write(findable: Findable, ids: readonly string[]): Promise<void> {
    const made = await this.#documents(findable, ids);
    for (const { kind } of findable.schemas) {
      const documents = made.flatMap((each) => (each.kind === kind ? each.document : []));
      const refused = documents.length === 0 ? [] : await this.#index.upsert(kind, documents);
      for (const { id, reason } of refused) this.#refused(kind, id, reason);
      const kept = new Set(documents.map(({ id }) => id));
      for (const { id } of refused) kept.delete(id);
      const others = ids.filter((id) => !kept.has(id));
      if (others.length > 0) await this.#index.remove(kind, others);
    }
    for (const { id, rev } of made.map(({ document }) => document)) this.#versions.set(id, rev);
  }

  async #documents(findable: Findable, ids: readonly string[]) {
    const model = this.kernel.subjects.get(findable.subject)!;
    const records = await model.find({ _id: trusted({ $in: [...ids] }) }).lean<LifecycleRecord[]>();
    return records.flatMap((record) => documentOf(findable, record) ?? []);
  }

  /** Whether what the event tells of was indexed already: a version read later has it in it. */
  #knows({ subjectId, body }: OutboxEvent): boolean {
    return Number(body.version) <= (this.#versions.get(subjectId) ?? 0);
  }

  #measure({ at }: OutboxEvent): void {
    // Events of before the start waited for the server, not for the index.
    if (at >= this.#began) this.staleness.add(this.kernel.now().getTime() - at.getTime());
  }

  /** It is nowhere to be found then, rather than as it was. */
  #refused(kind: string, id: string, reason: string): void {
    this.log.error({ kind, id, reason }, 'a record cannot be indexed');
  }

  /** One write after the other: whoever reads first must not write last. */
  #inOrder<T>(write: () => Promise<T>): Promise<T> {
    const done = this.#last.then(write, write);
    this.#last = done;
    return done;
  }
}

function kindsOf({ schemas }: Findable): string[] {
  return schemas.map(({ kind }) => kind);
}

async function* remembered(
  documents: AsyncIterable<Dealt<SearchDocument>>,
  versions: Map<string, number>,
): AsyncIterable<Dealt<SearchDocument>> {
  for await (const made of documents) {
    versions.set(made.document.id, made.document.rev);
    yield made;
  }
}
