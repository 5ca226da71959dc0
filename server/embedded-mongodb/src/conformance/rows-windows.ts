import { type Document } from 'bson';
import { type Row } from './row.js';

const pays = [
  { _id: 1, t: 'x', pay: 10 },
  { _id: 2, t: 'x', pay: 20 },
  { _id: 3, t: 'y', pay: 20 },
  { _id: 4, t: 'y', pay: 40 },
];
const day = (n: number) => new Date(Date.UTC(2024, 0, n));
const days = [1, 2, 3, 8].map((n, i) => ({ _id: i + 1, at: day(n), v: n }));

/** A column computed over windows, in the order of `_id`. */
const column = (
  output: Document,
  more: { sortBy?: Document | null; partitionBy?: unknown; docs?: readonly Document[] } = {},
) => {
  const { sortBy = { pay: 1 }, docs = pays, ...others } = more;
  const stage = { ...others, ...(sortBy && { sortBy }), output: { x: output } };
  return {
    docs,
    ordered: true,
    do: { aggregate: [{ $setWindowFields: stage }, { $sort: { _id: 1 } }, { $project: { x: 1 } }] },
  };
};
const gives = (...list: unknown[]) => list.map((x, i) => ({ _id: i + 1, x }));
const sum = (window?: Document): Document => ({ $sum: '$pay', ...(window && { window }) });

/** `$setWindowFields`. */
export const windows: readonly Row[] = [
  { name: '$rank leaves gaps', ...column({ $rank: {} }), gives: gives(1, 2, 2, 4) },
  { name: '$denseRank leaves none', ...column({ $denseRank: {} }), gives: gives(1, 2, 2, 3) },
  {
    name: '$documentNumber',
    ...column({ $documentNumber: {} }, { sortBy: { _id: -1 } }),
    gives: gives(4, 3, 2, 1),
  },
  { name: 'without a window, over the whole partition', ...column(sum()), gives: gives(90, 90, 90, 90) },
  { name: 'partitions', ...column(sum(), { partitionBy: '$t' }), gives: gives(30, 30, 60, 60) },
  {
    name: 'partitions by an expression',
    ...column(sum(), { partitionBy: { $gt: ['$pay', 10] } }),
    gives: gives(10, 80, 80, 80),
  },
  {
    name: 'up to the current',
    ...column(sum({ documents: ['unbounded', 'current'] }), { sortBy: { _id: 1 } }),
    gives: gives(10, 30, 50, 90),
  },
  {
    name: 'from the current on',
    ...column(sum({ documents: ['current', 'unbounded'] }), { sortBy: { _id: 1 } }),
    gives: gives(90, 80, 60, 40),
  },
  {
    name: 'one on each side',
    ...column(sum({ documents: [-1, 1] }), { sortBy: { _id: 1 } }),
    gives: gives(30, 50, 80, 60),
  },
  {
    name: 'only those ahead',
    ...column(sum({ documents: [1, 2] }), { sortBy: { _id: 1 } }),
    gives: gives(40, 60, 40, 0),
  },
  {
    name: 'an empty window averages to null',
    ...column({ $avg: '$pay', window: { documents: [1, 1] } }, { sortBy: { _id: 1 } }),
    gives: gives(20, 20, 40, null),
  },
  {
    name: 'an empty window pushes nothing',
    ...column({ $push: '$pay', window: { documents: [1, 1] } }, { sortBy: { _id: 1 } }),
    gives: gives([20], [20], [40], []),
  },
  { name: 'a range of values', ...column(sum({ range: [-10, 0] })), gives: gives(10, 50, 50, 40) },
  {
    name: 'a range without a lower end',
    ...column(sum({ range: ['unbounded', 'current'] })),
    gives: gives(10, 50, 50, 90),
  },
  {
    name: 'a range of days',
    ...column(
      { $sum: '$v', window: { range: [-1, 'current'], unit: 'day' } },
      { docs: days, sortBy: { at: 1 } },
    ),
    gives: gives(1, 3, 5, 8),
  },
  {
    name: '$shift back',
    ...column({ $shift: { output: '$pay', by: -1, default: 0 } }, { sortBy: { _id: 1 } }),
    gives: gives(0, 10, 20, 20),
  },
  {
    name: '$shift ahead, null beyond',
    ...column({ $shift: { output: '$pay', by: 1 } }, { sortBy: { _id: 1 } }),
    gives: gives(20, 20, 40, null),
  },
  {
    name: '$first and the like take the order',
    ...column({ $first: '$_id' }, { sortBy: { pay: -1, _id: 1 } }),
    gives: gives(4, 4, 4, 4),
  },
  {
    name: '$max up to the current',
    ...column({ $max: '$pay', window: { documents: ['unbounded', 'current'] } }, { sortBy: { _id: -1 } }),
    gives: gives(40, 40, 40, 40),
  },
  {
    name: '$count',
    ...column({ $count: {}, window: { documents: [0, 'unbounded'] } }, { sortBy: { _id: 1 } }),
    gives: gives(4, 3, 2, 1),
  },
  {
    name: '$locf carries the last value on',
    ...column(
      { $locf: '$v' },
      { docs: [{ _id: 1 }, { _id: 2, v: 5 }, { _id: 3, v: null }, { _id: 4, v: 6 }], sortBy: { _id: 1 } },
    ),
    gives: gives(null, 5, 5, 6),
  },
  {
    name: 'into a nested field',
    docs: [{ _id: 1, a: { b: 1 } }],
    do: {
      aggregate: [{ $setWindowFields: { sortBy: { _id: 1 }, output: { 'a.n': { $documentNumber: {} } } } }],
    },
    gives: [{ _id: 1, a: { b: 1, n: 1 } }],
  },
  { name: '$rank without an order', ...column({ $rank: {} }, { sortBy: null }), fails: 5371602 },
  { name: '$rank by two fields', ...column({ $rank: {} }, { sortBy: { pay: 1, _id: 1 } }), fails: 5371602 },
  { name: '$rank over a window', ...column({ $rank: {}, window: { documents: [0, 0] } }), fails: 5371601 },
  { name: '$rank of something', ...column({ $rank: '$pay' }), fails: 5371603 },
  {
    name: 'a window of documents without an order',
    ...column(sum({ documents: [-1, 0] }), { sortBy: null }),
    fails: 5339901,
  },
  { name: 'a range without an order', ...column(sum({ range: [-1, 0] }), { sortBy: null }), fails: 5339902 },
  {
    name: 'a range by two fields',
    ...column(sum({ range: [-1, 0] }), { sortBy: { pay: 1, _id: 1 } }),
    fails: 5339902,
  },
  { name: 'a range over texts', ...column(sum({ range: [-1, 0] }), { sortBy: { t: 1 } }), fails: 5429414 },
  {
    name: 'a window the wrong way round',
    ...column(sum({ documents: [1, -1] }), { sortBy: { _id: 1 } }),
    fails: 5339900,
  },
  { name: 'an unknown window function', ...column({ $foo: 1 }), fails: 9 },
  { name: 'an unknown field of a window', ...column(sum({ foo: 1 })), fails: 9 },
  {
    name: 'no output',
    docs: pays,
    do: { aggregate: [{ $setWindowFields: { sortBy: { _id: 1 } } }] },
    fails: 40414,
  },
  {
    name: 'an unknown option of $setWindowFields',
    docs: pays,
    do: { aggregate: [{ $setWindowFields: { output: {}, foo: 1 } }] },
    fails: 40415,
  },
  {
    name: '$setWindowFields that is no document',
    docs: pays,
    do: { aggregate: [{ $setWindowFields: 1 }] },
    fails: 9,
  },
];
