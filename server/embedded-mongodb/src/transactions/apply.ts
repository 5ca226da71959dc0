import { type Collection } from '../storage/collection.js';
import { recordKey } from '../storage/keyspace.js';
import { type DocumentKeys, type Store } from '../storage/store.js';
import { type CollectionChanges, type OverlayRow, writeConflict } from './overlay.js';

/**
 * Applies a transaction's changes inside `Store.write`. First everything is checked against the newest state:
 * claims keep later writers out, but a plain write of the same moment may have been in its commit when the
 * claim was taken.
 */
export function applyChanges(store: Store, changes: Iterable<CollectionChanges>): void {
  const steps: (() => void)[] = [];
  for (const { collection, rows } of changes) {
    if (collection.dropped) throw writeConflict();
    for (const [recordId, row] of rows) steps.push(checkedStep(store, collection, recordId, row, rows));
  }
  for (const step of steps) step();
}

function checkedStep(
  store: Store,
  collection: Collection,
  recordId: number,
  row: OverlayRow,
  rows: ReadonlyMap<number, OverlayRow>,
): () => void {
  const { original, raw } = row;
  const newest = store.environment.get(recordKey(collection.id, recordId));
  if (original ? !newest?.equals(original) : newest !== undefined) throw writeConflict();
  if (!raw)
    return () => original && store.removeRecord(collection, recordId, store.keysOfRaw(collection, original));
  const keys = currentKeys(store, collection, row, raw);
  requireFreeKeys(store, keys, rows);
  if (!original) return () => store.insertRecord(collection, recordId, raw, keys);
  const old = store.keysOfRaw(collection, original, [...keys.keys()]);
  return () => store.replaceRecord(collection, recordId, raw, old, keys);
}

/** The keys gathered with the change, or new ones where indexes were added or dropped since. */
function currentKeys(store: Store, collection: Collection, row: OverlayRow, raw: Buffer): DocumentKeys {
  return row.indexes === collection.indexes ? row.keys : store.keysOfRaw(collection, raw);
}

/**
 * Records the transaction itself rewrites do not count: among themselves its changes were checked as they
 * were made.
 */
function requireFreeKeys(store: Store, keys: DocumentKeys, rows: ReadonlyMap<number, OverlayRow>): void {
  for (const [index, list] of keys) {
    if (!index.unique) continue;
    for (const key of list)
      if (store.holderOf(key, (recordId) => rows.has(recordId)) !== null) throw writeConflict();
  }
}
