import { ObjectId, type Document } from 'bson';
import { equals } from '../bson/compare.js';
import { decode, decodeExact, encode } from '../bson/decode.js';
import { isObject, Rank, typeOrder } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type CompiledUpdate, upsertSeed } from '../update/update.js';
import { type Collection } from '../storage/collection.js';
import { type Row } from '../storage/scan.js';
import { type Writer } from '../storage/writer.js';

/** Inserts a document as sent; one without `_id` gets an ObjectId, and `_id` comes first. Gives the `_id`. */
export function insertDocument(collection: Collection, raw: Buffer, writer: Writer): unknown {
  const sent = decode(raw);
  const inOrder = Object.keys(sent)[0] === '_id' && sent['_id'] !== undefined;
  const stored = inOrder ? raw : encoded(withIdFirst(decodeExact(raw)));
  const doc = inOrder ? sent : decode(stored);
  requireProperId(doc['_id']);
  collection.validate(doc);
  writer.insert(collection, stored, doc);
  return doc['_id'] as unknown;
}

function withIdFirst({ _id, ...rest }: Document): Document {
  return { _id: (_id as unknown) ?? new ObjectId(), ...rest };
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

export interface Updated {
  raw: Buffer;
  changed: boolean;
}

/** Applies an update to a record. One that changes nothing still takes part in conflict detection. */
export function updateRecord(
  collection: Collection,
  { recordId, raw }: Row,
  update: CompiledUpdate,
  writer: Writer,
): Updated {
  const old = decode(raw);
  const result = update.apply(decodeExact(raw), { inserting: false });
  const next = encoded(keepId(result, raw));
  if (next.equals(raw)) {
    writer.touch(collection, recordId);
    return { raw, changed: false };
  }
  const doc = decode(next);
  if (!equals(doc['_id'], old['_id']))
    throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  collection.validate(doc);
  writer.update(collection, recordId, old, next, doc);
  return { raw: next, changed: true };
}

function keepId(result: Document, raw: Buffer): Document {
  if (Object.keys(result)[0] === '_id') return result;
  const { _id, ...rest } = result;
  return { _id: (_id as unknown) ?? (decodeExact(raw)['_id'] as unknown), ...rest };
}

/** Inserts what an upsert makes of its filter (numeric types preserved) and update; gives the raw document. */
export function upsertDocument(
  collection: Collection,
  exactFilter: Document,
  update: CompiledUpdate,
  writer: Writer,
): Buffer {
  const seed = upsertSeed(exactFilter);
  const made = update.apply(seed, { inserting: true });
  const seedId = seed['_id'] as unknown;
  const raw = encoded(
    withIdFirst(made['_id'] === undefined && seedId !== undefined ? { _id: seedId, ...made } : made),
  );
  const doc = decode(raw);
  if (seedId !== undefined && !equals(doc['_id'], decode(encode({ _id: seedId }))['_id']))
    throw new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");
  insertDocument(collection, raw, writer);
  return raw;
}

function encoded(doc: Document): Buffer {
  const bytes = encode(doc);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
