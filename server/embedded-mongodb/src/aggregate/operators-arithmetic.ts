import { Long } from 'bson';
import { combine, divide, plain, remainder } from '../bson/arithmetic.js';
import { roundOff, toDecimal, toDouble, toExact } from '../bson/exact.js';
import { typeName } from '../bson/names.js';
import { isNumeric, type Numeric, wrapperOf } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type OperatorCompiler, strict } from './compile.js';
import { average, sum } from './totals.js';

const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined;

function operand(name: string, value: unknown): Numeric {
  if (isNumeric(value)) return value;
  throw new MongoError(14, `${name} only supports numeric types, not ${typeName(value)}`);
}

function add(...values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) throw new MongoError(16612, 'only one date allowed in an $add expression');
  const numbers = values.filter((value) => !(value instanceof Date)).map((value) => operand('$add', value));
  const total = numbers.reduce<Numeric>((left, right) => combine('add', left, right), 0);
  const date = dates[0];
  return date ? new Date(date.getTime() + Math.round(toDouble(total))) : total;
}

function subtract(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  if (!(a instanceof Date)) return combine('subtract', operand('$subtract', a), operand('$subtract', b));
  if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  return new Date(a.getTime() - Math.round(toDouble(operand('$subtract', b))));
}

function multiply(...values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  return values.map((value) => operand('$multiply', value)).reduce((a, b) => combine('multiply', a, b), 1);
}

function quotient(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const divisor = operand('$divide', b);
  if (toDouble(divisor) === 0) throw new MongoError(2, "can't $divide by zero");
  return plain(divide(operand('$divide', a), divisor));
}

function modulo(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const divisor = operand('$mod', b);
  if (toDouble(divisor) === 0) throw new MongoError(16610, "can't $mod by zero");
  return plain(remainder(operand('$mod', a), divisor));
}

// A number without its fraction in the direction a rule gives; Long has none, Decimal128 keeps its type.
function whole(
  name: string,
  rule: (value: number) => number,
  ofDecimal: (value: bigint, unit: bigint) => bigint,
) {
  return (value: unknown): unknown => {
    if (isNullish(value)) return null;
    const number = operand(name, value);
    if (typeof number === 'number') return rule(number);
    const exact = wrapperOf(number) === 'Decimal128' ? toExact(number) : null;
    if (!exact || exact.exponent >= 0) return number;
    const coefficient = ofDecimal(exact.coefficient, 10n ** BigInt(-exact.exponent));
    return toDecimal({ coefficient, exponent: 0 });
  };
}

function absolute(value: unknown): unknown {
  if (isNullish(value)) return null;
  const number = operand('$abs', value);
  return toDouble(number) < 0 ? combine('multiply', number, -1) : number;
}

const floorOf = (value: bigint, unit: bigint) => (value - (((value % unit) + unit) % unit)) / unit;

/** Rounds half to even at a decimal place, which may be left of the point. */
function round(value: unknown, place: unknown = 0): unknown {
  if (isNullish(value) || isNullish(place)) return null;
  const number = operand('$round', value);
  const exact = toExact(number);
  const digits = exact ? -exact.exponent - toDouble(operand('$round', place)) : 0;
  if (!exact || digits <= 0) return number;
  const rounded = { coefficient: roundOff(exact.coefficient, digits), exponent: exact.exponent + digits };
  const decimal = toDecimal(rounded);
  if (typeof number === 'number') return Number(decimal.toString());
  return wrapperOf(number) === 'Long'
    ? Long.fromString(BigInt(Number(decimal.toString())).toString())
    : decimal;
}

/** A list operand stands for its elements, several operands for themselves. */
const spread = (apply: (values: unknown[]) => unknown): OperatorCompiler =>
  strict((...values) =>
    apply(values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values),
  );

/** Arithmetic over numbers and dates. */
export const arithmeticOperators: Readonly<Record<string, OperatorCompiler>> = {
  $rand: () => () => Math.random(),
  $add: strict(add),
  $subtract: strict(subtract, 2),
  $multiply: strict(multiply),
  $divide: strict(quotient, 2),
  $mod: strict(modulo, 2),
  $abs: strict(absolute, 1),
  $ceil: strict(
    whole('$ceil', Math.ceil, (value, unit) => -floorOf(-value, unit)),
    1,
  ),
  $floor: strict(whole('$floor', Math.floor, floorOf), 1),
  $round: strict(round, { from: 1, to: 2 }),
  $sum: spread(sum),
  $avg: spread(average),
};
