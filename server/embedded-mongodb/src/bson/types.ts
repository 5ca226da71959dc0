import { type Decimal128, type Double, type Int32, type Long } from 'bson';

/** A decoded document with its values still unknown. */
export type Fields = Record<string, unknown>;

/** Every numeric BSON type, as decoded for reading or for updating. */
export type Numeric = number | bigint | Int32 | Double | Long | Decimal128;

/** MongoDB's comparison order of types, low to high. Missing and BSON undefined share a rank below null. */
export const Rank = {
  minKey: 1,
  undefined: 3,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

const WRAPPER_RANK: Readonly<Record<string, number>> = {
  ObjectId: Rank.objectId,
  Int32: Rank.number,
  Double: Rank.number,
  Long: Rank.number,
  Decimal128: Rank.number,
  Binary: Rank.binary,
  Timestamp: Rank.timestamp,
  MinKey: Rank.minKey,
  MaxKey: Rank.maxKey,
  BSONSymbol: Rank.string,
  BSONRegExp: Rank.regex,
};

/**
 * Whether a value is an embedded document. Decided by prototype, so that stored fields called `_bsontype` cannot pass
 * a document off as another type.
 */
export function isObject(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The bson library's name of a wrapped value, or undefined for anything else. */
export function wrapperOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || isObject(value) || Array.isArray(value))
    return undefined;
  return (value as { _bsontype?: string })._bsontype;
}

/** The rank of a value's type in MongoDB's comparison order. */
export function typeOrder(value: unknown): number {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return Rank.number;
    case 'string':
      return Rank.string;
    case 'boolean':
      return Rank.bool;
    case 'object':
      return value === null ? Rank.null : objectRank(value);
    default:
      return Rank.undefined;
  }
}

function objectRank(value: object): number {
  if (Array.isArray(value)) return Rank.array;
  if (isObject(value)) return Rank.object;
  if (value instanceof Date) return Rank.date;
  const name = (value as { _bsontype?: string })._bsontype;
  if (name === 'Code') return (value as { scope?: unknown }).scope ? Rank.codeWithScope : Rank.code;
  if (name !== undefined) return WRAPPER_RANK[name] ?? Rank.object;
  if (value instanceof RegExp) return Rank.regex;
  return value instanceof Uint8Array ? Rank.binary : Rank.object;
}

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeOrder(value) === Rank.number;
}
