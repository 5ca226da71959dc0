import { setImmediate as otherWork } from 'node:timers/promises';
import { documentProblem } from '../documents.js';
import { InOrder } from '../in-order.js';
import {
  type DocumentFailure,
  type RebuildOptions,
  type RebuildReport,
  type RebuildTarget,
} from '../port.js';
import { type SearchDocument, type SearchSchema } from '../schema.js';
import { KindIndex } from './kind-index.js';

/** How long the index works before others get their turn. */
const TURN_MS = 8;

interface Shadow {
  readonly index: KindIndex;
  /** Ids that changed since the rebuild began: what it still reads of them is old. */
  readonly changed: Set<string>;
}

/** The index of a kind in use, and the one that is being built to replace it. Changes are made one after the other. */
export class Slot {
  live: KindIndex;
  /** Whether `live` was built as a whole. */
  isBuilt = false;
  private shadow: Shadow | null = null;
  private readonly changes = new InOrder();
  private readonly rebuilds = new InOrder();

  constructor(readonly schema: SearchSchema) {
    this.live = new KindIndex(schema);
  }

  upsert(documents: readonly SearchDocument[]): Promise<DocumentFailure[]> {
    return this.changes.do(() =>
      upsertInTurns(documents, this.schema, (document) => this.upsertEverywhere(document)),
    );
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.changes.do(async () => {
      for (const id of ids) {
        this.live.remove(id);
        this.shadow?.index.remove(id);
        this.shadow?.changed.add(id);
      }
    });
  }

  /** One rebuild at a time; another waits for it. */
  rebuild(
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    options: RebuildOptions,
  ): Promise<RebuildReport> {
    return this.rebuilds.do(() => this.rebuildNow(documents, options).finally(() => (this.shadow = null)));
  }

  /** Resolves once what was asked so far is done. */
  async settle(): Promise<void> {
    await Promise.all([this.changes.settle(), this.rebuilds.settle()]);
  }

  private async rebuildNow(
    documents: AsyncIterable<SearchDocument> | Iterable<SearchDocument>,
    { catchUp, progress }: RebuildOptions,
  ): Promise<RebuildReport> {
    const shadow: Shadow = { index: new KindIndex(this.schema), changed: new Set() };
    this.shadow = shadow;
    const failures: DocumentFailure[] = [];
    const turn = new Turn();
    for await (const document of documents) {
      const problem = documentProblem(this.schema, document);
      if (problem !== null) failures.push({ id: document.id, reason: problem });
      else if (!shadow.changed.has(document.id)) shadow.index.upsert(document);
      if (turn.isOver()) {
        progress?.(shadow.index.size);
        await turn.pass();
      }
    }
    await catchUp?.(targetOf(shadow.index));
    this.live = shadow.index;
    this.isBuilt = true;
    progress?.(shadow.index.size);
    return { documents: shadow.index.size, failures };
  }

  private upsertEverywhere(document: SearchDocument): void {
    this.live.upsert(document);
    this.shadow?.index.upsert(document);
    this.shadow?.changed.add(document.id);
  }
}

function targetOf(index: KindIndex): RebuildTarget {
  return {
    upsert: (documents) => upsertInTurns(documents, index.schema, (document) => index.upsert(document)),
    remove: async (ids) => ids.forEach((id) => index.remove(id)),
    listRevs: async function* () {
      for (const { id, rev } of index.all()) yield { id, rev };
    },
  };
}

async function upsertInTurns(
  documents: readonly SearchDocument[],
  schema: SearchSchema,
  upsert: (document: SearchDocument) => void,
): Promise<DocumentFailure[]> {
  const failures: DocumentFailure[] = [];
  const turn = new Turn();
  for (const document of documents) {
    const problem = documentProblem(schema, document);
    if (problem === null) upsert(document);
    else failures.push({ id: document.id, reason: problem });
    if (turn.isOver()) await turn.pass();
  }
  return failures;
}

/** The time one may work before giving way to whatever else waits. */
class Turn {
  private began = performance.now();

  isOver(): boolean {
    return performance.now() - this.began >= TURN_MS;
  }

  async pass(): Promise<void> {
    await otherWork();
    this.began = performance.now();
  }
}
