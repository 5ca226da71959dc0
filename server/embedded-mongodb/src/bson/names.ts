import { isObject, typeOrder, Rank, wrapperOf } from './types.js';

/** BSON type numbers by the aliases `$type` accepts. */
export const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const NAME_BY_RANK: Readonly<Record<number, string>> = {
  [Rank.minKey]: 'minKey',
  [Rank.undefined]: 'missing',
  [Rank.null]: 'null',
  [Rank.string]: 'string',
  [Rank.object]: 'object',
  [Rank.array]: 'array',
  [Rank.binary]: 'binData',
  [Rank.objectId]: 'objectId',
  [Rank.bool]: 'bool',
  [Rank.date]: 'date',
  [Rank.timestamp]: 'timestamp',
  [Rank.regex]: 'regex',
  [Rank.code]: 'javascript',
  [Rank.codeWithScope]: 'javascriptWithScope',
  [Rank.maxKey]: 'maxKey',
};

const NUMBER_NAMES: Readonly<Record<string, string>> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
};

/** Whether a plain number is stored as Int32; the encoder stores every other plain number as Double. */
export function storedAsInt32(value: number): boolean {
  return Number.isInteger(value) && !Object.is(value, -0) && value >= -2147483648 && value <= 2147483647;
}

/**
 * The alias of a value's BSON type, `missing` when there is none. A plain number is named by how it would be stored,
 * so only documents of `decodeExact` tell Double 1 from Int32 1.
 */
export function typeName(value: unknown): string {
  if (typeof value === 'number') return storedAsInt32(value) ? 'int' : 'double';
  if (typeof value === 'bigint') return 'long';
  const wrapper = wrapperOf(value);
  if (wrapper === 'BSONSymbol') return 'symbol';
  return (wrapper && NUMBER_NAMES[wrapper]) ?? NAME_BY_RANK[typeOrder(value)] ?? 'object';
}

/** A value as error messages show it; long ones are cut. */
export function show(value: unknown): string {
  const wrapper = wrapperOf(value);
  const plain = wrapper === undefined || isObject(value) ? value : String(value);
  const text = wrapper && wrapper in NUMBER_NAMES ? String(plain) : (JSON.stringify(plain) ?? 'undefined');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
