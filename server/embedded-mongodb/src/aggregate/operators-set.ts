import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { typeName } from '../bson/names.js';
import { isNumeric } from '../bson/types.js';
import { isTrue } from '../bson/truth.js';
import { encodeKey } from '../keys/encode.js';
import { MongoError } from '../errors.js';
import { type OperatorCompiler, strict } from './compile.js';

const isNullish = (value: unknown) => value === null || value === undefined;

/** A text two values share exactly when they are equal. */
export function identity(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  // No key begins with these letters: both are between the type bytes in use.
  if (typeof value === 'number') return `n${value}`;
  if (isNumeric(value)) {
    const number = toDouble(value);
    if (compare(number, value) === 0) return `n${number}`;
  }
  return encodeKey([value], [1]).toString('latin1');
}

/** Distinct values by equality, in the order they first came. */
export class DistinctValues {
  private readonly values = new Map<string, unknown>();

  add(value: unknown): void {
    const key = identity(value);
    if (!this.values.has(key)) this.values.set(key, value);
  }

  has(value: unknown): boolean {
    return this.values.has(identity(value));
  }

  get size(): number {
    return this.values.size;
  }

  list(): unknown[] {
    return [...this.values.values()];
  }
}

export function distinct(values: Iterable<unknown>): DistinctValues {
  const seen = new DistinctValues();
  for (const value of values) seen.add(value);
  return seen;
}

function setOf(name: string, code: number, value: unknown): DistinctValues {
  if (Array.isArray(value)) return distinct(value as unknown[]);
  throw new MongoError(
    code,
    `All operands of ${name} must be arrays. One argument is of type: ${typeName(value)}`,
  );
}

function union(...operands: unknown[]): unknown {
  if (operands.some(isNullish)) return null;
  return distinct(operands.flatMap((operand) => setOf('$setUnion', 17043, operand).list())).list();
}

function intersection(...operands: unknown[]): unknown {
  if (operands.some(isNullish)) return null;
  const sets = operands.map((operand) => setOf('$setIntersection', 17047, operand));
  const [first, ...others] = sets;
  return first?.list().filter((value) => others.every((set) => set.has(value))) ?? [];
}

function difference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const without = setOf('$setDifference', 17049, b);
  return setOf('$setDifference', 17048, a)
    .list()
    .filter((value) => !without.has(value));
}

function isSubset(a: unknown, b: unknown): boolean {
  const whole = setOf('$setIsSubset', 17042, b);
  return setOf('$setIsSubset', 17046, a)
    .list()
    .every((value) => whole.has(value));
}

function sameSets(...operands: unknown[]): boolean {
  const sets = operands.map((operand) => setOf('$setEquals', 17044, operand));
  const [first, ...others] = sets;
  return others.every((set) => set.size === first?.size && set.list().every((value) => first.has(value)));
}

const elements = (name: string, value: unknown): unknown[] => setOf(name, 17040, value).list();

/** Arrays as sets, by equality across numeric types. */
export const setOperators: Readonly<Record<string, OperatorCompiler>> = {
  $setUnion: strict(union),
  $setIntersection: strict(intersection),
  $setDifference: strict(difference, 2),
  $setIsSubset: strict(isSubset, 2),
  $setEquals: strict(sameSets),
  $allElementsTrue: strict((value) => elements('$allElementsTrue', value).every(isTrue), 1),
  $anyElementTrue: strict((value) => elements('$anyElementTrue', value).some(isTrue), 1),
};
