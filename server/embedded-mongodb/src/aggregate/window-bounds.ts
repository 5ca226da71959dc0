import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { show } from '../bson/names.js';
import { valueAt } from '../bson/paths.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { type Sorter } from '../query/sort.js';
import { type Scope } from './scope.js';

/** The documents of one partition, in order. */
export interface Partition {
  readonly docs: readonly Document[];
  readonly scopes: readonly Scope[];
  readonly sorter: Sorter | null;
}

/** The first and the last document of a window, by position; none where `from` is beyond `to`. */
interface Span {
  from: number;
  to: number;
}

export type WindowBounds = (partition: Partition) => (position: number) => Span;

/** How many milliseconds the units of fixed length have; months and longer have none. */
const UNITS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** The windows of `$setWindowFields`: by positions (`documents`) or by values of the sort's field (`range`); all without. */
export function boundsOf(window: unknown, sortBy: Document | null): WindowBounds {
  const isWhole = window === undefined || (isObject(window) && Object.keys(window).length === 0);
  if (isWhole)
    return ({ docs }) =>
      () => ({ from: 0, to: docs.length - 1 });
  const { documents, range, unit, ...others } = isObject(window) ? window : { none: window };
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) throw new MongoError(9, `'window' field does not take '${unknown}'`);
  if ((documents === undefined) === (range === undefined))
    throw new MongoError(9, "'window' needs either 'documents' or 'range'");
  return documents === undefined ? byRange(range, unit, sortBy) : byPosition(documents, sortBy);
}

function byPosition(bounds: unknown, sortBy: Document | null): WindowBounds {
  const [lower, upper] = pairOf(bounds);
  if (!sortBy && (lower !== -Infinity || upper !== Infinity))
    throw new MongoError(5339901, 'Document-based bounds require a sortBy');
  return ({ docs }) =>
    (position) => ({
      from: Math.max(0, position + lower),
      to: Math.min(docs.length - 1, position + upper),
    });
}

function byRange(bounds: unknown, unit: unknown, sortBy: Document | null): WindowBounds {
  const [field, ...others] = Object.keys(sortBy ?? {});
  if (field === undefined || others.length > 0 || Number(sortBy?.[field]) < 0)
    throw new MongoError(5339902, 'Range-based bounds require sortBy a single field, ascending');
  const size = unit === undefined ? 1 : lengthOf(unit);
  const [lower, upper] = pairOf(bounds).map((bound) => bound * size) as [number, number];
  return ({ docs }) => {
    const values = docs.map((doc) => numberOf(valueAt(doc, field.split('.')), unit !== undefined));
    return (position) => {
      const here = values[position] as number;
      const from = values.findIndex((value) => value >= here + lower || lower === -Infinity);
      return {
        from: from < 0 ? values.length : from,
        to: values.findLastIndex((value) => value <= here + upper),
      };
    };
  };
}

function lengthOf(unit: unknown): number {
  const length = typeof unit === 'string' && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (length === undefined) throw unsupported(`the unit ${show(unit)} of a window`);
  return length;
}

function numberOf(value: unknown, isDate: boolean): number {
  if (isDate && value instanceof Date) return value.getTime();
  if (!isDate && isNumeric(value)) return toDouble(value);
  throw new MongoError(5429414, 'a range window needs numbers to sort by, or dates and a unit');
}

function pairOf(bounds: unknown): [number, number] {
  if (!Array.isArray(bounds) || bounds.length !== 2) throw new MongoError(9, 'a window has two bounds');
  const [lower, upper] = [boundOf(bounds[0], -Infinity), boundOf(bounds[1], Infinity)];
  if (lower > upper)
    throw new MongoError(5339900, 'the lower bound of a window must not exceed the upper bound');
  return [lower, upper];
}

function boundOf(bound: unknown, open: number): number {
  if (bound === 'unbounded') return open;
  if (bound === 'current') return 0;
  if (isNumeric(bound)) return toDouble(bound);
  throw new MongoError(9, "a window's bound is a number, 'current' or 'unbounded'");
}
