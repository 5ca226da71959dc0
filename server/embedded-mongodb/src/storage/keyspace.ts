/**
 * How everything lies in the one LMDB database:
 *
 *   00 <namespace>                          catalogue entry of a collection
 *   01                                      who serves this directory
 *   01 00                                   the format of the file
 *   02 <collection u32>                     number of records
 *   10 <collection u32> <record u48>        record: the document's BSON
 *   20 <index u32> <key> <record u48>       index entry: nothing
 */
const CATALOGUE = 0x00;
const COUNT = 0x02;
const RECORD = 0x10;
const INDEX = 0x20;

export const RECORD_ID_BYTES = 6;
export const OWNER_KEY = Buffer.from([0x01]);
export const FORMAT_KEY = Buffer.from([0x01, 0x00]);
export const NOTHING = Buffer.from([1]);

/** A half-open stretch of keys, `start` ≤ key < `end`. */
export interface KeyRange {
  start: Buffer;
  end: Buffer;
}

/** A stretch of an index. */
export interface IndexRange extends KeyRange {
  /** How many bytes hold the fields bound to values; what follows decides the order across such stretches. */
  pointBytes: number;
}

function prefixed(tag: number, id: number): Buffer {
  const key = Buffer.allocUnsafe(5);
  key[0] = tag;
  key.writeUInt32BE(id, 1);
  return key;
}

export const catalogueKey = (namespace: string) => Buffer.from(`\0${namespace}`, 'utf8');
export const catalogueRange: KeyRange = { start: Buffer.from([CATALOGUE]), end: OWNER_KEY };
export const namespaceOf = (key: Buffer) => key.toString('utf8', 1);
export const countKey = (collectionId: number) => prefixed(COUNT, collectionId);
export const indexPrefix = (indexId: number) => prefixed(INDEX, indexId);

export function recordKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(5 + RECORD_ID_BYTES);
  key[0] = RECORD;
  key.writeUInt32BE(collectionId, 1);
  key.writeUIntBE(recordId, 5, RECORD_ID_BYTES);
  return key;
}

/** An index entry: the index key (prefix included) and the record it points to. */
export function entryKey(indexKey: Buffer, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(indexKey.length + RECORD_ID_BYTES);
  indexKey.copy(key);
  key.writeUIntBE(recordId, indexKey.length, RECORD_ID_BYTES);
  return key;
}

/** The record a record key or an index entry points to. */
export function recordIdOf(key: Buffer): number {
  return key.readUIntBE(key.length - RECORD_ID_BYTES, RECORD_ID_BYTES);
}

export const recordRange = (collectionId: number) => prefixRange(prefixed(RECORD, collectionId));

/** All keys that begin with `prefix`. */
export function prefixRange(prefix: Buffer): KeyRange {
  return { start: prefix, end: successor(prefix) };
}

/** The least key greater than every key that begins with `prefix`. */
export function successor(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  if (length === 0) return Buffer.from([0xff]);
  const next = Buffer.from(prefix.subarray(0, length));
  next[length - 1] = (next[length - 1] as number) + 1;
  return next;
}
