import { Decimal128, Long, ObjectId } from 'bson';
import { exactText, toDecimal, toDouble, toExact } from '../bson/exact.js';
import { show, TYPE_NUMBERS, typeName } from '../bson/names.js';
import { isTrue } from '../bson/truth.js';
import { isNumeric, wrapperOf } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { namedOperands, type OperatorCompiler, strict } from './compile.js';

const isNullish = (value: unknown) => value === null || value === undefined;

function isObjectId(value: unknown): value is ObjectId {
  return wrapperOf(value) === 'ObjectId';
}

function failed(value: unknown, target: string): MongoError {
  return new MongoError(
    241,
    `Failed to convert ${show(value)} (${typeName(value)}) to ${target} in $convert with no onError value`,
  );
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isNumeric(value) || wrapperOf(value) === 'ObjectId') return String(value);
  throw failed(value, 'string');
}

function toObjectId(value: unknown): ObjectId {
  if (isObjectId(value)) return value;
  if (typeof value === 'string' && /^[0-9a-fA-F]{24}$/.test(value)) return new ObjectId(value);
  throw failed(value, 'objectId');
}

function toInteger(value: unknown, target: 'int' | 'long'): number | Long {
  const exact = numberOf(value, target);
  const whole =
    exact.exponent >= 0
      ? exact.coefficient * 10n ** BigInt(exact.exponent)
      : exact.coefficient / 10n ** BigInt(-exact.exponent);
  const fractional = typeof value === 'string' && exact.exponent < 0;
  if (fractional || BigInt.asIntN(target === 'int' ? 32 : 64, whole) !== whole) throw failed(value, target);
  return target === 'int' ? Number(whole) : Long.fromBigInt(whole);
}

function numberOf(value: unknown, target: string) {
  if (typeof value === 'boolean') return { coefficient: value ? 1n : 0n, exponent: 0 };
  if (value instanceof Date && target !== 'int') return { coefficient: BigInt(value.getTime()), exponent: 0 };
  const exact = typeof value === 'string' ? exactText(value) : isNumeric(value) ? toExact(value) : null;
  if (exact) return exact;
  throw failed(value, target);
}

function toFloat(value: unknown): number {
  if (isNumeric(value)) return toDouble(value);
  if (typeof value === 'string' && /^[+-]?(NaN|Infinity)$/.test(value)) return Number(value);
  const { coefficient, exponent } = numberOf(value, 'double');
  return Number(`${coefficient}e${exponent}`);
}

function toDecimal128(value: unknown): Decimal128 {
  if (wrapperOf(value) === 'Decimal128') return value as Decimal128;
  if (typeof value === 'number' && !Number.isFinite(value)) return Decimal128.fromString(String(value));
  return toDecimal(
    typeof value === 'number' ? numberOf(String(value), 'decimal') : numberOf(value, 'decimal'),
  );
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  const wide = isNumeric(value) && typeName(value) !== 'int';
  const date = new Date(wide ? toDouble(value) : typeof value === 'string' ? value : NaN);
  if (Number.isNaN(date.getTime())) throw failed(value, 'date');
  return date;
}

const CONVERSIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  string: toText,
  objectId: toObjectId,
  bool: isTrue,
  int: (value) => toInteger(value, 'int'),
  long: (value) => toInteger(value, 'long'),
  double: toFloat,
  decimal: toDecimal128,
  date: toDate,
};

const NAME_BY_NUMBER = new Map(Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name]));

const convert: OperatorCompiler = (operand, compile, name) => {
  const operands = namedOperands(name, operand, ['input', 'to'], ['onError', 'onNull']);
  const [input, to] = [compile(operands.input), compile(operands.to)];
  const onNull = compile(operands.onNull ?? null);
  const onError = operands.onError === undefined ? null : compile(operands.onError);
  return (scope) => {
    const value = input(scope);
    if (isNullish(value)) return onNull(scope);
    const target = to(scope);
    const type = isNumeric(target) ? NAME_BY_NUMBER.get(toDouble(target)) : target;
    const conversion =
      typeof type === 'string' && Object.hasOwn(CONVERSIONS, type) ? CONVERSIONS[type] : undefined;
    if (!conversion) throw new MongoError(2, `Unknown type name: ${show(target)}`);
    try {
      return conversion(value);
    } catch (error) {
      if (onError) return onError(scope);
      throw error;
    }
  };
};

const to = (type: string): OperatorCompiler =>
  strict((value) => (isNullish(value) ? null : CONVERSIONS[type]?.(value)), 1);

/** The numbers and texts of types. */
export const conversionOperators: Readonly<Record<string, OperatorCompiler>> = {
  $convert: convert,
  $toString: to('string'),
  $toObjectId: to('objectId'),
  $toBool: to('bool'),
  $toInt: to('int'),
  $toLong: to('long'),
  $toDouble: to('double'),
  $toDecimal: to('decimal'),
  $toDate: to('date'),
  $isNumber: strict((value) => isNumeric(value), 1),
  $type: strict((value) => typeName(value), 1),
};
