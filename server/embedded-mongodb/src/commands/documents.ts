import { ObjectId, type Document } from 'bson';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { checkInserted, checkUpdated, checkUpserted } from '../bson/storable.js';
import { isObject, Rank, typeOrder } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type CompiledUpdate, upsertSeed } from '../update/update.js';
import { type Collection } from '../storage/collection.js';
import { type Row } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';
import { assemble, elementsOf } from '../wire/raw-bson.js';

/** Inserts a document as sent; one without `_id` gets an ObjectId, and `_id` comes first. Gives the `_id`. */
export function insertDocument(collection: Collection, raw: Buffer, writer: Writer): unknown {
  checkInserted(raw);
  const stored = withIdFirst(raw);
  const doc = decode(stored, collection.reads);
  requireProperId(doc['_id']);
  collection.validate(stored);
  writer.insert(collection, stored, doc);
  return doc['_id'] as unknown;
}

const ID_FIRST = Buffer.from('_id\0', 'latin1');

/** The bytes are moved as they are; drivers commonly append the `_id` they make. */
function withIdFirst(raw: Buffer): Buffer {
  if (raw.subarray(5, 9).equals(ID_FIRST)) return raw;
  const elements = [...elementsOf(raw)];
  const id = elements.find(({ name }) => name === '_id');
  const rest = elements.filter((element) => element !== id);
  if (id) return assemble(raw, [id, ...rest]);
  const made = encode({ _id: new ObjectId() });
  const idBytes = { start: 4, end: made.length - 1 };
  return assemble(Buffer.concat([made, raw]), [
    idBytes,
    ...rest.map(({ start, end }) => ({ start: start + made.length, end: end + made.length })),
  ]);
}

function requireProperId(id: unknown): void {
  const rank = typeOrder(id);
  if (rank === Rank.array || rank === Rank.regex || rank === Rank.undefined)
    throw new MongoError(
      2,
      `The '_id' value cannot be of type ${rank === Rank.array ? 'array' : rank === Rank.regex ? 'regex' : 'undefined'}`,
    );
  const dollar = isObject(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined;
  if (dollar !== undefined)
    throw new MongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
}

interface Updated {
  raw: Buffer;
  changed: boolean;
}

/** Applies an update to a record. One that changes nothing still takes part in conflict detection. */
export function updateRecord(
  collection: Collection,
  row: Row,
  update: CompiledUpdate,
  writer: Writer,
): Updated {
  const { recordId, raw } = row;
  const next = encode(update.apply(decodeExact(raw), { inserting: false }));
  if (next.equals(raw)) {
    writer.touch(collection, recordId);
    return { raw, changed: false };
  }
  checkUpdated(next);
  collection.validate(next);
  writer.update(collection, row, next, update.touches);
  return { raw: next, changed: true };
}

/**
 * Inserts what an upsert makes of its filter (numeric types preserved) and update; gives the raw document.
 */
export function upsertDocument(
  collection: Collection,
  exactFilter: Document,
  update: CompiledUpdate,
  writer: Writer,
): Buffer {
  const raw = withIdFirst(encode(update.apply(upsertSeed(exactFilter), { inserting: true })));
  checkUpserted(raw);
  insertDocument(collection, raw, writer);
  return raw;
}
