import { decode } from '../bson/decode.js';
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
  const old = original && store.keysOf(collection, decode(original));
  if (!raw) return () => old && store.removeRecord(collection, recordId, old);
  const keys = currentKeys(store, collection, row, raw);
  requireFreeKeys(store, keys, rows);
  return () =>
    old
      ? store.replaceRecord(collection, recordId, raw, old, keys)
      : store.insertRecord(collection, recordId, raw, keys);
}

/** The keys gathered with the change, or new ones where indexes were added or dropped since. */
function currentKeys(store: Store, collection: Collection, row: OverlayRow, raw: Buffer): DocumentKeys {
  const current =
    collection.indexes.length === row.keys.size && collection.indexes.every((index) => row.keys.has(index));
  return current ? row.keys : store.keysOf(collection, decode(raw));
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
