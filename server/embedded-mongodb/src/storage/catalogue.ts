import { ObjectId, type Document } from 'bson';
import { decode, encode } from '../bson/decode.js';
import { Collection, type StoredCollection } from './collection.js';
import { CollectionIndex, type IndexSpecification } from './collection-index.js';
import { type Environment } from './environment.js';
import {
  catalogueKey,
  catalogueRange,
  countKey,
  namespaceOf,
  prefixRange,
  recordIdOf,
  recordRange,
  type KeyRange,
} from './keyspace.js';

const ID_INDEX: IndexSpecification = { v: 2, key: { _id: 1 }, name: '_id_' };

/**
 * The collections and their indexes, in memory and on disk. Everything that changes them runs inside
 * `Environment.write`.
 */
export class Catalogue {
  #collections = new Map<string, Collection>();
  #nextId = 1;
  readonly #changed = new Set<Collection>();
  readonly #recounted = new Map<Collection, number>();

  constructor(private readonly environment: Environment) {
    this.load();
  }

  /**
   * Reads the catalogue from disk, at first and after a failed commit. Collections stay the same objects, as writes that wait
   * and open transactions hold them; those that are not on disk are dropped.
   */
  load(): void {
    const known = new Map([...this.#collections.values()].map((collection) => [collection.id, collection]));
    this.#collections = new Map();
    this.#changed.clear();
    this.#recounted.clear();
    for (const { key, value } of this.environment.entries(catalogueRange)) {
      const stored = decode(value) as StoredCollection;
      const { id, uuid, options } = stored;
      const collection = known.get(id) ?? new Collection(namespaceOf(key), id, uuid, options);
      known.delete(id);
      collection.namespace = namespaceOf(key);
      this.#collections.set(collection.namespace, collection);
      this.#restore(collection, stored);
    }
    for (const lost of known.values()) lost.dropped = true;
  }

  #restore(collection: Collection, { id, options, indexes }: StoredCollection): void {
    const known = new Map(collection.indexes.map((index) => [index.id, index]));
    collection.options = options;
    collection.indexes = indexes.map((index) => known.get(index.id) ?? new CollectionIndex(index));
    // What indexes were found to be outlasts the commit that found it.
    if (known.size > 0) this.#changed.add(collection);
    collection.count = this.environment.get(countKey(id))?.readUIntBE(0, 6) ?? 0;
    const [last] = this.environment.keys({
      ...recordRange(id),
      reverse: true,
      limit: 1,
      exclusiveStart: true,
    });
    if (last) collection.nextRecordId = Math.max(collection.nextRecordId, recordIdOf(last) + 1);
    this.#nextId = Math.max(this.#nextId, id + 1, ...indexes.map((index) => index.id + 1));
  }

  get(namespace: string): Collection | undefined {
    return this.#collections.get(namespace);
  }

  all(): Iterable<Collection> {
    return this.#collections.values();
  }

  /** The collection of that name, made if it is missing. */
  ensure(namespace: string, options: Document = {}): Collection {
    const known = this.#collections.get(namespace);
    if (known) return known;
    const collection = new Collection(namespace, this.#nextId++, new ObjectId().toHexString(), options);
    collection.indexes = [this.newIndex(ID_INDEX)];
    this.#collections.set(namespace, collection);
    this.changed(collection);
    return collection;
  }

  /** An index with an id of its own, not yet part of any collection. */
  newIndex(specification: IndexSpecification): CollectionIndex {
    return new CollectionIndex({ id: this.#nextId++, specification, multikeyPaths: [] });
  }

  drop(collection: Collection): void {
    this.#clear(recordRange(collection.id));
    for (const index of collection.indexes) this.discard(index);
    this.environment.remove(catalogueKey(collection.namespace));
    this.environment.remove(countKey(collection.id));
    this.#collections.delete(collection.namespace);
    this.#changed.delete(collection);
    this.#recounted.delete(collection);
    collection.dropped = true;
  }

  /** Removes the entries of an index no collection holds any more. */
  discard(index: CollectionIndex): void {
    index.dropped = true;
    this.#clear(prefixRange(index.prefix));
  }

  rename(collection: Collection, namespace: string): void {
    this.environment.remove(catalogueKey(collection.namespace));
    this.#collections.delete(collection.namespace);
    collection.namespace = namespace;
    this.#collections.set(namespace, collection);
    this.changed(collection);
  }

  #clear(range: KeyRange): void {
    for (const key of this.environment.keys(range)) this.environment.remove(key);
  }

  changed(collection: Collection): void {
    this.#changed.add(collection);
  }

  counted(collection: Collection, difference: number): void {
    collection.count += difference;
    this.#recounted.set(collection, (this.#recounted.get(collection) ?? 0) + difference);
  }

  /**
   * Takes back the counts of a unit of work that failed. What else it changed is harmless and is saved with
   * the next.
   */
  undo(): void {
    for (const [collection, difference] of this.#recounted) collection.count -= difference;
    this.#recounted.clear();
  }

  /**
   * Writes what changed since the last save; called at the end of every unit of work, so that both commit
   * together.
   */
  save(): void {
    for (const collection of this.#changed)
      if (!collection.dropped)
        this.environment.put(catalogueKey(collection.namespace), Buffer.from(encode(collection.stored)));
    for (const collection of this.#recounted.keys()) {
      const count = Buffer.allocUnsafe(6);
      count.writeUIntBE(collection.count, 0, 6);
      this.environment.put(countKey(collection.id), count);
    }
    this.#changed.clear();
    this.#recounted.clear();
  }
}
