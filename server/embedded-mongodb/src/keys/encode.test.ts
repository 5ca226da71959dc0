import { describe, expect, it } from '@jest/globals';
import { Decimal128, Long } from 'bson';
import fc from 'fast-check';
import { compare } from '../bson/compare.js';
import { decode, encode } from '../bson/decode.js';
import { anyNumber, anyValue, roundTrip } from '../bson/arbitrary.test-support.js';
import { encodeKey, indexValues, MAX_KEY_BYTES, typeBracket } from './encode.js';
import { typeOrder } from '../bson/types.js';

const sign = (n: number) => Math.sign(n);
const key = (value: unknown) => encodeKey([value], [1]);

describe('encodeKey', () => {
  it('orders numbers of every type as compare does', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        expect(sign(Buffer.compare(key(a), key(b)))).toBe(sign(compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it('orders any two values as compare does, both ways', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (x, y) => {
        const [a, b] = [roundTrip(x), roundTrip(y)];
        const order = sign(compare(a, b));
        expect(sign(Buffer.compare(key(a), key(b)))).toBe(order);
        expect(sign(Buffer.compare(encodeKey([a], [-1]), encodeKey([b], [-1])))).toBe(
          order === 0 ? 0 : -order,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('orders tuples under mixed directions', () => {
    const pair = fc.tuple(anyValue, anyValue);
    fc.assert(
      fc.property(pair, pair, (x, y) => {
        const [a, b] = [roundTrip(x), roundTrip(y)];
        const expected = sign(compare(a[0], b[0]) || -compare(a[1], b[1]));
        expect(sign(Buffer.compare(encodeKey(a, [1, -1]), encodeKey(b, [1, -1]))) + 0).toBe(expected + 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the leading part of a tuple as a prefix', () => {
    const whole = encodeKey(['a', 5, null], [1, -1, 1]);
    const lead = encodeKey(['a', 5], [1, -1]);
    expect(whole.subarray(0, lead.length)).toEqual(lead);
  });

  it('keeps every value of a type within its bracket', () => {
    fc.assert(
      fc.property(anyValue, (x) => {
        const value = roundTrip(x);
        for (const direction of [1, -1] as const) {
          const { low, high } = typeBracket(typeOrder(value), direction);
          const bytes = encodeKey([value], [direction]);
          expect(Buffer.compare(bytes, low)).toBeGreaterThanOrEqual(0);
          expect(Buffer.compare(bytes, high)).toBeLessThan(0);
        }
      }),
    );
  });

  it('caps long keys and keeps them apart', () => {
    const long = 'x'.repeat(5000);
    expect(key(long)).toHaveLength(MAX_KEY_BYTES);
    expect(key(long).equals(key(`${long}y`))).toBe(false);
    expect(key(long).equals(key(long))).toBe(true);
  });

  it('orders the corners of the number line', () => {
    const corners = [
      Number.NaN,
      -Infinity,
      Decimal128.fromString('-1E+6000'),
      Decimal128.fromString('-1E+400'),
      -Number.MAX_VALUE,
      Long.MIN_VALUE,
      -1,
      Decimal128.fromString('-1E-400'),
      0,
      Decimal128.fromString('1E-400'),
      Number.MIN_VALUE,
      Decimal128.fromString('0.1'),
      0.1,
      Long.fromString('9007199254740993'),
      Long.fromString('9223372036854775807'),
      2 ** 63,
      Number.MAX_VALUE,
      Decimal128.fromString('1E+400'),
      Decimal128.fromString('1E+6000'),
      Infinity,
    ];
    for (let i = 1; i < corners.length; i++) {
      expect(compare(corners[i - 1], corners[i])).toBeLessThan(0);
      expect(Buffer.compare(key(corners[i - 1]), key(corners[i]))).toBeLessThan(0);
    }
  });

  it('gives equal numbers of different types one key', () => {
    const five = [5, Long.fromNumber(5), Decimal128.fromString('5.000'), Decimal128.fromString('0.5E+1')];
    expect(new Set(five.map((value) => key(value).toString('hex'))).size).toBe(1);
    expect(key(-0)).toEqual(key(Decimal128.fromString('-0')));
  });
});

describe('indexValues', () => {
  const tuples = (doc: Record<string, unknown>, ...paths: string[]) =>
    indexValues(decode(encode(doc)), paths).tuples;

  it('stores null for what is missing and says when all is', () => {
    expect(indexValues({ a: 1 }, ['b', 'c'])).toEqual({
      tuples: [[null, null]],
      multikeyPaths: [],
      allMissing: true,
    });
    expect(indexValues({ b: null }, ['b'])).toEqual({
      tuples: [[null]],
      multikeyPaths: [],
      allMissing: false,
    });
  });

  it('expands arrays, empty ones as undefined', () => {
    expect(tuples({ a: [1, 2], b: 9 }, 'a', 'b')).toEqual([
      [1, 9],
      [2, 9],
    ]);
    expect(tuples({ a: [] }, 'a')).toEqual([[undefined]]);
    expect(indexValues({ a: { b: [] } }, ['a.b', 'c']).multikeyPaths).toEqual(['a.b']);
  });

  it('walks two paths under one array together', () => {
    expect(tuples({ a: [{ b: 1, c: 2 }, { b: 3 }] }, 'a.b', 'a.c')).toEqual([
      [1, 2],
      [3, null],
    ]);
    expect(tuples({ a: [{ b: [1, 2] }, 5] }, 'a.b')).toEqual([[1], [2], [null]]);
  });

  it('takes numbers after an array as positions', () => {
    expect(tuples({ a: [7, { b: 8 }] }, 'a.0', 'a.1.b')).toEqual([[7, 8]]);
    expect(tuples({ a: [{ '0': 'field' }] }, 'a.0')).toEqual([['field']]);
  });

  it('refuses parallel arrays', () => {
    expect(() => indexValues({ a: [1], b: [2] }, ['a', 'b'])).toThrow('cannot index parallel arrays [b] [a]');
    expect(() => indexValues({ a: [{ b: [1], c: [2] }] }, ['a.b', 'a.c'])).toThrow('parallel arrays');
  });
});
