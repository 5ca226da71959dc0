import { type Document } from 'bson';
import { type Collection } from './collection.js';
import { duplicateKey } from './duplicate-key.js';
import { checkSize, type DocumentKeys, type Store } from './store.js';

/** Changes to documents: applied at once inside a group commit, or gathered by a transaction. */
export interface Writer {
  insert(collection: Collection, raw: Buffer, doc: Document): void;
  update(collection: Collection, recordId: number, old: Document, raw: Buffer, doc: Document): void;
  remove(collection: Collection, recordId: number, old: Document): void;
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
    checkSize(raw);
    const keys = this.store.keysOf(collection, doc);
    this.#checkUnique(collection, keys, doc, -1);
    this.store.insertRecord(collection, collection.nextRecordId++, raw, keys);
  }

  update(collection: Collection, recordId: number, old: Document, raw: Buffer, doc: Document): void {
    checkSize(raw);
    this.touch(collection, recordId);
    const keys = this.store.keysOf(collection, doc);
    this.#checkUnique(collection, keys, doc, recordId);
    this.store.replaceRecord(collection, recordId, raw, this.store.keysOf(collection, old), keys);
  }

  remove(collection: Collection, recordId: number, old: Document): void {
    this.touch(collection, recordId);
    this.store.removeRecord(collection, recordId, this.store.keysOf(collection, old));
  }

  touch(collection: Collection, recordId: number): void {
    this.store.claims.requireFreeRecord(collection, recordId);
  }

  #checkUnique(collection: Collection, keys: DocumentKeys, doc: Document, self: number): void {
    for (const [index, list] of keys) {
      if (!index.unique) continue;
      for (const key of list) {
        this.store.claims.requireFreeKey(key);
        if (this.store.holderOf(key, (recordId) => recordId === self) !== null)
          throw duplicateKey(collection, index, doc);
      }
    }
  }
}
