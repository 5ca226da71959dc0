import { Decimal128, Double, Int32, Long } from 'bson';
import { align, type Exact, exactText, toDecimal, toDouble, toExact } from './exact.js';
import { storedAsInt32 } from './names.js';
import { type Numeric } from './types.js';

export type Operation = 'add' | 'subtract' | 'multiply';

const INT = 0;
const LONG = 1;
const DOUBLE = 2;
const DECIMAL = 3;
const KINDS: Readonly<Record<string, number>> = {
  Int32: INT,
  Long: LONG,
  Double: DOUBLE,
  Decimal128: DECIMAL,
};

/** How wide a numeric type is; the wider of two operands gives the type of the result. */
function kindOf(value: Numeric): number {
  if (typeof value === 'number') return storedAsInt32(value) ? INT : DOUBLE;
  return typeof value === 'bigint' ? LONG : (KINDS[value._bsontype] ?? DOUBLE);
}

const ON_DOUBLES: Readonly<Record<Operation, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
};

const ON_INTEGERS: Readonly<Record<Operation, (a: bigint, b: bigint) => bigint>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
};

/**
 * Typed arithmetic: Int32 widens to Long when it overflows, Double and Decimal128 draw the other operand to themselves.
 * Null when the result leaves the range of Long.
 */
export function calculate(
  operation: Operation,
  a: Numeric,
  b: Numeric,
): Int32 | Long | Double | Decimal128 | null {
  const kind = Math.max(kindOf(a), kindOf(b));
  if (kind === DECIMAL) return onDecimals(operation, a, b);
  if (kind === DOUBLE) return new Double(ON_DOUBLES[operation](toDouble(a), toDouble(b)));
  const result = ON_INTEGERS[operation](integer(a), integer(b));
  if (kind === INT && storedAsInt32(Number(result))) return new Int32(Number(result));
  return BigInt.asIntN(64, result) === result ? Long.fromBigInt(result) : null;
}

function integer(value: Numeric): bigint {
  return (toExact(value) as Exact).coefficient;
}

function onDecimals(operation: Operation, a: Numeric, b: Numeric): Decimal128 {
  const x = decimalOperand(a);
  const y = decimalOperand(b);
  if (!x || !y) return notFinite(ON_DOUBLES[operation](toDouble(a), toDouble(b)));
  if (operation === 'multiply') {
    return toDecimal({ coefficient: x.coefficient * y.coefficient, exponent: x.exponent + y.exponent });
  }
  const { left, right, exponent } = align(x, y);
  return toDecimal({ coefficient: ON_INTEGERS[operation](left, right), exponent });
}

// A double takes part in decimal arithmetic with its 15 significant digits, so that 0.1 means 0.1.
function decimalOperand(value: Numeric): Exact | null {
  if (kindOf(value) !== DOUBLE) return toExact(value);
  const rounded = exactText(toDouble(value).toPrecision(15));
  return rounded && trimZeros(rounded, 0);
}

function notFinite(value: number): Decimal128 {
  return Decimal128.fromString(Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity');
}

/** Division: Decimal128 when an operand is one, else Double. The divisor is not zero. */
export function divide(a: Numeric, b: Numeric): Double | Decimal128 {
  if (Math.max(kindOf(a), kindOf(b)) !== DECIMAL) return new Double(toDouble(a) / toDouble(b));
  const x = decimalOperand(a);
  const y = decimalOperand(b);
  if (!x || !y) return notFinite(toDouble(a) / toDouble(b));
  // Forty digits and one for "there was more" are enough to round correctly to 34.
  const shift = 40 + y.coefficient.toString().length;
  const scaled = x.coefficient * 10n ** BigInt(shift);
  const quotient = scaled / y.coefficient;
  const exponent = x.exponent - y.exponent - shift;
  if (scaled % y.coefficient === 0n) {
    return toDecimal(trimZeros({ coefficient: quotient, exponent }, x.exponent - y.exponent));
  }
  return toDecimal({ coefficient: quotient * 10n + (quotient < 0n ? -1n : 1n), exponent: exponent - 1 });
}

/** Remainder with the dividend's sign. The divisor is not zero. */
export function remainder(a: Numeric, b: Numeric): Int32 | Long | Double | Decimal128 {
  const kind = Math.max(kindOf(a), kindOf(b));
  if (kind === DOUBLE) return new Double(toDouble(a) % toDouble(b));
  if (kind === DECIMAL) {
    const x = decimalOperand(a);
    const y = decimalOperand(b);
    if (!x || !y) return notFinite(toDouble(a) % toDouble(b));
    const { left, right, exponent } = align(x, y);
    return toDecimal({ coefficient: left % right, exponent });
  }
  const result = integer(a) % integer(b);
  return kind === INT ? new Int32(Number(result)) : Long.fromBigInt(result);
}

function trimZeros(exact: Exact, upTo: number): Exact {
  let { coefficient, exponent } = exact;
  while (exponent < upTo && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}

/** Typed arithmetic whose Int32 and Double results are plain numbers; what no Long can hold becomes one too. */
export function combine(operation: Operation, a: Numeric, b: Numeric): Numeric {
  const result = calculate(operation, a, b);
  if (result === null) return ON_DOUBLES[operation](toDouble(a), toDouble(b));
  return plain(result);
}

/** An Int32 or Double as the number it holds. */
export function plain(value: Int32 | Long | Double | Decimal128): Numeric {
  return value._bsontype === 'Int32' || value._bsontype === 'Double' ? value.valueOf() : value;
}
