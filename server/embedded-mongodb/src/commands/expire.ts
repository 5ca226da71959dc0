import { toDouble } from '../bson/exact.js';
import { findRows } from '../plan/execute.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { committedReader, type Row } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { DirectWriter } from '../storage/writer.js';
import { BlockedByTransaction } from '../transactions/claims.js';

const MOST_AT_ONCE = 1000;

/**
 * Removes documents whose `expireAfterSeconds` has passed; those an open transaction holds wait for the next
 * time.
 */
export async function expireDocuments(store: Store, now = new Date()): Promise<void> {
  for (const collection of [...store.catalogue.all()])
    for (const index of collection.indexes)
      if (index.specification.expireAfterSeconds !== undefined) await expire(store, collection, index, now);
}

async function expire(
  store: Store,
  collection: Collection,
  index: CollectionIndex,
  now: Date,
): Promise<void> {
  const seconds = toDouble(index.specification.expireAfterSeconds as number);
  const field = index.fields[0] as string;
  const past = { [field]: { $lte: new Date(now.getTime() - seconds * 1000) } };
  const partial = index.specification.partialFilterExpression;
  const request = {
    filter: partial ? { $and: [past, partial] } : past,
    hint: index.name,
    limit: MOST_AT_ONCE,
  };
  let removed = MOST_AT_ONCE;
  while (removed === MOST_AT_ONCE && !collection.dropped)
    removed = await store.write(() => {
      const rows = [...findRows(store, collection, committedReader(), request)];
      return rows.filter((row) => removeUnlessHeld(store, collection, row)).length;
    });
}

function removeUnlessHeld(store: Store, collection: Collection, row: Row): boolean {
  try {
    new DirectWriter(store).remove(collection, row);
    return true;
  } catch (error) {
    if (error instanceof BlockedByTransaction) return false;
    throw error;
  }
}
