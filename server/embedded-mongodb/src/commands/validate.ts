import { decode } from '../bson/decode.js';
import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { entryKey, prefixRange } from '../storage/keyspace.js';
import { committedReader, type Row, scanRecords } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { namespaceOf } from './command.js';
import { collectionOf, type Handler } from './context.js';

const MOST_TOLD = 20;

/** `validate`: whether every document can be read and every index has just the entries it should have. Names what is wrong. */
export const validate: Handler = (context) => {
  const collection = collectionOf(context);
  const ns = namespaceOf(context.command);
  if (!collection) throw new MongoError(26, `Collection '${ns}' does not exist to validate.`);
  const { errors, nrecords } = checked(context.server.store, collection);
  return {
    ns,
    nrecords,
    nIndexes: collection.indexes.length,
    valid: errors.length === 0,
    errors: errors.slice(0, MOST_TOLD),
    warnings: [],
  };
};

function checked(store: Store, collection: Collection): { errors: string[]; nrecords: number } {
  const errors: string[] = [];
  const expected = new Map(collection.indexes.map((index) => [index, 0]));
  let nrecords = 0;
  const options = { reverse: false, expected: 1024 };
  for (const row of scanRecords(store.environment, collection, committedReader(), options)) {
    nrecords++;
    checkRecord(store, collection, row, expected, errors);
  }
  if (nrecords !== collection.count)
    errors.push(`the collection counts ${collection.count} documents but has ${nrecords}`);
  for (const [index, entries] of expected) {
    const found = store.environment.count(prefixRange(index.prefix));
    if (found > entries)
      errors.push(`index ${index.name} has ${found - entries} entries that belong to no document`);
  }
  return { errors, nrecords };
}

function checkRecord(
  store: Store,
  collection: Collection,
  { recordId, raw }: Row,
  expected: Map<Collection['indexes'][number], number>,
  errors: string[],
): void {
  try {
    decode(raw);
    for (const [index, keys] of store.keysOfRaw(collection, raw)) {
      expected.set(index, (expected.get(index) ?? 0) + keys.length);
      if (keys.some((key) => !store.environment.get(entryKey(key, recordId))))
        errors.push(`index ${index.name} lacks the entry of record ${recordId}`);
    }
  } catch (error) {
    errors.push(`record ${recordId} cannot be read: ${(error as Error).message}`);
  }
}
