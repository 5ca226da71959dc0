import { align, type Exact, toDouble, toExact } from '../bson/exact.js';
import { compare } from '../bson/compare.js';
import { type Numeric } from '../bson/types.js';
import { type ByteWriter } from './writer.js';

const EXACT = 0x00;
const REMAINDER = 0x01;
const ZERO: Exact = { coefficient: 0n, exponent: 0 };

/**
 * Writes a number so that bytes order as values across Int32, Double, Long and Decimal128: the largest double not above
 * it, then either "nothing left" or what is left as decimal digits. Doubles and small integers take nine bytes.
 */
export function writeNumber(writer: ByteWriter, value: Numeric): void {
  const nearest = toDouble(value);
  if (typeof value === 'number' || Number.isNaN(nearest)) return writeDouble(writer, nearest);
  const exact = toExact(value);
  if (exact === null) return writeDouble(writer, nearest);
  if (nearest === -Infinity) return writeBelowDoubles(writer, exact);
  const floor = compare(nearest, value) > 0 ? nextBelow(nearest) : nearest;
  const { left, right, exponent } = align(exact, toExact(floor) ?? ZERO);
  writeSortableDouble(writer, floor);
  writeRemainder(writer, { coefficient: left - right, exponent });
}

function writeDouble(writer: ByteWriter, value: number): void {
  writeSortableDouble(writer, value);
  writer.byte(EXACT);
}

function writeSortableDouble(writer: ByteWriter, value: number): void {
  const start = writer.position;
  // All zeroes stay below -Infinity, whose inverted bytes begin with 0x00 0x0f.
  if (Number.isNaN(value)) return void writer.append(new Uint8Array(8));
  writer.double(value === 0 ? 0 : value);
  if (value < 0) writer.invertFrom(start);
  else writer.flipSign(start);
}

// Decimals below the lowest double share -Infinity's prefix and come after it, the greater magnitude first.
function writeBelowDoubles(writer: ByteWriter, exact: Exact): void {
  writeSortableDouble(writer, -Infinity);
  writer.byte(REMAINDER);
  const start = writer.position;
  writeRemainder(writer, { coefficient: -exact.coefficient, exponent: exact.exponent });
  writer.invertFrom(start);
}

function writeRemainder(writer: ByteWriter, rest: Exact): void {
  if (rest.coefficient === 0n) return writer.byte(EXACT);
  const all = rest.coefficient.toString();
  const digits = all.replace(/0+$/, '');
  const magnitude = rest.exponent + all.length + 0x8000;
  writer.byte(REMAINDER);
  writer.byte(magnitude >> 8);
  writer.byte(magnitude & 0xff);
  // Two digits a byte, each one more than its value, so that a zero nibble ends the number below any longer one.
  for (let i = 0; i <= digits.length; i += 2) writer.byte((nibble(digits, i) << 4) | nibble(digits, i + 1));
}

function nibble(digits: string, index: number): number {
  return index < digits.length ? digits.charCodeAt(index) - 47 : 0;
}

function nextBelow(value: number): number {
  if (value === Infinity) return Number.MAX_VALUE;
  if (value === 0) return -Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return bits.getFloat64(0);
}
