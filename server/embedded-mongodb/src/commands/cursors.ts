import { randomBytes } from 'node:crypto';
import { MongoError } from '../errors.js';
import { PAUSE, type Pacer, runPaced } from '../plan/pace.js';
import { type Reader } from '../storage/scan.js';
import { cursorReply } from '../wire/reply.js';

const FIRST_BATCH_DOCUMENTS = 101;
const MAX_BATCH_BYTES = 16_000_000;
const IDLE_MILLISECONDS = 10 * 60_000;

interface Cursor {
  rows: Iterator<Uint8Array>;
  namespace: string;
  reader: Reader | undefined;
  pacer: Pacer | undefined;
  session: string | undefined;
  /** Read, but did not fit into the last batch. */
  pending: Uint8Array | undefined;
  /** Whether a batch is being read; its reading may take several turns. */
  isBusy: boolean;
  /** How many documents the query may still give. */
  remaining: number;
  usedAt: number;
}

interface CursorRequest {
  namespace: string;
  /** Undefined means the default of the first batch. */
  batchSize: number | undefined;
  singleBatch?: boolean;
  /**
   * The most documents the query gives, 0 for no limit; reaching it ends the cursor without another request.
   */
  limit?: number | undefined;
  reader?: Reader;
  pacer?: Pacer | undefined;
  /** The session whose transaction the cursor reads in, and dies with. */
  session?: string | undefined;
}

/** Answers that did not fit into one batch. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  /** The reply to a query: its first batch, and a cursor when there is more. */
  first(
    rows: Iterable<Uint8Array>,
    { namespace, batchSize, singleBatch, limit, reader, pacer, session }: CursorRequest,
  ): Buffer | Promise<Buffer> {
    const cursor: Cursor = {
      rows: rows[Symbol.iterator](),
      namespace,
      reader,
      pacer,
      session,
      pending: undefined,
      isBusy: false,
      remaining: limit || Infinity,
      usedAt: performance.now(),
    };
    return runPaced(this.#first(cursor, batchSize ?? FIRST_BATCH_DOCUMENTS, singleBatch === true));
  }

  *#first(cursor: Cursor, batchSize: number, singleBatch: boolean): Generator<void, Buffer> {
    const { documents, done } = yield* fill(cursor, batchSize);
    const id = done || singleBatch ? 0n : newCursorId();
    if (id !== 0n) this.#open.set(id, cursor);
    cursor.pacer?.stay();
    return cursorReply({ id, namespace: cursor.namespace, batchName: 'firstBatch', documents });
  }

  next(id: bigint, namespace: string, batchSize: number): Buffer | Promise<Buffer> {
    const cursor = this.#open.get(id);
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to '${cursor.namespace}'`,
      );
    if (cursor.isBusy) throw new MongoError(143, `cursor id ${id} is already in use`);
    cursor.usedAt = performance.now();
    if (cursor.reader) cursor.reader.turn++;
    return runPaced(this.#next(id, cursor, batchSize || Infinity));
  }

  *#next(id: bigint, cursor: Cursor, batchSize: number): Generator<void, Buffer> {
    cursor.isBusy = true;
    try {
      const { documents, done } = yield* fill(cursor, batchSize);
      if (done) this.#open.delete(id);
      return cursorReply({
        ...{ id: done ? 0n : id, namespace: cursor.namespace },
        ...{ batchName: 'nextBatch', documents },
      });
    } catch (error) {
      this.#open.delete(id);
      throw error;
    } finally {
      cursor.isBusy = false;
    }
  }

  kill(id: bigint): boolean {
    return this.#open.delete(id);
  }

  get ids(): Iterable<bigint> {
    return this.#open.keys();
  }

  /** Closes the cursors that read inside a session's transaction. */
  killOf(session: string): void {
    for (const [id, cursor] of this.#open) if (cursor.session === session) this.#open.delete(id);
  }

  /** Forgets cursors nobody has asked for a long time. */
  sweep(): void {
    const oldest = performance.now() - IDLE_MILLISECONDS;
    for (const [id, cursor] of this.#open) if (cursor.usedAt < oldest) this.#open.delete(id);
  }
}

function newCursorId(): bigint {
  return (randomBytes(8).readBigUInt64BE() >> 2n) + 1n;
}

/**
 * Takes up to `size` documents, fewer when they grow too large together. It reads no further than it gives.
 */
function* fill(cursor: Cursor, size: number): Generator<void, { documents: Uint8Array[]; done: boolean }> {
  const documents: Uint8Array[] = [];
  let bytes = 0;
  while (documents.length < size && cursor.remaining > 0) {
    const document = cursor.pending ?? next(cursor.rows);
    cursor.pending = undefined;
    if (!document) return { documents, done: true };
    if (document === PAUSE.raw) {
      yield;
      continue;
    }
    if (documents.length > 0 && bytes + document.length > MAX_BATCH_BYTES) {
      cursor.pending = document;
      break;
    }
    documents.push(document);
    bytes += document.length;
    cursor.remaining--;
  }
  return { documents, done: cursor.remaining <= 0 };
}

function next(rows: Iterator<Uint8Array>): Uint8Array | undefined {
  const { done, value } = rows.next() as IteratorResult<Uint8Array, undefined>;
  return done ? undefined : value;
}
