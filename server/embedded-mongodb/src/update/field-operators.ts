import { Int32, Long, Timestamp } from 'bson';
import { calculate, type Operation } from '../bson/arithmetic.js';
import { compare } from '../bson/compare.js';
import { toDouble, toExact } from '../bson/exact.js';
import { show, typeName } from '../bson/names.js';
import { clone } from '../bson/promote.js';
import { isNumeric, isObject, type Numeric } from '../bson/types.js';
import { MongoError } from '../errors.js';

/** Where an operator is applied, for what it has to say when it cannot be. */
export interface Place {
  readonly path: string;
  readonly field: string;
  readonly id: unknown;
  readonly now: Date;
}

/** Gives the new value of a field; `undefined` leaves the field as it is, also when it is missing. */
export type FieldOperator = (current: unknown, argument: unknown, place: Place) => unknown;

const set: FieldOperator = (_, argument) => clone(argument);

const arithmetic =
  (operator: string, operation: Operation, verb: string): FieldOperator =>
  (current, argument, { path, field, id }) => {
    if (!isNumeric(argument)) {
      throw new MongoError(14, `Cannot ${verb} with non-numeric argument: {${path}: ${show(argument)}}`);
    }
    if (current === undefined)
      return operation === 'add' ? argument : calculate(operation, argument, new Int32(0));
    if (!isNumeric(current)) {
      throw new MongoError(
        14,
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${show(id)}} has the field '${field}' of non-numeric type ${typeName(current)}`,
      );
    }
    const result = calculate(operation, current, argument);
    if (result !== null) return result;
    throw new MongoError(
      2,
      `Failed to apply ${operator} operations to current value (${show(current)}) for document {_id: ${show(id)}}`,
    );
  };

const extreme =
  (sign: 1 | -1): FieldOperator =>
  (current, argument) =>
    current === undefined || compare(argument, current) * sign > 0 ? clone(argument) : undefined;

const currentDate: FieldOperator = (_, argument, { now, path }) => {
  const type: unknown = isObject(argument)
    ? argument.$type
    : typeof argument === 'boolean'
      ? 'date'
      : undefined;
  if (type === 'date') return now;
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  throw new MongoError(
    2,
    `${typeName(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}) for '${path}'.`,
  );
};

const BITWISE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const bit: FieldOperator = (current, argument, { path, field, id }) => {
  if (!isObject(argument) || Object.keys(argument).length === 0) {
    throw new MongoError(2, `The $bit modifier needs a document such as {$bit: {${path}: {and: 5}}}`);
  }
  if (current !== undefined && !isInteger(current)) {
    throw new MongoError(
      2,
      `Cannot apply $bit to a value of non-integral type. {_id: ${show(id)}} has the field ${field} of non-integer type ${typeName(current)}`,
    );
  }
  return Object.entries(argument).reduce<unknown>(
    (value, [name, operand]) => {
      const apply = Object.hasOwn(BITWISE, name) ? BITWISE[name] : undefined;
      if (!apply)
        throw new MongoError(2, `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
      if (!isInteger(operand)) {
        throw new MongoError(
          2,
          `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not`,
        );
      }
      return bitwise(apply, value as Numeric, operand);
    },
    current ?? new Int32(0),
  );
};

function isInteger(value: unknown): value is Numeric {
  return ['int', 'long'].includes(typeName(value));
}

function bitwise(apply: (a: bigint, b: bigint) => bigint, a: Numeric, b: Numeric): Int32 | Long {
  const result = apply(toExact(a)?.coefficient ?? 0n, toExact(b)?.coefficient ?? 0n);
  const narrow = typeName(a) === 'int' && typeName(b) === 'int';
  return narrow ? new Int32(Number(result)) : Long.fromBigInt(result);
}

/** Operators that give a field a new value. */
export const fieldOperators: Readonly<Record<string, FieldOperator>> = {
  $set: set,
  $setOnInsert: set,
  $inc: arithmetic('$inc', 'add', 'increment'),
  $mul: arithmetic('$mul', 'multiply', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bit,
};

/** A whole number an operator's modifier carries, such as `$slice`. */
export function wholeNumber(value: unknown, refusal: string): number {
  const number = isNumeric(value) ? toDouble(value) : NaN;
  if (!Number.isInteger(number)) throw new MongoError(2, refusal);
  return number;
}
