import { Binary, BSONRegExp, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { ABSENT, type Row, values } from './row.js';

const everything = values(
  new MaxKey(),
  new BSONRegExp('a'),
  new Timestamp({ t: 1, i: 1 }),
  new Date(1),
  true,
  new ObjectId(),
  new Binary(Buffer.from('a')),
  { x: 1 },
  's',
  5,
  null,
  new MinKey(),
);

/** The order of results. */
export const sorts: readonly Row[] = [
  {
    name: 'types in order',
    docs: everything,
    do: { find: {}, sort: { v: 1 } },
    ids: [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
    ordered: true,
  },
  {
    name: 'types in descending order',
    docs: everything,
    do: { find: {}, sort: { v: -1 } },
    ids: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    ordered: true,
  },
  {
    name: 'missing sorts as null and keeps its place',
    docs: values(1, ABSENT, null, -1),
    do: { find: {}, sort: { v: 1 } },
    ids: [2, 3, 4, 1],
    ordered: true,
  },
  {
    name: 'numbers of all types',
    docs: values(Decimal128.fromString('10'), 9, Long.fromNumber(2), 2.5, NaN),
    do: { find: {}, sort: { v: 1 } },
    ids: [5, 3, 4, 2, 1],
    ordered: true,
  },
  {
    name: 'arrays by their least element',
    docs: values([5], [9, 1], 3),
    do: { find: {}, sort: { v: 1 } },
    ids: [2, 3, 1],
    ordered: true,
  },
  {
    name: 'arrays by their greatest element',
    docs: values([5], [9, 1], 7),
    do: { find: {}, sort: { v: -1 } },
    ids: [2, 3, 1],
    ordered: true,
  },
  {
    name: 'an empty array below null',
    docs: values(null, [], 1),
    do: { find: {}, sort: { v: 1 } },
    ids: [2, 1, 3],
    ordered: true,
  },
  {
    name: 'paths through arrays',
    docs: values([{ a: 5 }, { a: 2 }], { a: 3 }, [{ a: 4 }]),
    do: { find: {}, sort: { 'v.a': 1 } },
    ids: [1, 2, 3],
    ordered: true,
  },
  {
    name: 'two fields',
    docs: [
      { _id: 1, a: 1, b: 1 },
      { _id: 2, a: 1, b: 2 },
      { _id: 3, a: 0, b: 0 },
    ],
    do: { find: {}, sort: { a: 1, b: -1 } },
    ids: [3, 2, 1],
    ordered: true,
  },
  {
    name: 'skip and limit',
    docs: values(3, 1, 2, 4),
    do: { find: {}, sort: { v: 1 }, skip: 1, limit: 2 },
    ids: [3, 1],
    ordered: true,
  },
  {
    name: 'upper case before lower case',
    docs: values('b', 'B', 'a'),
    do: { find: {}, sort: { v: 1 } },
    ids: [2, 3, 1],
    ordered: true,
  },
  { name: 'a bad direction', docs: values(1), do: { aggregate: [{ $sort: { v: 2 } }] }, fails: 15975 },
];
