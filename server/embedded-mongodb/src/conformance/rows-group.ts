import { Decimal128, Double, Long, ObjectId } from 'bson';
import { ABSENT, type Row, values } from './row.js';

const decimal = (text: string) => Decimal128.fromString(text);
const long = (text: string) => Long.fromString(text);
const id = () => new ObjectId('65a000000000000000000001');
const total = (operand: unknown) => [{ $group: { _id: null, r: operand } }, { $project: { _id: 0, r: 1 } }];
const sales = [
  { _id: 1, k: 'a', q: 1, p: 10 },
  { _id: 2, k: 'b', q: 2, p: 20 },
  { _id: 3, k: 'a', q: 3, p: 30 },
];

/** `$group`, its accumulators, and what groups together. */
export const groups: readonly Row[] = [
  {
    name: 'groups by a field',
    docs: sales,
    do: { aggregate: [{ $group: { _id: '$k', n: { $sum: 1 }, q: { $sum: '$q' } } }, { $sort: { _id: 1 } }] },
    gives: [
      { _id: 'a', n: 2, q: 4 },
      { _id: 'b', n: 1, q: 2 },
    ],
    ordered: true,
  },
  {
    name: 'groups by a document',
    docs: sales,
    do: { aggregate: [{ $group: { _id: { k: '$k', x: '$x' }, n: { $sum: 1 } } }] },
    gives: [
      { _id: { k: 'a' }, n: 2 },
      { _id: { k: 'b' }, n: 1 },
    ],
  },
  {
    name: 'null and missing are one group',
    docs: values(null, ABSENT),
    do: { aggregate: [{ $group: { _id: '$v', n: { $sum: 1 } } }] },
    gives: [{ _id: null, n: 2 }],
  },
  {
    name: 'equal numbers are one group',
    docs: values(1, long('1'), decimal('1.0')),
    do: { aggregate: [{ $group: { _id: '$v', n: { $sum: 1 } } }, { $project: { _id: 0 } }] },
    gives: [{ n: 3 }],
  },
  {
    name: 'Longs beyond 2^53 stay apart',
    docs: values(long('9007199254740992'), long('9007199254740993')),
    do: { aggregate: [{ $group: { _id: '$v' } }] },
    gives: [{ _id: long('9007199254740992') }, { _id: long('9007199254740993') }],
  },
  {
    name: 'equal ObjectIds are one group',
    docs: values(id(), id()),
    do: { aggregate: [{ $group: { _id: '$v', n: { $sum: 1 } } }] },
    gives: [{ _id: id(), n: 2 }],
  },
  {
    name: 'equal dates are one group',
    docs: values(new Date(1), new Date(1)),
    do: { aggregate: [{ $group: { _id: '$v', n: { $sum: 1 } } }] },
    gives: [{ _id: new Date(1), n: 2 }],
  },
  {
    name: '$sum of Long is exact',
    docs: values(long('9007199254740993'), 1),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: long('9007199254740994') }],
  },
  {
    name: '$sum of Int32 outgrows it to Long',
    docs: values(2147483647, 1),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: long('2147483648') }],
    types: true,
  },
  {
    name: '$sum of Long and Double is Double',
    docs: values(long('1'), 0.5),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: new Double(1.5) }],
    types: true,
  },
  {
    name: '$sum of Long stays Long',
    docs: values(long('1'), 2),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: long('3') }],
    types: true,
  },
  {
    name: '$sum of Decimal128',
    docs: values(decimal('1.1'), decimal('2.2')),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: decimal('3.3') }],
  },
  {
    name: '$sum passes over what is no number',
    docs: values(1, 'x', null, ABSENT, 2),
    do: { aggregate: total({ $sum: '$v' }) },
    gives: [{ r: 3 }],
  },
  { name: '$avg', docs: values(1, 2, 'x'), do: { aggregate: total({ $avg: '$v' }) }, gives: [{ r: 1.5 }] },
  {
    name: '$avg of Decimal128',
    docs: values(decimal('1'), decimal('2')),
    do: { aggregate: total({ $avg: '$v' }) },
    gives: [{ r: decimal('1.5') }],
  },
  {
    name: '$avg of nothing',
    docs: values('x'),
    do: { aggregate: total({ $avg: '$v' }) },
    gives: [{ r: null }],
  },
  {
    name: '$min passes over null',
    docs: values(null, 3, ABSENT, 2),
    do: { aggregate: total({ $min: '$v' }) },
    gives: [{ r: 2 }],
  },
  {
    name: '$max across types',
    docs: values(5, 'a', null),
    do: { aggregate: total({ $max: '$v' }) },
    gives: [{ r: 'a' }],
  },
  {
    name: '$first and $last',
    docs: sales,
    do: {
      aggregate: [
        { $sort: { p: -1 } },
        { $group: { _id: null, f: { $first: '$_id' }, l: { $last: '$_id' } } },
      ],
    },
    gives: [{ _id: null, f: 3, l: 1 }],
  },
  {
    name: '$push leaves missing out',
    docs: values(1, ABSENT, null),
    do: { aggregate: total({ $push: '$v' }) },
    gives: [{ r: [1, null] }],
  },
  {
    name: '$push documents',
    docs: sales,
    do: {
      aggregate: [{ $match: { k: 'a' } }, { $group: { _id: '$k', l: { $push: { q: '$q', p: '$p' } } } }],
    },
    gives: [
      {
        _id: 'a',
        l: [
          { q: 1, p: 10 },
          { q: 3, p: 30 },
        ],
      },
    ],
  },
  {
    name: '$addToSet',
    docs: values(id(), id()),
    do: { aggregate: total({ $addToSet: '$v' }) },
    gives: [{ r: [id()] }],
  },
  { name: '$count', docs: sales, do: { aggregate: total({ $count: {} }) }, gives: [{ r: 3 }] },
  {
    name: '$mergeObjects',
    docs: values({ a: 1 }, { b: 2, a: 3 }),
    do: { aggregate: total({ $mergeObjects: '$v' }) },
    gives: [{ r: { a: 3, b: 2 } }],
  },
  {
    name: '$stdDevPop',
    docs: values(2, 4),
    do: { aggregate: total({ $stdDevPop: '$v' }) },
    gives: [{ r: 1 }],
  },
  {
    name: '$maxN',
    docs: values(3, 1, 2),
    do: { aggregate: total({ $maxN: { input: '$v', n: 2 } }) },
    gives: [{ r: [3, 2] }],
  },
  {
    name: '$top',
    docs: sales,
    do: { aggregate: total({ $top: { sortBy: { p: -1 }, output: '$_id' } }) },
    gives: [{ r: 3 }],
  },
  {
    name: '$bottomN',
    docs: sales,
    do: { aggregate: total({ $bottomN: { n: 2, sortBy: { p: -1 }, output: '$_id' } }) },
    gives: [{ r: [2, 1] }],
  },
  {
    name: 'a computed sum',
    docs: sales,
    do: { aggregate: total({ $sum: { $multiply: ['$q', '$p'] } }) },
    gives: [{ r: 140 }],
  },
  { name: 'an unknown accumulator', docs: sales, do: { aggregate: total({ $foo: 1 }) }, fails: 15952 },
  { name: 'no _id', docs: sales, do: { aggregate: [{ $group: { n: { $sum: 1 } } }] }, fails: 15955 },
  {
    name: 'no accumulator',
    docs: sales,
    do: { aggregate: [{ $group: { _id: null, n: '$q' } }] },
    fails: 40234,
  },
  { name: 'no documents, no groups', docs: [], do: { aggregate: total({ $sum: 1 }) }, gives: [] },
  {
    name: '$sortByCount',
    docs: sales,
    do: { aggregate: [{ $sortByCount: '$k' }] },
    gives: [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
    ordered: true,
  },
  {
    name: '$bucket',
    docs: values(1, 6, 11),
    do: {
      aggregate: [
        { $bucket: { groupBy: '$v', boundaries: [0, 5, 10], default: 'other', output: { n: { $sum: 1 } } } },
      ],
    },
    gives: [
      { _id: 0, n: 1 },
      { _id: 5, n: 1 },
      { _id: 'other', n: 1 },
    ],
    ordered: true,
  },
  {
    name: '$bucket without a place',
    docs: values(11),
    do: { aggregate: [{ $bucket: { groupBy: '$v', boundaries: [0, 5] } }] },
    fails: 40066,
  },
];
