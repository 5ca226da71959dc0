import { ABSENT, type Row, values } from './row.js';

const plain = values(null, ABSENT, 1, 'x', {}, { b: null }, { b: 1 });
const elements = values([], [[]], [null], [1, null], [{ b: null }], [{ b: 1 }, {}], [{ b: 1 }], [1, 'x']);

/** Null, missing, and what arrays do to them. */
export const nullAndMissing: readonly Row[] = [
  { name: 'null equals null and missing', docs: plain, do: { find: { v: null } }, ids: [1, 2] },
  { name: '$eq null', docs: plain, do: { find: { v: { $eq: null } } }, ids: [1, 2] },
  { name: '$ne null', docs: plain, do: { find: { v: { $ne: null } } }, ids: [3, 4, 5, 6, 7] },
  { name: '$gte null', docs: plain, do: { find: { v: { $gte: null } } }, ids: [1, 2] },
  { name: '$lte null', docs: plain, do: { find: { v: { $lte: null } } }, ids: [1, 2] },
  { name: '$gt null matches nothing', docs: plain, do: { find: { v: { $gt: null } } }, ids: [] },
  {
    name: '$not $gte null',
    docs: plain,
    do: { find: { v: { $not: { $gte: null } } } },
    ids: [3, 4, 5, 6, 7],
  },
  { name: '$in with null', docs: plain, do: { find: { v: { $in: [null, 1] } } }, ids: [1, 2, 3] },
  { name: '$nin with null', docs: plain, do: { find: { v: { $nin: [null, 1] } } }, ids: [4, 5, 6, 7] },
  {
    name: '$exists true takes null',
    docs: plain,
    do: { find: { v: { $exists: true } } },
    ids: [1, 3, 4, 5, 6, 7],
  },
  { name: '$exists false', docs: plain, do: { find: { v: { $exists: false } } }, ids: [2] },
  { name: '$exists 0 is false', docs: plain, do: { find: { v: { $exists: 0 } } }, ids: [2] },
  { name: '$type null', docs: plain, do: { find: { v: { $type: 'null' } } }, ids: [1] },
  {
    name: 'dotted null with scalar parents',
    docs: plain,
    do: { find: { 'v.b': null } },
    ids: [1, 2, 3, 4, 5, 6],
  },
  { name: 'dotted $ne null', docs: plain, do: { find: { 'v.b': { $ne: null } } }, ids: [7] },
  {
    name: 'dotted $exists false',
    docs: plain,
    do: { find: { 'v.b': { $exists: false } } },
    ids: [1, 2, 3, 4, 5],
  },
  { name: 'null in arrays', docs: elements, do: { find: { v: null } }, ids: [3, 4] },
  {
    name: '$ne null over arrays',
    docs: elements,
    do: { find: { v: { $ne: null } } },
    ids: [1, 2, 5, 6, 7, 8],
  },
  { name: 'dotted null in arrays of documents', docs: elements, do: { find: { 'v.b': null } }, ids: [5, 6] },
  {
    name: 'dotted $exists false in arrays of documents',
    docs: elements,
    do: { find: { 'v.b': { $exists: false } } },
    ids: [1, 2, 3, 4, 8],
  },
  {
    name: '$elemMatch $eq null',
    docs: elements,
    do: { find: { v: { $elemMatch: { $eq: null } } } },
    ids: [3, 4],
  },
  {
    name: '$elemMatch field null',
    docs: elements,
    do: { find: { v: { $elemMatch: { b: null } } } },
    ids: [2, 5, 6],
  },
  { name: '$all null', docs: elements, do: { find: { v: { $all: [null] } } }, ids: [3, 4] },
  {
    name: 'a position that a document element lacks as a field',
    docs: values([5, { b: 4 }]),
    do: { find: { 'v.1.b': null } },
    ids: [1],
  },
  {
    name: '$expr tells missing from null',
    docs: plain,
    do: { find: { $expr: { $eq: ['$v', null] } } },
    ids: [1],
  },
];
