import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { Claims } from '../transactions/claims.js';
import { Catalogue } from './catalogue.js';
import { type Collection } from './collection.js';
import { type CollectionIndex } from './collection-index.js';
import { type Environment } from './environment.js';
import { entryKey, NOTHING, prefixRange, RECORD_ID_BYTES, recordIdOf, recordKey } from './keyspace.js';

/** The keys of one document, by index. */
export type DocumentKeys = ReadonlyMap<CollectionIndex, readonly Buffer[]>;

const NO_KEYS: DocumentKeys = new Map();

/** Records and index entries, kept in step. What changes them runs inside `write`. */
export class Store {
  readonly catalogue: Catalogue;
  readonly claims = new Claims();
  /** Counts commits, so that an index finished after a view was taken can be told. */
  commits = 0;

  constructor(readonly environment: Environment) {
    this.catalogue = new Catalogue(environment);
    environment.onLostCommit = () => this.catalogue.load();
  }

  /**
   * Runs `work` in the next group commit; answers when it is durable. An error of `work` undoes what it
   * wrote. If the commit itself fails, memory is brought back to what is on disk.
   */
  async write<T>(work: () => T): Promise<T> {
    const result = await this.environment.write(() => this.#undoneOnError(work));
    this.commits++;
    return result;
  }

  #undoneOnError<T>(work: () => T): T {
    try {
      const value = work();
      this.catalogue.save();
      return value;
    } catch (error) {
      this.catalogue.undo();
      throw error;
    }
  }

  /**
   * The keys of a document in indexes of its collection; notes those that turn multikey by it. The document needs no more
   * fields than `Collection.reads`.
   */
  keysOf(collection: Collection, doc: Document, indexes = collection.indexes): DocumentKeys {
    const changed = () => this.catalogue.changed(collection);
    return new Map(indexes.map((index) => [index, index.keysOf(doc, changed)]));
  }

  /** As `keysOf`, of a stored document. */
  keysOfRaw(collection: Collection, raw: Buffer, indexes = collection.indexes): DocumentKeys {
    return indexes.length === 0 ? NO_KEYS : this.keysOf(collection, decode(raw, collection.reads), indexes);
  }

  /** Another record that already has this key in this index, in the view or in the newest state. */
  holderOf(
    key: Buffer,
    except: (recordId: number) => boolean,
    view?: Parameters<Environment['get']>[1],
  ): number | null {
    for (const entry of this.environment.keys({ ...prefixRange(key), view })) {
      if (entry.length !== key.length + RECORD_ID_BYTES) continue;
      const recordId = recordIdOf(entry);
      if (!except(recordId)) return recordId;
    }
    return null;
  }

  insertRecord(collection: Collection, recordId: number, raw: Buffer, keys: DocumentKeys): void {
    this.environment.put(recordKey(collection.id, recordId), raw);
    collection.wrote(recordId);
    for (const list of keys.values())
      for (const key of list) this.environment.put(entryKey(key, recordId), NOTHING);
    this.catalogue.counted(collection, 1);
  }

  /** Both sets of keys are of the same indexes: those the change concerns. */
  replaceRecord(
    collection: Collection,
    recordId: number,
    raw: Buffer,
    old: DocumentKeys,
    keys: DocumentKeys,
  ): void {
    this.environment.put(recordKey(collection.id, recordId), raw);
    collection.wrote(recordId);
    for (const [index, list] of keys) {
      const before = old.get(index) ?? [];
      for (const key of before) if (!includes(list, key)) this.environment.remove(entryKey(key, recordId));
      for (const key of list)
        if (!includes(before, key)) this.environment.put(entryKey(key, recordId), NOTHING);
    }
  }

  removeRecord(collection: Collection, recordId: number, keys: DocumentKeys): void {
    this.environment.remove(recordKey(collection.id, recordId));
    for (const list of keys.values())
      for (const key of list) this.environment.remove(entryKey(key, recordId));
    this.catalogue.counted(collection, -1);
  }
}

export function includes(keys: readonly Buffer[], key: Buffer): boolean {
  return keys.some((candidate) => candidate.equals(key));
}
