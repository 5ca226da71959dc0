import { combine, divide } from '../bson/arithmetic.js';
import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { isNumeric, type Numeric } from '../bson/types.js';

/** A running total over numbers of any type; whatever is no number does not count. */
export class Total {
  private doubles = 0;
  private wide: Numeric | null = null;
  private numbers = 0;

  add(value: unknown): void {
    if (typeof value === 'number') this.doubles += value;
    else if (isNumeric(value)) this.wide = this.wide === null ? value : combine('add', this.wide, value);
    else return;
    this.numbers += 1;
  }

  /** Plain numbers are added up apart, since that is fast, and join the others at the end. */
  sum(): Numeric {
    return this.wide === null ? this.doubles : combine('add', this.wide, this.doubles);
  }

  average(): Numeric | null {
    if (this.numbers === 0) return null;
    const mean = divide(this.sum(), this.numbers);
    return mean._bsontype === 'Double' ? toDouble(mean) : mean;
  }
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
