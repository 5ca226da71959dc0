import { compare, equals } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, type Numeric, Rank, typeOrder, wrapperOf } from '../bson/types.js';
import { type ObjectId } from 'bson';
import { MongoError } from '../errors.js';
import { type Test } from './condition.js';
import { isRegex, regexTest } from './regex.js';

/** Equality as queries mean it: null also means missing. */
export function equalTest(operand: unknown): Test {
  if (operand === null || operand === undefined) return (value) => value === null || value === undefined;
  if (typeof operand === 'object' || Number.isNaN(operand)) return (value) => compare(value, operand) === 0;
  return (value) =>
    value === operand || (typeof value === 'object' && value !== null && equals(value, operand));
}

const ACCEPTS: Readonly<Record<string, (order: number) => boolean>> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the operand's type compare, except with MinKey and MaxKey. */
export function rangeTest(operator: string, operand: unknown): Test {
  if (isRegex(operand))
    throw new MongoError(2, `Can't have RegEx as arg to predicate over field with ${operator}.`);
  const accepts = ACCEPTS[operator] as (order: number) => boolean;
  const rank = typeOrder(operand);
  if (rank === Rank.null || rank === Rank.undefined) return accepts(0) ? equalTest(null) : () => false;
  if (rank === Rank.minKey || rank === Rank.maxKey)
    return (value) => accepts(compare(value ?? null, operand));
  if (isNumeric(operand)) return numericRangeTest(accepts, operand);
  return (value) => typeOrder(value) === rank && accepts(compare(value, operand));
}

// NaN is comparable only with itself, so it never lies in a range.
function numericRangeTest(accepts: (order: number) => boolean, operand: Numeric): Test {
  if (Number.isNaN(toDouble(operand))) {
    return (value) => accepts(0) && isNumeric(value) && Number.isNaN(toDouble(value));
  }
  return (value) => isNumeric(value) && !Number.isNaN(toDouble(value)) && accepts(compare(value, operand));
}

/** `$in`, by hash for what can be hashed. */
export function inTest(operator: string, operands: unknown): Test {
  if (!Array.isArray(operands)) throw new MongoError(2, `${operator} needs an array`);
  const hashed = new Set<unknown>();
  const numbers: unknown[] = [];
  const others: Test[] = [];
  for (const operand of operands as unknown[]) {
    if (isRegex(operand)) others.push(regexTest(operand));
    else if (isNumeric(operand)) numbers.push(operand);
    const key = hashKey(operand);
    if (key !== undefined) hashed.add(key);
    else if (!isRegex(operand)) others.push(equalTest(operand));
  }
  return (value) => {
    const key = hashKey(value);
    if (key !== undefined && hashed.has(key)) return true;
    if (typeof value === 'object' && isNumeric(value) && numbers.some((n) => equals(n, value))) return true;
    return others.some((test) => test(value));
  };
}

// A key only values equal to a query share; undefined when equality needs a comparison.
function hashKey(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') {
    return wrapperOf(value) === 'ObjectId' ? `ObjectId ${(value as ObjectId).toHexString()}` : undefined;
  }
  return typeof value === 'string' ? `String ${value}` : value;
}
