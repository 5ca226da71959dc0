import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { duplicateKey } from '../storage/duplicate-key.js';
import { type ReadView } from '../storage/environment.js';
import { recordKey } from '../storage/keyspace.js';
import { type Reader, type Row } from '../storage/scan.js';
import { type DocumentKeys, includes, type Store } from '../storage/store.js';
import { type Writer } from '../storage/writer.js';
import { type Claimant, keyClaim, recordClaim } from './claims.js';
import { applyChanges } from './apply.js';
import { type CollectionChanges, type OverlayRow, writeConflict } from './overlay.js';

type TransactionState = 'open' | 'committing' | 'committed' | 'aborted';

/**
 * A multi-document transaction: it reads from one view of the data, gathers its changes in memory, and claims
 * each record and unique key it writes, so that the first writer wins. Committing checks once more that
 * nothing it changed has moved since the view, then applies everything in one commit.
 */
export class Transaction implements Reader, Writer, Claimant {
  readonly view: ReadView;
  readonly ended: Promise<void>;
  readonly startedAt: number;
  turn = 0;
  state: TransactionState = 'open';
  readonly #viewedAt: number;
  readonly #changes = new Map<number, CollectionChanges>();
  readonly #keyHolders = new Map<string, number>();
  readonly #claimed = new Set<string>();
  #commit: Promise<void> | null = null;
  #end!: () => void;

  constructor(private readonly store: Store) {
    this.view = store.environment.view();
    this.#viewedAt = store.commits;
    this.startedAt = performance.now();
    this.ended = new Promise((resolve) => (this.#end = resolve));
  }

  overlay(collection: Collection): ReadonlyMap<number, OverlayRow> | undefined {
    return this.#changes.get(collection.id)?.rows;
  }

  canUse(index: CollectionIndex): boolean {
    return index.readyAt <= this.#viewedAt;
  }

  insert(collection: Collection, raw: Buffer, doc: Document): void {
    this.#put(collection, collection.nextRecordId++, raw, this.store.keysOf(collection, doc), undefined);
  }

  update(collection: Collection, { recordId }: Row, raw: Buffer, touched?: ReadonlySet<string>): void {
    const { original } = this.#own(collection, recordId);
    const keys = this.store.keysOfRaw(collection, raw, collection.indexesTouchedBy(touched));
    this.#put(collection, recordId, raw, keys, original);
  }

  remove(collection: Collection, { recordId }: Row): void {
    const { original, keys, indexes } = this.#own(collection, recordId);
    this.#forgetKeys(keys, recordId);
    this.#rows(collection).set(recordId, { raw: null, keys: new Map(), original, indexes });
  }

  touch(collection: Collection, recordId: number): void {
    this.#own(collection, recordId);
  }

  /**
   * Claims a record before its first change; another's claim, or a newer version than the view's, is a
   * conflict.
   */
  #own(collection: Collection, recordId: number): OverlayRow {
    this.#requireOpen();
    const known = this.#rows(collection).get(recordId);
    if (known) return known;
    const key = recordKey(collection.id, recordId);
    const original = this.store.environment.get(key, this.view);
    const newest = this.store.environment.get(key);
    if (!original || !newest?.equals(original)) throw writeConflict();
    this.#claim(recordClaim(collection, recordId));
    return { raw: original, keys: new Map(), original, indexes: collection.indexes };
  }

  #put(
    collection: Collection,
    recordId: number,
    raw: Buffer,
    changed: DocumentKeys,
    original: Buffer | undefined,
  ): void {
    this.#requireOpen();
    for (const [index, list] of changed)
      if (index.unique) for (const key of list) this.#reserve(collection, index, key, recordId, raw);
    const before = this.#rows(collection).get(recordId);
    const keys = before ? new Map([...before.keys, ...changed]) : changed;
    if (before) this.#forgetKeys(before.keys, recordId);
    for (const [index, list] of keys)
      if (index.unique) for (const key of list) this.#keyHolders.set(keyClaim(key), recordId);
    this.#rows(collection).set(recordId, { raw, keys, original, indexes: collection.indexes });
  }

  /**
   * A unique key must be free in the view (else duplicate), of other transactions and in newer commits (else
   * conflict).
   */
  #reserve(collection: Collection, index: CollectionIndex, key: Buffer, recordId: number, raw: Buffer): void {
    const holder = this.#keyHolders.get(keyClaim(key));
    if (holder !== undefined && holder !== recordId) throw duplicateKey(collection, index, decode(raw));
    const released = (other: number) => other === recordId || this.#hasLeft(collection, index, other, key);
    if (this.store.holderOf(key, released, this.view) !== null)
      throw duplicateKey(collection, index, decode(raw));
    if (this.store.holderOf(key, released) !== null) throw writeConflict();
    this.#claim(keyClaim(key));
  }

  #hasLeft(collection: Collection, index: CollectionIndex, recordId: number, key: Buffer): boolean {
    const own = this.#rows(collection).get(recordId);
    if (!own) return false;
    const keys = own.keys.get(index);
    return own.raw === null || (keys !== undefined && !includes(keys, key));
  }

  #forgetKeys(keys: DocumentKeys, recordId: number): void {
    for (const [index, list] of keys) {
      if (!index.unique) continue;
      for (const key of list)
        if (this.#keyHolders.get(keyClaim(key)) === recordId) this.#keyHolders.delete(keyClaim(key));
    }
  }

  #requireOpen(): void {
    if (this.state === 'open') return;
    throw new MongoError(251, 'the transaction has ended', { errorLabels: ['TransientTransactionError'] });
  }

  #claim(name: string): void {
    if (!this.store.claims.take(name, this)) throw writeConflict();
    this.#claimed.add(name);
  }

  #rows(collection: Collection): Map<number, OverlayRow> {
    let changes = this.#changes.get(collection.id);
    if (!changes) this.#changes.set(collection.id, (changes = { collection, rows: new Map() }));
    return changes.rows;
  }

  /** Commits once, however often it is asked; answers when the commit is durable. A conflict aborts. */
  commit(): Promise<void> {
    this.#commit ??= this.#commitOnce();
    return this.#commit;
  }

  async #commitOnce(): Promise<void> {
    this.state = 'committing';
    try {
      if (this.#changes.size > 0)
        await this.store.write(() => applyChanges(this.store, this.#changes.values()));
      this.#finish('committed');
    } catch (error) {
      this.#finish('aborted');
      throw error;
    }
  }

  /** Drops everything; without effect once it is committing or over. */
  abort(): void {
    if (this.state === 'open') this.#finish('aborted');
  }

  #finish(state: TransactionState): void {
    this.state = state;
    this.store.claims.release(this.#claimed);
    this.#changes.clear();
    this.#keyHolders.clear();
    this.view.done();
    this.#end();
  }
}
