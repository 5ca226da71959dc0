import { nameAt } from '../bson/field-names.js';
import { MongoError } from '../errors.js';

/**
 * One element of a raw document: its name and where it lies. `start` is the type byte, `value` the first byte
 * of the value.
 */
export interface RawElement {
  name: string;
  type: number;
  start: number;
  value: number;
  end: number;
}

/** Sizes of the values whose length does not depend on their content; -1 where it does. */
const FIXED_SIZES = new Int8Array(256).fill(-1);
for (const [type, size] of Object.entries({
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
}))
  FIXED_SIZES[Number(type)] = size;

const malformed = () => new MongoError(22, 'InvalidBSON: a document runs over its end');

/** The offset of the first byte after a value of the given type that starts at `at`. */
export function skipValue(raw: Buffer, type: number, at: number): number {
  const fixed = FIXED_SIZES[type] ?? -1;
  if (fixed >= 0) return at + fixed;
  switch (type) {
    case 2:
    case 13:
    case 14:
      return at + 4 + sizeAt(raw, at);
    case 3:
    case 4:
    case 15:
      return at + sizeAt(raw, at);
    case 5:
      return at + 5 + sizeAt(raw, at);
    case 11:
      return endOfName(raw, endOfName(raw, at));
    case 12:
      return at + 16 + sizeAt(raw, at);
    default:
      throw new MongoError(22, `InvalidBSON: unknown element type ${type}`);
  }
}

/** A size must not lead backwards, or walking a document would not end. */
function sizeAt(raw: Buffer, at: number): number {
  if (at + 4 > raw.length) throw malformed();
  const size = raw.readInt32LE(at);
  if (size < 0) throw malformed();
  return size;
}

function endOfName(raw: Buffer, at: number): number {
  for (let end = at; end < raw.length; end++) if (raw[end] === 0) return end + 1;
  throw malformed();
}

/** Walks the elements of a raw document without decoding their values. */
export function* elementsOf(raw: Buffer): Generator<RawElement> {
  const end = raw.length - 1;
  let start = 4;
  while (start < end) {
    const type = raw[start] as number;
    const value = endOfName(raw, start + 1);
    const next = skipValue(raw, type, value);
    if (next > end || next < value) throw malformed();
    yield { name: nameAt(raw, start + 1), type, start, value, end: next };
    start = next;
  }
}

/** A document that holds the given stretches of `raw`, byte for byte. */
export function assemble(raw: Buffer, parts: readonly { start: number; end: number }[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.end - part.start, 5);
  const out = Buffer.allocUnsafe(length);
  out.writeInt32LE(length, 0);
  let at = 4;
  for (const part of parts) at += raw.copy(out, at, part.start, part.end);
  out[at] = 0;
  return out;
}

/** The documents of a raw array, as slices; refuses an array that holds anything else. */
export function documentsOf(raw: Buffer, field: string): Buffer[] {
  const documents: Buffer[] = [];
  for (const element of elementsOf(raw)) {
    if (element.type !== 3) throw new MongoError(14, `Field '${field}' must be an array of documents`);
    documents.push(raw.subarray(element.value, element.end));
  }
  return documents;
}
