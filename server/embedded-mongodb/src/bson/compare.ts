import { type Binary, type BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson';
import { align, toDouble, toExact } from './exact.js';
import { type Fields, type Numeric, Rank, typeOrder } from './types.js';

export { typeOrder };

/**
 * Total order of BSON values: negative, zero or positive. Numbers compare by exact value across types, strings by
 * their UTF-8 bytes, arrays and documents element by element in stored order. `undefined` (missing) is below null.
 */
export function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const rank = typeOrder(a);
  const other = typeOrder(b);
  if (rank !== other) return rank < other ? -1 : 1;
  return SAME_TYPE[rank]?.(a, b) ?? 0;
}

/** Whether two values are the same to a query: 1, 1.0 and Long 1 are. */
export function equals(a: unknown, b: unknown): boolean {
  return a === b || compare(a, b) === 0;
}

const SAME_TYPE: Readonly<Record<number, (a: unknown, b: unknown) => number>> = {
  [Rank.number]: (a, b) => compareNumbers(a as Numeric, b as Numeric),
  [Rank.string]: (a, b) => compareStrings(String(a), String(b)),
  [Rank.object]: (a, b) => compareObjects(a as Fields, b as Fields),
  [Rank.array]: (a, b) => compareArrays(a as unknown[], b as unknown[]),
  [Rank.binary]: (a, b) => compareBinaries(a as Binary, b as Binary),
  [Rank.objectId]: (a, b) => Buffer.compare((a as ObjectId).id, (b as ObjectId).id),
  [Rank.bool]: (a, b) => Number(a) - Number(b),
  [Rank.date]: (a, b) => compareDoubles((a as Date).getTime(), (b as Date).getTime()),
  [Rank.timestamp]: (a, b) => compareTimestamps(a as Timestamp, b as Timestamp),
  [Rank.regex]: (a, b) => compareRegexes(a as RegExp, b as RegExp),
  [Rank.code]: (a, b) => compareStrings(codeText(a), codeText(b)),
  [Rank.codeWithScope]: (a, b) =>
    compareStrings(codeText(a), codeText(b)) || compare((a as Code).scope, (b as Code).scope),
};

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  // NaN is below every other number and equal to itself.
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b));
}

function compareNumbers(a: Numeric, b: Numeric): number {
  const order = compareDoubles(toDouble(a), toDouble(b));
  // Rounding to double keeps order, so only doubles that came out equal need the exact values.
  if (order !== 0 || (isBinary64(a) && isBinary64(b))) return order;
  const x = toExact(a);
  const y = toExact(b);
  if (x && y) {
    const { left, right } = align(x, y);
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const sign = toDouble(a) < 0 ? -1 : 1;
  return x === y ? 0 : x ? -sign : sign;
}

function isBinary64(value: Numeric): boolean {
  return typeof value === 'number' || (typeof value === 'object' && 'value' in value);
}

/** Compares strings by code point, which is the order of their UTF-8 bytes; `<` compares UTF-16 units. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

// Surrogates stand for code points above U+FFFF, so they rank above the units U+E000 to U+FFFF.
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

function compareObjects(a: Fields, b: Fields): number {
  const keysOfA = Object.keys(a);
  const keysOfB = Object.keys(b);
  const length = Math.min(keysOfA.length, keysOfB.length);
  for (let i = 0; i < length; i++) {
    const x = keysOfA[i] as string;
    const y = keysOfB[i] as string;
    const order = typeOrder(a[x]) - typeOrder(b[y]) || compareStrings(x, y) || compare(a[x], b[y]);
    if (order !== 0) return order;
  }
  return keysOfA.length - keysOfB.length;
}

function compareArrays(a: unknown[], b: unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareBinaries(a: Binary, b: Binary): number {
  const x = binaryParts(a);
  const y = binaryParts(b);
  return x.bytes.length - y.bytes.length || x.subtype - y.subtype || Buffer.compare(x.bytes, y.bytes);
}

/** The bytes and subtype of binary data, wrapped or plain. */
export function binaryParts(value: Binary | Uint8Array): { bytes: Uint8Array; subtype: number } {
  if (value instanceof Uint8Array) return { bytes: value, subtype: 0 };
  return { bytes: value.buffer.subarray(0, value.position), subtype: value.sub_type };
}

/** The pattern and options of a regular expression, wrapped or plain. */
export function regexParts(value: RegExp | BSONRegExp): { pattern: string; options: string } {
  if (value instanceof RegExp) return { pattern: value.source, options: value.flags.replace(/[^ims]/g, '') };
  return { pattern: value.pattern, options: value.options };
}

function compareTimestamps(a: Timestamp, b: Timestamp): number {
  return a.getHighBitsUnsigned() - b.getHighBitsUnsigned() || a.getLowBitsUnsigned() - b.getLowBitsUnsigned();
}

function compareRegexes(a: RegExp | BSONRegExp, b: RegExp | BSONRegExp): number {
  const x = regexParts(a);
  const y = regexParts(b);
  return compareStrings(x.pattern, y.pattern) || compareStrings(x.options, y.options);
}

function codeText(value: unknown): string {
  return (value as Code).code;
}
