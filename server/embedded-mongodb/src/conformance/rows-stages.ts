import { Long } from 'bson';
import { ABSENT, type Row, values } from './row.js';

const index = (n: number) => Long.fromNumber(n);

/** Stages other than `$group`. */
export const stages: readonly Row[] = [
  {
    name: '$match and $sort and $limit',
    docs: values(3, 1, 2),
    do: { aggregate: [{ $match: { v: { $gt: 1 } } }, { $sort: { v: -1 } }, { $limit: 1 }] },
    gives: [{ _id: 1, v: 3 }],
  },
  {
    name: '$sort and $skip and $limit',
    docs: values(3, 1, 2),
    do: { aggregate: [{ $sort: { v: 1 } }, { $skip: 1 }, { $limit: 1 }] },
    gives: [{ _id: 3, v: 2 }],
  },
  {
    name: '$limit before $skip',
    docs: values(1, 2, 3),
    do: { aggregate: [{ $limit: 2 }, { $skip: 1 }] },
    gives: [{ _id: 2, v: 2 }],
  },
  { name: '$limit 0', docs: values(1), do: { aggregate: [{ $limit: 0 }] }, fails: 15958 },
  { name: '$sort by nothing', docs: values(1), do: { aggregate: [{ $sort: {} }] }, fails: 15976 },
  { name: '$count', docs: values(1, 2), do: { aggregate: [{ $count: 'n' }] }, gives: [{ n: 2 }] },
  { name: '$count of nothing', docs: [], do: { aggregate: [{ $count: 'n' }] }, gives: [] },
  {
    name: '$addFields',
    docs: [{ _id: 1, a: 1, b: { c: 1 } }],
    do: { aggregate: [{ $addFields: { 'b.d': 2, a: '$b.c', e: { f: { $add: ['$a', 1] } } } }] },
    gives: [{ _id: 1, a: 1, b: { c: 1, d: 2 }, e: { f: 2 } }],
  },
  {
    name: '$set into an array of documents',
    docs: [{ _id: 1, l: [{ a: 1 }, 5] }],
    do: { aggregate: [{ $set: { 'l.x': 0 } }] },
    gives: [{ _id: 1, l: [{ a: 1, x: 0 }, { x: 0 }] }],
  },
  {
    name: '$set with $$REMOVE',
    docs: [{ _id: 1, a: 1 }],
    do: { aggregate: [{ $set: { a: '$$REMOVE' } }] },
    gives: [{ _id: 1 }],
  },
  {
    name: '$set a number is a value',
    docs: [{ _id: 1 }],
    do: { aggregate: [{ $set: { a: 1, b: true } }] },
    gives: [{ _id: 1, a: 1, b: true }],
  },
  {
    name: '$unset',
    docs: [{ _id: 1, a: 1, b: { c: 1, d: 2 } }],
    do: { aggregate: [{ $unset: ['a', 'b.c'] }] },
    gives: [{ _id: 1, b: { d: 2 } }],
  },
  {
    name: '$project',
    docs: [{ _id: 1, a: 1, b: 2 }],
    do: { aggregate: [{ $project: { _id: 0, a: 1, x: '$b' } }] },
    gives: [{ a: 1, x: 2 }],
  },
  { name: '$project of nothing', docs: values(1), do: { aggregate: [{ $project: {} }] }, fails: 51272 },
  {
    name: '$project with the $slice expression',
    docs: [{ _id: 1, l: [1, 2, 3] }],
    do: { aggregate: [{ $project: { l: { $slice: ['$l', 2] } } }] },
    gives: [{ _id: 1, l: [1, 2] }],
  },
  {
    name: '$replaceRoot',
    docs: [{ _id: 1, d: { x: 1 } }],
    do: { aggregate: [{ $replaceRoot: { newRoot: '$d' } }] },
    gives: [{ x: 1 }],
  },
  {
    name: '$replaceRoot by no document',
    docs: values(1),
    do: { aggregate: [{ $replaceRoot: { newRoot: '$v' } }] },
    fails: 40228,
  },
  {
    name: '$replaceWith merged',
    docs: [{ _id: 1, d: { x: 1 } }],
    do: { aggregate: [{ $replaceWith: { $mergeObjects: ['$d', { id: '$_id' }] } }] },
    gives: [{ x: 1, id: 1 }],
  },
  {
    name: '$unwind',
    docs: values([1, 2], [], null, ABSENT, 'x'),
    do: { aggregate: [{ $unwind: '$v' }] },
    gives: [
      { _id: 1, v: 1 },
      { _id: 1, v: 2 },
      { _id: 5, v: 'x' },
    ],
  },
  {
    name: '$unwind that preserves',
    docs: values([], null, ABSENT),
    do: { aggregate: [{ $unwind: { path: '$v', preserveNullAndEmptyArrays: true } }] },
    gives: [{ _id: 1 }, { _id: 2, v: null }, { _id: 3 }],
  },
  {
    name: '$unwind with the index',
    docs: values(['a', 'b'], 'c'),
    do: { aggregate: [{ $unwind: { path: '$v', includeArrayIndex: 'i' } }] },
    gives: [
      { _id: 1, v: 'a', i: index(0) },
      { _id: 1, v: 'b', i: index(1) },
      { _id: 2, v: 'c', i: null },
    ],
  },
  {
    name: '$unwind inside a document',
    docs: [{ _id: 1, a: { l: [1, 2], x: 0 } }],
    do: { aggregate: [{ $unwind: '$a.l' }] },
    gives: [
      { _id: 1, a: { l: 1, x: 0 } },
      { _id: 1, a: { l: 2, x: 0 } },
    ],
  },
  { name: '$unwind without a $', docs: values(1), do: { aggregate: [{ $unwind: 'v' }] }, fails: 28818 },
  {
    name: '$facet',
    docs: values(1, 2),
    do: { aggregate: [{ $facet: { all: [{ $count: 'n' }], top: [{ $sort: { v: -1 } }, { $limit: 1 }] } }] },
    gives: [{ all: [{ n: 2 }], top: [{ _id: 2, v: 2 }] }],
  },
  {
    name: '$sample takes no more than there are',
    docs: values(1, 2),
    do: { aggregate: [{ $sample: { size: 5 } }, { $count: 'n' }] },
    gives: [{ n: 2 }],
  },
  { name: 'an unknown stage', docs: values(1), do: { aggregate: [{ $foo: 1 }] }, fails: 40324 },
  {
    name: 'two stages in one',
    docs: values(1),
    do: { aggregate: [{ $match: {}, $limit: 1 }] },
    fails: 40323,
  },
  {
    name: '$project does not touch its source',
    docs: [{ _id: 1, a: { b: 1, c: 2 } }],
    do: { aggregate: [{ $facet: { cut: [{ $project: { 'a.b': 0 } }], whole: [{ $match: {} }] } }] },
    gives: [{ cut: [{ _id: 1, a: { c: 2 } }], whole: [{ _id: 1, a: { b: 1, c: 2 } }] }],
  },
];
