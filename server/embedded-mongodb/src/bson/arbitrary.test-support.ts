import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { decode, encode } from './decode.js';

const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => Decimal128.fromString(`${digits}E${exponent}`));

const long = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
);

/** Numbers of every BSON type, many of them close together. */
export const anyNumber = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double(),
  fc.integer().map((n) => n / 8),
  fc.integer().map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  long.map((n) => Long.fromBigInt(n)),
  decimalText,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => Decimal128.fromString(n.toPrecision(17))),
  fc
    .constantFrom('0.1', '0.5', '1', '1.0', '-1', 'NaN', 'Infinity', '-Infinity')
    .map((s) => Decimal128.fromString(s)),
);

const text = fc.string({ unit: 'binary', maxLength: 6 });
const name = fc.constantFrom('a', 'b', '\u{1F600}', 'ﬀ', '');

const scalar = fc.oneof(
  anyNumber,
  text,
  fc.constantFrom('a', 'a\0', 'a\0b', 'ab', '\uFFFD', '\u{20000}'),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
  fc.tuple(fc.constantFrom('a', 'ab'), fc.constantFrom('', 'i')).map(([p, o]) => new BSONRegExp(p, o)),
  fc.constantFrom(new MinKey(), new MaxKey()),
);

/** BSON values of any type, nested a little. */
export const anyValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 3, selector: ([k]) => k })
      .map(Object.fromEntries),
  ),
})).value;

/** The value as it comes back from storage. */
export function roundTrip<T>(value: T): T {
  return decode(encode({ value })).value as T;
}
