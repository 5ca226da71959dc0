import { trusted } from 'mongoose';
import { documentOf, type Findable, type Kernel, type LifecycleRecord } from '../../kernel/index.js';
import { type Log } from '../../platform/logging/index.js';
import { type OutboxEvent } from '../../platform/outbox/index.js';
import { type SearchIndex, SearchUnavailable } from '../../platform/search/index.js';
import { type MadeDocument } from './differences.js';

const chunk = 100;

/** Writes records into the indexes as they are in the database, one write after the other. */
export class IndexWriter {
  /** The version of each record that this process has indexed last. */
  readonly #versions = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kernel: Kernel,
    private readonly index: SearchIndex,
    private readonly log: Log,
  ) {}

  /** Answers why for each record that failed. One bad record does not keep others out. */
  async bring(findable: Findable, ids: readonly string[]): Promise<Map<string, unknown>> {
    const failures = new Map<string, unknown>();
    for (let at = 0; at < ids.length; at += chunk) {
      const some = ids.slice(at, at + chunk);
      for (const [id, error] of await this.#bisected(findable, some)) failures.set(id, error);
    }
    return failures;
  }

  /** The documents of records as they are now. */
  async documents(findable: Findable, ids: readonly string[]): Promise<MadeDocument[]> {
    const model = this.kernel.subjects.get(findable.subject)!;
    const records = await model.find({ _id: trusted({ $in: [...ids] }) }).lean<LifecycleRecord[]>();
    return records.flatMap((record) => documentOf(findable, record) ?? []);
  }

  /** Whether what the event tells of was indexed already: a version read later has it in it. */
  knows({ subjectId, body }: OutboxEvent): boolean {
    return Number(body.version) <= (this.#versions.get(subjectId) ?? 0);
  }

  /** These versions are in all indexes of their records. */
  remember(versions: ReadonlyMap<string, number>): void {
    for (const [id, rev] of versions) this.#versions.set(id, Math.max(rev, this.#versions.get(id) ?? 0));
  }

  /** It is nowhere to be found then, rather than as it was. */
  refused(kind: string, id: string, reason: string): void {
    this.log.error({ kind, id, reason }, 'a record cannot be indexed');
  }

  /** Resolves once what is being written is written. */
  async settle(): Promise<void> {
    await this.#last.catch(() => undefined);
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
    const made = await this.documents(findable, ids);
    for (const { kind } of findable.schemas) {
      const documents = made.flatMap((each) => (each.kind === kind ? each.document : []));
      const refused = documents.length === 0 ? [] : await this.index.upsert(kind, documents);
      for (const { id, reason } of refused) this.refused(kind, id, reason);
      const kept = new Set(documents.map(({ id }) => id));
      for (const { id } of refused) kept.delete(id);
      const others = ids.filter((id) => !kept.has(id));
      if (others.length > 0) await this.index.remove(kind, others);
    }
    for (const { id, rev } of made.map(({ document }) => document)) this.#versions.set(id, rev);
  }

  /** One write after the other: whoever reads first must not write last. */
  #inOrder<T>(write: () => Promise<T>): Promise<T> {
    const done = this.#last.then(write, write);
    this.#last = done;
    return done;
  }
}
