import { createHash } from 'node:crypto';
import { InOrder } from '../in-order.js';
import {
  type DocumentFailure,
  type RebuildOptions,
  type RebuildReport,
  type RebuildTarget,
  type Revision,
} from '../port.js';
import { type Glossary, type SearchDocument, type SearchSchema } from '../schema.js';
import { BATCH, removeDocuments, writeDocuments } from './batches.js';
import { type Connection } from './connection.js';
import { settingsOf } from './settings.js';

/** Changes whenever documents are written in another way, so that indexes of before are built anew. */
const FORMAT = 1;
const REVISIONS_AT_ONCE = 1_000;

/** One kind in the engine: its index in use, and the one that is being built to replace it. Changes are made one after the other. */
export class Kind {
  private readonly changes = new InOrder();
  private readonly rebuilds = new InOrder();
  /** Ids that changed since a rebuild began: what it still reads of them is old. Null while there is none. */
  private changed: Set<string> | null = null;

  constructor(
    private readonly connection: Connection,
    readonly schema: SearchSchema,
    private readonly glossary: Glossary,
    private readonly prefix: string,
  ) {}

  /** Name of the index in use. */
  get uid(): string {
    return `${this.prefix}${this.schema.kind}`;
  }

  private get shadowUid(): string {
    return `${this.uid}--next`;
  }

  private get memoryUid(): string {
    return `${this.prefix}-schemas`;
  }

  /** Makes the index as the schema wants it; whether its documents are those of another schema, or none. */
  async prepare(): Promise<{ needsRebuild: boolean }> {
    const remembered = await this.connection.readIfThere((client) =>
      client.index<{ id: string; fingerprint: string }>(this.memoryUid).getDocument(this.schema.kind),
    );
    const isThere = await this.connection.readIfThere((client) => client.getRawIndex(this.uid));
    if (isThere && remembered?.fingerprint === this.fingerprint()) return { needsRebuild: false };
    if (!isThere) await this.create(this.uid);
    await this.applySettings(this.uid);
    return { needsRebuild: true };
  }

  upsert(documents: readonly SearchDocument[]): Promise<DocumentFailure[]> {
    return this.changes.do(async () => {
      documents.forEach(({ id }) => this.changed?.add(id));
      const failures = await this.write(this.uid, documents);
      if (this.changed) await this.write(this.shadowUid, documents);
      return failures;
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.changes.do(async () => {
      ids.forEach((id) => this.changed?.add(id));
      await removeDocuments(this.connection, this.uid, ids);
      if (this.changed) await removeDocuments(this.connection, this.shadowUid, ids);
    });
  }

  /** One rebuild at a time; another waits for it. */
  rebuild(
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    options: RebuildOptions,
  ): Promise<RebuildReport> {
    return this.rebuilds.do(() => this.rebuildNow(documents, options));
  }

  async *revisions(uid = this.uid): AsyncIterable<Revision> {
    for (let offset = 0; ; offset += REVISIONS_AT_ONCE) {
      const revisions = await this.connection.read(async (client) => {
        const page = { fields: ['id', 'rev'], limit: REVISIONS_AT_ONCE, offset };
        return (await client.index(uid).getDocuments(page)).results as Revision[];
      });
      for (const { id, rev } of revisions) yield { id, rev };
      if (revisions.length < REVISIONS_AT_ONCE) return;
    }
  }

  async settle(): Promise<void> {
    await Promise.all([this.changes.settle(), this.rebuilds.settle()]);
  }

  // New index, settings, documents, what changed meanwhile, swap, and only then away with the old one.
  private async rebuildNow(
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    { catchUp, progress }: RebuildOptions,
  ): Promise<RebuildReport> {
    await this.changes.do(async () => {
      await this.discardShadow();
      await this.create(this.shadowUid);
      await this.applySettings(this.shadowUid);
      this.changed = new Set();
    });
    try {
      const report = await this.fillShadow(documents, progress);
      await catchUp?.(this.shadowTarget());
      await this.changes.do(() => this.swap());
      progress?.(report.documents);
      return report;
    } finally {
      await this.changes.do(async () => {
        this.changed = null;
        await this.discardShadow();
      });
    }
  }

  private async fillShadow(
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    progress: RebuildOptions['progress'],
  ): Promise<RebuildReport> {
    const failures: DocumentFailure[] = [];
    let [sent, batch]: [number, SearchDocument[]] = [0, []];
    const send = async () => {
      const unchanged = batch.filter(({ id }) => !this.changed?.has(id));
      failures.push(...(await this.write(this.shadowUid, unchanged)));
      [sent, batch] = [sent + batch.length, []];
    };
    for await (const document of documents) {
      if (batch.push(document) < BATCH) continue;
      await this.changes.do(send);
      progress?.(sent - failures.length);
    }
    await this.changes.do(send);
    return { documents: sent - failures.length, failures };
  }

  private shadowTarget(): RebuildTarget {
    return {
      upsert: (documents) => this.changes.do(() => this.write(this.shadowUid, documents)),
      remove: (ids) => this.changes.do(() => removeDocuments(this.connection, this.shadowUid, ids)),
      listRevs: () => this.revisions(this.shadowUid),
    };
  }

  private async swap(): Promise<void> {
    const indexes: [string, string] = [this.uid, this.shadowUid];
    await this.connection.succeed((client) => client.swapIndexes([{ indexes, rename: false }]));
    const memory = { id: this.schema.kind, fingerprint: this.fingerprint() };
    await this.connection.succeed((client) =>
      client.index(this.memoryUid).addDocuments([memory], { primaryKey: 'id' }),
    );
  }

  private write(uid: string, documents: readonly SearchDocument[]): Promise<DocumentFailure[]> {
    return writeDocuments(this.connection, uid, this.schema, documents);
  }

  private create(uid: string): Promise<void> {
    return this.connection.succeed((client) => client.createIndex(uid, { primaryKey: 'id' }));
  }

  private applySettings(uid: string): Promise<void> {
    const settings = settingsOf(this.schema, this.glossary);
    return this.connection.succeed((client) => client.index(uid).updateSettings(settings));
  }

  private async discardShadow(): Promise<void> {
    const isThere = await this.connection.readIfThere((client) => client.getRawIndex(this.shadowUid));
    if (isThere) await this.connection.succeed((client) => client.deleteIndex(this.shadowUid));
  }

  private fingerprint(): string {
    const settings = settingsOf(this.schema, this.glossary);
    return createHash('sha256')
      .update(JSON.stringify([FORMAT, settings]))
      .digest('hex');
  }
}
