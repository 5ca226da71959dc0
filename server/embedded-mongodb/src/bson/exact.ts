import { Decimal128 } from 'bson';
import { type Numeric } from './types.js';

/** A finite number without rounding: coefficient × 10^exponent. */
export interface Exact {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const DECIMAL_TEXT = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const DECIMAL_DIGITS = 34;
const MAX_EXPONENT = 6111;
const MIN_EXPONENT = -6176;
const view = new DataView(new ArrayBuffer(8));

/** The nearest double of any numeric value. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value._bsontype === 'Long') return value.toNumber();
  return value._bsontype === 'Decimal128' ? Number(value.toString()) : Number(value.value);
}

/** The exact value, or null for NaN and the infinities. */
export function toExact(value: Numeric): Exact | null {
  if (typeof value === 'number') return exactDouble(value);
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value._bsontype === 'Long') return { coefficient: value.toBigInt(), exponent: 0 };
  if (value._bsontype === 'Decimal128') return exactText(value.toString());
  return exactDouble(Number(value.value));
}

/** Parses a decimal literal such as `-1.25E+3`; null when it is none. */
export function exactText(text: string): Exact | null {
  const match = DECIMAL_TEXT.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const magnitude = BigInt((match[2] ?? '') + fraction);
  return {
    coefficient: match[1] === '-' ? -magnitude : magnitude,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
}

function exactDouble(value: number): Exact | null {
  if (!Number.isFinite(value)) return null;
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 };
  view.setFloat64(0, value);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const power = (biased === 0 ? 1 : biased) - 1075;
  const signed = value < 0 ? -mantissa : mantissa;
  // 2^-n is 5^n × 10^-n, so every double has a finite decimal form.
  if (power >= 0) return { coefficient: signed << BigInt(power), exponent: 0 };
  return { coefficient: signed * 5n ** BigInt(-power), exponent: power };
}

/** Brings two exact numbers to one exponent. */
export function align(a: Exact, b: Exact): { left: bigint; right: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  return {
    left: a.coefficient * 10n ** BigInt(a.exponent - exponent),
    right: b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  };
}

/** Divides a coefficient by 10^digits, rounding half to even. */
export function roundOff(coefficient: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(digits);
  const negative = coefficient < 0n;
  const magnitude = negative ? -coefficient : coefficient;
  const quotient = magnitude / unit;
  const twice = (magnitude % unit) * 2n;
  const up = twice > unit || (twice === unit && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** The nearest Decimal128: 34 digits half to even, infinite when too large, zero when too small. */
export function toDecimal(exact: Exact): Decimal128 {
  let { coefficient, exponent } = exact;
  const surplus = Math.max(digitsOf(coefficient) - DECIMAL_DIGITS, MIN_EXPONENT - exponent);
  if (surplus > 0) {
    coefficient = roundOff(coefficient, surplus);
    exponent += surplus;
  }
  if (digitsOf(coefficient) > DECIMAL_DIGITS) {
    coefficient /= 10n;
    exponent += 1;
  }
  if (coefficient === 0n) exponent = Math.min(exponent, MAX_EXPONENT);
  else if (exponent > MAX_EXPONENT + DECIMAL_DIGITS - digitsOf(coefficient)) {
    return Decimal128.fromString(coefficient < 0n ? '-Infinity' : 'Infinity');
  }
  return Decimal128.fromString(`${coefficient}E${exponent}`);
}

function digitsOf(coefficient: bigint): number {
  return (coefficient < 0n ? -coefficient : coefficient).toString().length;
}
