import { type Row } from './row.js';

const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, e: [{ f: 1, g: 2 }, { f: 3 }, 5], n: null };
const docs = [doc];
const all = {};

/** Inclusion, exclusion, array operators and expressions in projections. */
export const projections: readonly Row[] = [
  { name: 'inclusion brings _id', docs, do: { find: all, projection: { a: 1 } }, gives: [{ _id: 1, a: 1 }] },
  {
    name: 'inclusion without _id',
    docs,
    do: { find: all, projection: { _id: 0, a: true } },
    gives: [{ a: 1 }],
  },
  {
    name: 'inclusion keeps the order of the document',
    docs,
    do: { find: all, projection: { n: 1, a: 1 } },
    gives: [{ _id: 1, a: 1, n: null }],
  },
  { name: '_id alone', docs, do: { find: all, projection: { _id: 1 } }, gives: [{ _id: 1 }] },
  {
    name: 'everything but _id',
    docs: [{ _id: 1, a: 1 }],
    do: { find: all, projection: { _id: 0 } },
    gives: [{ a: 1 }],
  },
  {
    name: 'missing fields stay missing',
    docs,
    do: { find: all, projection: { x: 1, 'b.x': 1 } },
    gives: [{ _id: 1, b: {} }],
  },
  {
    name: 'dotted inclusion',
    docs,
    do: { find: all, projection: { 'b.c': 1 } },
    gives: [{ _id: 1, b: { c: 2 } }],
  },
  {
    name: 'nested inclusion',
    docs,
    do: { find: all, projection: { b: { d: 1 } } },
    gives: [{ _id: 1, b: { d: 3 } }],
  },
  {
    name: 'inclusion in arrays drops scalars',
    docs,
    do: { find: all, projection: { 'e.f': 1 } },
    gives: [{ _id: 1, e: [{ f: 1 }, { f: 3 }] }],
  },
  {
    name: 'exclusion',
    docs,
    do: { find: all, projection: { b: 0, e: 0 } },
    gives: [{ _id: 1, a: 1, n: null }],
  },
  {
    name: 'exclusion keeps _id when told',
    docs: [{ _id: 1, a: 1 }],
    do: { find: all, projection: { a: 0, _id: 1 } },
    gives: [{ _id: 1 }],
  },
  {
    name: 'dotted exclusion in arrays keeps scalars',
    docs: [{ _id: 1, e: doc.e }],
    do: { find: all, projection: { 'e.f': 0 } },
    gives: [{ _id: 1, e: [{ g: 2 }, {}, 5] }],
  },
  { name: 'exclusion in an inclusion', docs, do: { find: all, projection: { a: 1, b: 0 } }, fails: 31254 },
  { name: 'inclusion in an exclusion', docs, do: { find: all, projection: { a: 0, b: 1 } }, fails: 31253 },
  { name: 'colliding paths', docs, do: { find: all, projection: { b: 1, 'b.c': 1 } }, fails: 31249 },
  {
    name: '$slice keeps the other fields',
    docs: [{ _id: 1, a: 1, l: [1, 2, 3] }],
    do: { find: all, projection: { l: { $slice: 2 } } },
    gives: [{ _id: 1, a: 1, l: [1, 2] }],
  },
  {
    name: '$slice from the end',
    docs: [{ _id: 1, l: [1, 2, 3] }],
    do: { find: all, projection: { l: { $slice: -1 } } },
    gives: [{ _id: 1, l: [3] }],
  },
  {
    name: '$slice with skip',
    docs: [{ _id: 1, l: [1, 2, 3, 4] }],
    do: { find: all, projection: { l: { $slice: [1, 2] } } },
    gives: [{ _id: 1, l: [2, 3] }],
  },
  {
    name: '$slice within an inclusion',
    docs: [{ _id: 1, a: 1, b: 1, l: [1, 2] }],
    do: { find: all, projection: { a: 1, l: { $slice: 1 } } },
    gives: [{ _id: 1, a: 1, l: [1] }],
  },
  {
    name: '$elemMatch',
    docs: [{ _id: 1, x: 1, l: [{ k: 1 }, { k: 2, v: 1 }, { k: 2, v: 2 }] }],
    do: { find: all, projection: { l: { $elemMatch: { k: 2 } } } },
    gives: [{ _id: 1, l: [{ k: 2, v: 1 }] }],
  },
  {
    name: '$elemMatch without a match',
    docs: [{ _id: 1, l: [1] }],
    do: { find: all, projection: { l: { $elemMatch: { $gt: 1 } } } },
    gives: [{ _id: 1 }],
  },
  {
    name: 'positional',
    docs: [{ _id: 1, l: [{ k: 1 }, { k: 2 }] }],
    do: { find: { 'l.k': 2 }, projection: { 'l.$': 1 } },
    gives: [{ _id: 1, l: [{ k: 2 }] }],
  },
  {
    name: 'positional without a condition',
    docs: [{ _id: 1, l: [1] }],
    do: { find: { _id: 1 }, projection: { 'l.$': 1 } },
    fails: 51246,
  },
  {
    name: 'a computed field',
    docs,
    do: { find: all, projection: { sum: { $add: ['$a', '$b.c'] } } },
    gives: [{ _id: 1, sum: 3 }],
  },
  {
    name: 'a computed field beside included ones',
    docs,
    do: { find: all, projection: { x: '$b.d', n: 1 } },
    gives: [{ _id: 1, n: null, x: 3 }],
  },
  {
    name: 'a computed missing field is left out',
    docs,
    do: { find: all, projection: { x: '$nothing' } },
    gives: [{ _id: 1 }],
  },
  {
    name: 'a computed field in an exclusion',
    docs,
    do: { find: all, projection: { a: 0, x: '$b' } },
    fails: 31252,
  },
  {
    name: 'a path through an array collects',
    docs,
    do: { find: all, projection: { x: '$e.f' } },
    gives: [{ _id: 1, x: [1, 3] }],
  },
  {
    name: 'a computed field inside a document',
    docs: [{ _id: 1, b: { c: 1 } }],
    do: { find: all, projection: { 'b.c': 1, 'b.x': { $literal: 7 } } },
    gives: [{ _id: 1, b: { c: 1, x: 7 } }],
  },
  {
    name: '$meta is refused',
    docs,
    do: { find: all, projection: { x: { $meta: 'textScore' } } },
    fails: 238,
  },
];
