import { type Binary } from 'bson';
import { binaryParts } from '../bson/compare.js';
import { toDouble, toExact } from '../bson/exact.js';
import { TYPE_NUMBERS, typeName } from '../bson/names.js';
import { isNumeric, type Numeric, Rank, typeOrder } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Test } from './condition.js';

const NUMBER_TYPES = [1, 16, 18, 19];
const KNOWN_TYPES = new Set(Object.values(TYPE_NUMBERS));

/** `$type` by alias or number, one or several. */
export function typeTest(operand: unknown): Test {
  const wanted = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (wanted.length === 0) throw new MongoError(9, '$type must match at least one type');
  const types = new Set(wanted.flatMap(typeNumbers));
  return (value) => value !== undefined && types.has(TYPE_NUMBERS[typeName(value)] ?? NaN);
}

function typeNumbers(type: unknown): number[] {
  if (type === 'number') return NUMBER_TYPES;
  if (typeof type === 'string') {
    const known = Object.hasOwn(TYPE_NUMBERS, type) ? TYPE_NUMBERS[type] : undefined;
    if (known === undefined) throw new MongoError(2, `Unknown type name alias: ${type}`);
    return [known];
  }
  if (!isNumeric(type)) throw new MongoError(14, 'type must be represented as a number or a string');
  const number = toDouble(type);
  if (!KNOWN_TYPES.has(number)) throw new MongoError(2, `Invalid numerical type code: ${number}`);
  return [number];
}

/** `$mod: [divisor, remainder]`, both truncated to whole numbers, as are the values. */
export function modTest(operand: unknown): Test {
  if (!Array.isArray(operand)) throw new MongoError(2, 'malformed mod, needs to be an array');
  if (operand.length < 2) throw new MongoError(2, 'malformed mod, not enough elements');
  if (operand.length > 2) throw new MongoError(2, 'malformed mod, too many elements');
  const [divisor, remainder] = operand.map((part, i) => wholePart(part, i === 0 ? 'divisor' : 'remainder'));
  if (divisor === 0n) throw new MongoError(2, 'divisor cannot be 0');
  return (value) => {
    const whole = isNumeric(value) ? truncated(value) : null;
    return whole !== null && whole % (divisor as bigint) === remainder;
  };
}

function wholePart(value: unknown, role: string): bigint {
  const whole = isNumeric(value) ? truncated(value) : null;
  if (whole === null) throw new MongoError(2, `malformed mod, ${role} not a number`);
  return whole;
}

/** The value without its fraction, null for NaN and the infinities. */
function truncated(value: Numeric): bigint | null {
  const exact = toExact(value);
  if (!exact) return null;
  const { coefficient, exponent } = exact;
  return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent);
}

/** `$size` of an array. */
export function sizeTest(operand: unknown): Test {
  const size = isNumeric(operand) ? toDouble(operand) : NaN;
  if (!Number.isInteger(size)) throw new MongoError(2, 'Failed to parse $size. Expected an integer');
  if (size < 0) throw new MongoError(2, 'Failed to parse $size. Expected a non-negative number');
  return (value) => Array.isArray(value) && value.length === size;
}

const BIT_RULES: Readonly<Record<string, (bits: bigint, mask: bigint) => boolean>> = {
  $bitsAllSet: (bits, mask) => (bits & mask) === mask,
  $bitsAllClear: (bits, mask) => (bits & mask) === 0n,
  $bitsAnySet: (bits, mask) => (bits & mask) !== 0n,
  $bitsAnyClear: (bits, mask) => (bits & mask) !== mask,
};

/** The `$bits…` family over whole numbers (sign-extended) and binary data (lowest byte first). */
export function bitsTest(operator: string, operand: unknown): Test {
  const rule = BIT_RULES[operator] as (bits: bigint, mask: bigint) => boolean;
  const mask = maskOf(operator, operand);
  return (value) => {
    const bits = bitsOf(value);
    return bits !== null && rule(bits, mask);
  };
}

function maskOf(operator: string, operand: unknown): bigint {
  if (Array.isArray(operand)) {
    return (operand as unknown[]).reduce<bigint>((mask, position) => {
      const bit = isNumeric(position) ? toDouble(position) : NaN;
      if (!Number.isInteger(bit) || bit < 0) {
        throw new MongoError(2, `bit positions of ${operator} must be non-negative integers`);
      }
      return mask | (1n << BigInt(Math.min(bit, 64)));
    }, 0n);
  }
  const bits = bitsOf(operand);
  if (bits === null) throw new MongoError(2, `${operator} takes an Array, a number, or a BinData`);
  if (bits < 0n) throw new MongoError(9, `Expected a non-negative number in: ${operator}`);
  return bits;
}

function bitsOf(value: unknown): bigint | null {
  if (typeOrder(value) === Rank.binary) {
    return binaryParts(value as Binary).bytes.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
  }
  if (!isNumeric(value)) return null;
  const whole = truncated(value);
  const isWhole = whole !== null && Number(whole) === toDouble(value);
  return isWhole && BigInt.asIntN(64, whole) === whole ? whole : null;
}
