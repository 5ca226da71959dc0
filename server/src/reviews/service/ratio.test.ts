import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, dividedBy, minus, plus, ratio, times, toDecimal, toFraction } from './ratio.js';

const fractions = fc
  .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n))
  .map(([over, under]) => ratio(over, under));

describe('exact fractions', () => {
  it('are kept in lowest terms with a positive denominator', () => {
    expect(ratio(6, 8)).toEqual({ over: 3n, under: 4n });
    expect(ratio(6, -8)).toEqual({ over: -3n, under: 4n });
    expect(ratio(0, 5)).toEqual({ over: 0n, under: 1n });
    expect(() => ratio(1, 0)).toThrow(RangeError);
  });

  it('obey arithmetic', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(minus(plus(a, b), b)).toEqual(a);
        if (b.over !== 0n) expect(times(dividedBy(a, b), b)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(compare(plus(a, c), plus(b, c))).toBe(compare(a, b));
      }),
    );
  });

  it('round half away from zero, to exactly the places asked for', () => {
    expect(toDecimal(ratio(1, 3))).toBe('0.3333');
    expect(toDecimal(ratio(2, 3))).toBe('0.6667');
    expect(toDecimal(ratio(1, 20_000))).toBe('0.0001');
    expect(toDecimal(ratio(-1, 20_000))).toBe('-0.0001');
    expect(toDecimal(ratio(-1, 20_001))).toBe('0.0000');
    expect(toDecimal(ratio(100), 0)).toBe('100');
    fc.assert(
      fc.property(fractions, (value) => {
        const [whole, places] = toDecimal(value).replace('-', '').split('.');
        const shown = ratio(
          BigInt(whole! + places!) * (toDecimal(value).startsWith('-') ? -1n : 1n),
          10_000n,
        );
        const error = minus(shown, value);
        expect(compare(times(error, error), ratio(1, 20_000n ** 2n))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('are written as fractions', () => {
    expect(toFraction(ratio(845, 12))).toBe('845/12');
    expect(toFraction(ratio(140, 2))).toBe('70');
  });
});
