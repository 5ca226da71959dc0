import { describe, expect, it } from '@jest/globals';
import { Decimal128, Int32, Long } from 'bson';
import fc from 'fast-check';
import { calculate, divide, remainder } from './arithmetic.js';
import { compare } from './compare.js';

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const decimal = (text: string) => Decimal128.fromString(text);

describe('calculate', () => {
  it('adds, subtracts and multiplies integers exactly or says it cannot', () => {
    fc.assert(
      fc.property(int64, int64, (a, b) => {
        for (const [operation, result] of [
          ['add', a + b],
          ['subtract', a - b],
          ['multiply', a * b],
        ] as const) {
          const got = calculate(operation, Long.fromBigInt(a), Long.fromBigInt(b));
          if (BigInt.asIntN(64, result) === result) expect((got as Long).toBigInt()).toBe(result);
          else expect(got).toBeNull();
        }
      }),
    );
  });

  it('widens Int32 only when it must', () => {
    expect(calculate('add', new Int32(1), new Int32(2))).toEqual(new Int32(3));
    expect(calculate('add', 2147483647, 1)).toEqual(Long.fromString('2147483648'));
    expect(calculate('multiply', new Int32(-65536), 32768)).toEqual(new Int32(-2147483648));
  });

  it('rounds decimals half to even at 34 digits', () => {
    const digits = '1234567890123456789012345678901234';
    expect(String(calculate('add', decimal(digits), decimal('0.5')))).toBe(digits);
    expect(String(calculate('add', decimal(digits), decimal('0.51')))).toBe(
      '1234567890123456789012345678901235',
    );
    expect(String(calculate('add', decimal('9'.repeat(34)), decimal('1')))).toBe(
      '1.000000000000000000000000000000000E+34',
    );
  });

  it('keeps what is not finite', () => {
    expect(String(calculate('add', decimal('Infinity'), 1))).toBe('Infinity');
    expect(String(calculate('subtract', decimal('Infinity'), decimal('Infinity')))).toBe('NaN');
    expect(String(calculate('multiply', decimal('9E+6144'), 10))).toBe('Infinity');
  });
});

describe('divide and remainder', () => {
  it('divide decimals to 34 digits', () => {
    expect(String(divide(decimal('2'), 3))).toBe('0.6666666666666666666666666666666667');
    expect(String(divide(decimal('-1'), 8))).toBe('-0.125');
    expect(String(divide(decimal('100'), decimal('4')))).toBe('25');
  });

  it('take the sign of the dividend', () => {
    expect(remainder(-7, 3)).toEqual(new Int32(-1));
    expect(String(remainder(decimal('-7.5'), 2))).toBe('-1.5');
    expect(remainder(Long.fromNumber(7), 4)).toEqual(Long.fromNumber(3));
  });

  it('undo a multiplication', () => {
    const small = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(small, small, (a, b) => {
        fc.pre(b !== 0);
        const product = calculate('multiply', decimal(String(a)), b) as Decimal128;
        expect(compare(divide(product, b), a)).toBe(0);
      }),
    );
  });
});
