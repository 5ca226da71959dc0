import { Long } from 'bson';
import { combine, divide } from '../bson/arithmetic.js';
import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, type Numeric, wrapperOf } from '../bson/types.js';

/** A running total over numbers of any type; whatever is no number does not count. */
export class Total {
  /** Plain numbers, and Longs as long as a double holds their sum exactly; both are far faster than typed addition. */
  private doubles = 0;
  private longs = 0;
  private others: Numeric | null = null;
  private onlyIntegers = true;
  private hasLongs = false;
  private numbers = 0;

  add(value: unknown): void {
    if (typeof value === 'number') this.addDouble(value);
    else if (isLong(value)) this.addLong(value);
    else if (isNumeric(value)) this.addOther(value);
    else return;
    this.numbers += 1;
  }

  private addDouble(value: number): void {
    this.doubles += value;
    if ((value | 0) !== value) this.onlyIntegers = false;
  }

  private addLong(value: Long): void {
    const number = value.toNumber();
    const next = this.longs + number;
    this.hasLongs = true;
    if (Number.isSafeInteger(number) && Number.isSafeInteger(next)) this.longs = next;
    else this.addOther(value);
  }

  private addOther(value: Numeric): void {
    this.others = this.others === null ? value : combine('add', this.others, value);
  }

  /** The sum in the widest type that took part; integers that outgrow Int32 give a Long. */
  sum(): Numeric {
    const outgrown =
      this.onlyIntegers && (this.doubles | 0) !== this.doubles && Number.isSafeInteger(this.doubles);
    const plain: Numeric = outgrown ? Long.fromNumber(this.doubles) : this.doubles;
    const whole = this.hasLongs ? combine('add', Long.fromNumber(this.longs), plain) : plain;
    return this.others === null ? whole : combine('add', this.others, whole);
  }

  average(): Numeric | null {
    if (this.numbers === 0) return null;
    const mean = divide(this.sum(), this.numbers);
    return mean._bsontype === 'Double' ? toDouble(mean) : mean;
  }
}

function isLong(value: unknown): value is Long {
  return wrapperOf(value) === 'Long';
}

export function sum(values: Iterable<unknown>): Numeric {
  return totalOf(values).sum();
}

export function average(values: Iterable<unknown>): Numeric | null {
  return totalOf(values).average();
}

function totalOf(values: Iterable<unknown>): Total {
  const total = new Total();
  for (const value of values) total.add(value);
  return total;
}

/** The least (-1) or greatest (1) of the values that are neither null nor missing; null when there is none. */
export function extremeOf(values: Iterable<unknown>, sign: 1 | -1): unknown {
  let best: unknown = null;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (best === null || compare(value, best) * sign > 0) best = value;
  }
  return best;
}
