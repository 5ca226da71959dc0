import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { type Collection } from './collection.js';
import { duplicateKey } from './duplicate-key.js';
import { type Row } from './scan.js';
import { type DocumentKeys, includes, type Store } from './store.js';

/** Changes to documents: applied at once inside a group commit, or gathered by a transaction. */
export interface Writer {
  /** `doc` has the fields of `Collection.reads`. */
  insert(collection: Collection, raw: Buffer, doc: Document): void;
  /** Replaces the document of a row; `touched` are the top-level fields that can differ, undefined means any. */
  update(collection: Collection, row: Row, raw: Buffer, touched?: ReadonlySet<string>): void;
  remove(collection: Collection, row: Row): void;
  /** A document was matched but stays as it is; it still takes part in conflict detection. */
  touch(collection: Collection, recordId: number): void;
}

/**
 * The writer outside transactions; runs inside `Store.write`. A record or unique key that an open transaction
 * claims makes it throw `BlockedByTransaction`: the caller waits and tries again. It checks everything before
 * it writes.
 */
export class DirectWriter implements Writer {
  constructor(private readonly store: Store) {}

  insert(collection: Collection, raw: Buffer, doc: Document): void {
    // One that was dropped while this waited is made again, as by any insertion.
    if (collection.dropped) return this.#insertInto(this.store.catalogue.ensure(collection.namespace), raw);
    const keys = this.store.keysOf(collection, doc);
    this.#checkUnique(collection, keys, raw, -1);
    this.store.insertRecord(collection, collection.nextRecordId++, raw, keys);
  }

  #insertInto(collection: Collection, raw: Buffer): void {
    this.insert(collection, raw, decode(raw, collection.reads));
  }

  update(collection: Collection, row: Row, raw: Buffer, touched?: ReadonlySet<string>): void {
    const { recordId } = row;
    this.touch(collection, recordId);
    const indexes = collection.indexesTouchedBy(touched);
    const keys = this.store.keysOfRaw(collection, raw, indexes);
    const old = this.store.keysOfRaw(collection, row.raw, indexes);
    this.#checkUnique(collection, keys, raw, recordId, old);
    this.store.replaceRecord(collection, recordId, raw, old, keys);
  }

  remove(collection: Collection, { recordId, raw }: Row): void {
    this.touch(collection, recordId);
    this.store.removeRecord(collection, recordId, this.store.keysOfRaw(collection, raw));
  }

  touch(collection: Collection, recordId: number): void {
    this.store.claims.requireFreeRecord(collection, recordId);
  }

  /** The keys the record has already are its own. */
  #checkUnique(
    collection: Collection,
    keys: DocumentKeys,
    raw: Buffer,
    self: number,
    old?: DocumentKeys,
  ): void {
    for (const [index, list] of keys) {
      if (!index.unique) continue;
      for (const key of list) {
        if (includes(old?.get(index) ?? [], key)) continue;
        this.store.claims.requireFreeKey(key);
        if (this.store.holderOf(key, (recordId) => recordId === self) !== null)
          throw duplicateKey(collection, index, decode(raw));
      }
    }
  }
}
