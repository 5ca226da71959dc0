import { decode } from '../bson/decode.js';
import { type Collection } from './collection.js';
import { type CollectionIndex, type IndexSpecification } from './collection-index.js';
import { duplicateKey } from './duplicate-key.js';
import { entryKey, NOTHING } from './keyspace.js';
import { committedReader, scanRecords } from './scan.js';
import { type Store } from './store.js';

/**
 * Builds an index over the records there are, inside `Store.write`; from then on writes maintain it. Readers
 * may use it once `readyAt` is set, which the caller does after the commit. A duplicate under a unique index
 * builds nothing.
 */
export function buildIndex(
  store: Store,
  collection: Collection,
  specification: IndexSpecification,
): CollectionIndex {
  const index = store.catalogue.newIndex(specification);
  index.readyAt = Infinity;
  const taken = new Set<string>();
  for (const { recordId, raw } of scanRecords(store.environment, collection, committedReader(), {
    reverse: false,
    expected: 1024,
  })) {
    const doc = decode(raw);
    for (const key of index.keysOf(doc, () => undefined)) {
      if (index.unique && !addTo(taken, key)) throw duplicateKey(collection, index, doc);
      store.environment.put(entryKey(key, recordId), NOTHING);
    }
  }
  collection.indexes = [...collection.indexes, index];
  store.catalogue.changed(collection);
  return index;
}

function addTo(taken: Set<string>, key: Buffer): boolean {
  const size = taken.size;
  return taken.add(key.toString('latin1')).size > size;
}
