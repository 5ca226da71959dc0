import { createHash } from 'node:crypto';
import { type Binary, type BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson';
import { binaryParts, regexParts } from '../bson/compare.js';
import { type Fields, type Numeric, Rank, typeOrder } from '../bson/types.js';
import { writeNumber } from './numbers.js';
import { ByteWriter } from './writer.js';

export { indexValues, type IndexEntries } from './index-values.js';

/** Longest key `encodeKey` gives; LMDB takes 1,978 bytes, the rest is for the caller's prefix and record id. */
export const MAX_KEY_BYTES = 1900;
const HASH_BYTES = 20;
const NO_BYTES = Buffer.alloc(0);

/**
 * An index key whose bytewise order is the BSON order of the tuple under the given directions. The key of a leading
 * part of a tuple is a prefix of the whole tuple's key. A key over `MAX_KEY_BYTES` is cut and ends in a hash: equality
 * stays exact, but keys alike in the first 1,880 bytes lose their order. What is in `prefix` goes before it and does not count.
 */
export function encodeKey(
  values: readonly unknown[],
  directions: readonly (1 | -1)[],
  prefix: Uint8Array = NO_BYTES,
): Buffer {
  const writer = new ByteWriter();
  writer.append(prefix);
  for (let i = 0; i < values.length; i++) {
    const start = writer.position;
    writeValue(writer, values[i]);
    if (directions[i] === -1) writer.invertFrom(start);
  }
  const key = writer.result();
  if (key.length - prefix.length <= MAX_KEY_BYTES) return key;
  const hash = createHash('sha1').update(key.subarray(prefix.length)).digest();
  return Buffer.concat([key.subarray(0, prefix.length + MAX_KEY_BYTES - HASH_BYTES), hash]);
}

/**
 * The bytes between which all values of one type lie within a component: from `low` inclusive to `high` exclusive.
 * `rank` is a `typeOrder`.
 */
export function typeBracket(rank: number, direction: 1 | -1): { low: Buffer; high: Buffer } {
  const first = direction === 1 ? rank : ~rank & 0xff;
  return { low: Buffer.from([first]), high: Buffer.from([first + 1]) };
}

function writeValue(writer: ByteWriter, value: unknown): void {
  const rank = typeOrder(value);
  writer.byte(rank);
  BODIES[rank]?.(writer, value);
}

const BODIES: Readonly<Record<number, (writer: ByteWriter, value: unknown) => void>> = {
  [Rank.number]: (writer, value) => writeNumber(writer, value as Numeric),
  [Rank.string]: (writer, value) => writeText(writer, String(value)),
  [Rank.bool]: (writer, value) => writer.byte(value ? 1 : 0),
  [Rank.date]: (writer, value) => writeInstant(writer, (value as Date).getTime()),
  [Rank.objectId]: (writer, value) => writer.append((value as ObjectId).id),
  [Rank.object]: (writer, value) => writeObject(writer, value as Fields),
  [Rank.array]: (writer, value) => writeArray(writer, value as unknown[]),
  [Rank.binary]: (writer, value) => writeBinary(writer, value as Binary),
  [Rank.timestamp]: (writer, value) => writeTimestamp(writer, value as Timestamp),
  [Rank.regex]: (writer, value) => writeRegex(writer, value as BSONRegExp),
  [Rank.code]: (writer, value) => writeText(writer, (value as Code).code),
  [Rank.codeWithScope]: (writer, value) => {
    writeText(writer, (value as Code).code);
    writeValue(writer, (value as Code).scope);
  },
};

// Ends in zero. Zero and one inside become two bytes, so that no text's bytes begin another's, in either direction.
function writeText(writer: ByteWriter, text: string): void {
  if (!text.includes('\0') && !text.includes('\u0001')) writer.text(text);
  else
    for (const byte of Buffer.from(text))
      writer.append(byte < 2 ? Uint8Array.of(1, byte + 1) : Uint8Array.of(byte));
  writer.byte(0);
}

const UINT32 = 2 ** 32;

// Two halves of a 64-bit number with its sign bit flipped.
function writeInstant(writer: ByteWriter, milliseconds: number): void {
  const whole = Number.isFinite(milliseconds) ? milliseconds : 0;
  const high = Math.floor(whole / UINT32);
  writer.uint32(high + 2 ** 31);
  writer.uint32(whole - high * UINT32);
}

// The order of a document's fields is type, then name, then value, as in the comparison.
function writeObject(writer: ByteWriter, fields: Fields): void {
  for (const key of Object.keys(fields)) {
    const rank = typeOrder(fields[key]);
    writer.byte(rank);
    writeText(writer, key);
    BODIES[rank]?.(writer, fields[key]);
  }
  writer.byte(0);
}

function writeArray(writer: ByteWriter, elements: unknown[]): void {
  for (const element of elements) writeValue(writer, element);
  writer.byte(0);
}

function writeBinary(writer: ByteWriter, value: Binary): void {
  const { bytes, subtype } = binaryParts(value);
  writer.uint32(bytes.length);
  writer.byte(subtype);
  writer.append(bytes);
}

function writeTimestamp(writer: ByteWriter, value: Timestamp): void {
  writer.uint32(value.getHighBitsUnsigned());
  writer.uint32(value.getLowBitsUnsigned());
}

function writeRegex(writer: ByteWriter, value: BSONRegExp | RegExp): void {
  const { pattern, options } = regexParts(value);
  writeText(writer, pattern);
  writeText(writer, options);
}
