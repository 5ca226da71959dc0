import { Binary, BSONRegExp, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { type Row, values } from './row.js';

const decimal = (text: string) => Decimal128.fromString(text);
const long = (text: string) => Long.fromString(text);
const id = (last: number) => new ObjectId(`65a0000000000000000000${last.toString(16).padStart(2, '0')}`);

const mixed = values(5, '5', new Date(5), true, id(5), [5], { x: 5 }, null, NaN);
const near = values(
  long('9007199254740992'),
  long('9007199254740993'),
  9007199254740992,
  decimal('9007199254740993'),
);
const decimals = values(decimal('9.99'), decimal('10'), decimal('1.0'), 0.1, decimal('0.1'), 1);

/** Equality and ranges within and across types. */
export const comparisons: readonly Row[] = [
  { name: 'a range takes numbers only', docs: mixed, do: { find: { v: { $gt: 1 } } }, ids: [1, 6] },
  { name: 'a range takes strings only', docs: mixed, do: { find: { v: { $gte: '' } } }, ids: [2] },
  { name: 'a range takes dates only', docs: mixed, do: { find: { v: { $lte: new Date(5) } } }, ids: [3] },
  { name: 'true is not 1', docs: values(true, 1), do: { find: { v: 1 } }, ids: [2] },
  { name: 'booleans range', docs: values(true, false), do: { find: { v: { $gt: false } } }, ids: [1] },
  { name: 'ObjectIds equal', docs: mixed, do: { find: { v: id(5) } }, ids: [5] },
  { name: 'ObjectIds range', docs: mixed, do: { find: { v: { $gt: id(4) } } }, ids: [5] },
  { name: 'ObjectId $in', docs: mixed, do: { find: { v: { $in: [id(5), id(6)] } } }, ids: [5] },
  { name: 'NaN equals NaN', docs: mixed, do: { find: { v: NaN } }, ids: [9] },
  { name: 'NaN is in no range', docs: mixed, do: { find: { v: { $lt: 6 } } }, ids: [1, 6] },
  { name: '$lte NaN', docs: mixed, do: { find: { v: { $lte: NaN } } }, ids: [9] },
  {
    name: '$gt MinKey takes everything',
    docs: mixed,
    do: { find: { v: { $gt: new MinKey() } } },
    ids: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  },
  {
    name: '$lt MaxKey takes everything',
    docs: values(1, null),
    do: { find: { v: { $lt: new MaxKey() } } },
    ids: [1, 2],
  },
  {
    name: 'Long beyond 2^53 is exact',
    docs: near,
    do: { find: { v: long('9007199254740993') } },
    ids: [2, 4],
  },
  { name: 'Long range beyond 2^53', docs: near, do: { find: { v: { $gt: 9007199254740992 } } }, ids: [2, 4] },
  { name: 'Long equals Int32', docs: values(long('5'), 5), do: { find: { v: 5 } }, ids: [1, 2] },
  { name: 'Long $in', docs: values(long('5'), 6), do: { find: { v: { $in: [5] } } }, ids: [1] },
  {
    name: 'Decimal128 $lt Decimal128',
    docs: decimals,
    do: { find: { v: { $lt: decimal('9.995') } } },
    ids: [1, 3, 4, 5, 6],
  },
  { name: 'Decimal128 $gt number', docs: decimals, do: { find: { v: { $gt: 5 } } }, ids: [1, 2] },
  { name: 'Decimal128 trailing zeros', docs: decimals, do: { find: { v: decimal('1.00') } }, ids: [3, 6] },
  {
    name: 'Decimal128 0.1 is not the double 0.1',
    docs: decimals,
    do: { find: { v: decimal('0.1') } },
    ids: [5],
  },
  {
    name: 'the double 0.1 is above Decimal128 0.1',
    docs: decimals,
    do: { find: { v: { $gt: decimal('0.1'), $lt: 1 } } },
    ids: [4],
  },
  { name: '-0 equals 0', docs: values(-0, 0), do: { find: { v: 0 } }, ids: [1, 2] },
  {
    name: 'documents compare with field order',
    docs: values({ x: 1, y: 2 }, { y: 2, x: 1 }),
    do: { find: { v: { y: 2, x: 1 } } },
    ids: [2],
  },
  {
    name: 'a document is not its part',
    docs: values({ x: 1, y: 2 }),
    do: { find: { v: { x: 1 } } },
    ids: [],
  },
  {
    name: 'documents compare numbers across types',
    docs: values({ x: long('1') }),
    do: { find: { v: { x: 1 } } },
    ids: [1],
  },
  {
    name: 'documents range',
    docs: values({ x: 1 }, { x: 2 }),
    do: { find: { v: { $gt: { x: 1 } } } },
    ids: [2],
  },
  {
    name: 'Binary equality',
    docs: values(new Binary(Buffer.from('ab')), new Binary(Buffer.from('ab'), 5)),
    do: { find: { v: new Binary(Buffer.from('ab')) } },
    ids: [1],
  },
  {
    name: 'Binary compares length first',
    docs: values(new Binary(Buffer.from('z')), new Binary(Buffer.from('aa'))),
    do: { find: { v: { $gt: new Binary(Buffer.from('z')) } } },
    ids: [2],
  },
  {
    name: 'Timestamps range',
    docs: values(new Timestamp({ t: 1, i: 2 }), new Timestamp({ t: 2, i: 1 })),
    do: { find: { v: { $gt: new Timestamp({ t: 1, i: 9 }) } } },
    ids: [2],
  },
  {
    name: 'strings compare by code point',
    docs: values('\uFF5E', '\u{20000}'),
    do: { find: { v: { $gt: '\uFF5E' } } },
    ids: [2],
  },
  { name: 'strings are case sensitive', docs: values('a', 'B'), do: { find: { v: { $lt: 'a' } } }, ids: [2] },
  {
    name: 'a pattern as operand of a range',
    docs: mixed,
    do: { find: { v: { $gt: new BSONRegExp('a') } } },
    fails: 2,
  },
  {
    name: 'a pattern as operand of $ne',
    docs: mixed,
    do: { find: { v: { $ne: new BSONRegExp('a') } } },
    fails: 2,
  },
  { name: 'an unknown operator', docs: mixed, do: { find: { v: { $near2: 1 } } }, fails: 2 },
  { name: 'a field among operators', docs: mixed, do: { find: { v: { $gt: 1, b: 2 } } }, fails: 2 },
  { name: 'an unknown top-level operator', docs: mixed, do: { find: { $foo: 1 } }, fails: 2 },
  { name: 'an empty $or', docs: mixed, do: { find: { $or: [] } }, fails: 2 },
  { name: '$or of no documents', docs: mixed, do: { find: { $or: [1] } }, fails: 2 },
  { name: '$in of no array', docs: mixed, do: { find: { v: { $in: 5 } } }, fails: 2 },
  { name: '$nor', docs: values(1, 2, 3), do: { find: { $nor: [{ v: 1 }, { v: 2 }] } }, ids: [3] },
  {
    name: '$and of $or',
    docs: values(1, 2, 3),
    do: { find: { $and: [{ $or: [{ v: 1 }, { v: 2 }] }, { v: { $gt: 1 } }] } },
    ids: [2],
  },
];
