import { BSONRegExp } from 'bson';
import { type Row, values } from './row.js';

const numbers = values([1, 7], [1, 10], [6], 7, [], [[6, 7]]);
const documents = values(
  [
    { a: 1, b: 2 },
    { a: 3, b: 4 },
  ],
  [{ a: 1, b: 4 }],
  { a: 1, b: 4 },
  [{ a: [1, 3] }],
);

/** Arrays: any element, the whole, positions, `$elemMatch`, `$all`, `$size`. */
export const arrays: readonly Row[] = [
  { name: 'a scalar matches any element', docs: numbers, do: { find: { v: 7 } }, ids: [1, 4] },
  { name: 'the whole array', docs: numbers, do: { find: { v: [1, 7] } }, ids: [1] },
  { name: 'the whole array or an element that is it', docs: numbers, do: { find: { v: [6, 7] } }, ids: [6] },
  { name: 'order matters to the whole array', docs: numbers, do: { find: { v: [7, 1] } }, ids: [] },
  {
    name: 'different elements meet different bounds',
    docs: numbers,
    do: { find: { v: { $gt: 8, $lt: 5 } } },
    ids: [2],
  },
  {
    name: '$elemMatch meets all on one element',
    docs: numbers,
    do: { find: { v: { $elemMatch: { $gt: 5, $lt: 9 } } } },
    ids: [1, 3],
  },
  {
    name: '$elemMatch needs an array',
    docs: values(7),
    do: { find: { v: { $elemMatch: { $gt: 5 } } } },
    ids: [],
  },
  {
    name: '$ne excludes when any element equals',
    docs: numbers,
    do: { find: { v: { $ne: 7 } } },
    ids: [2, 3, 5, 6],
  },
  { name: '$nin', docs: numbers, do: { find: { v: { $nin: [1, 6] } } }, ids: [4, 5, 6] },
  { name: '$not over elements', docs: numbers, do: { find: { v: { $not: { $gt: 6 } } } }, ids: [3, 5, 6] },
  {
    name: 'arrays range as wholes',
    docs: values([3, 1], [1, 9]),
    do: { find: { v: { $gt: [2, 9] } } },
    ids: [1],
  },
  { name: '$size', docs: numbers, do: { find: { v: { $size: 2 } } }, ids: [1, 2] },
  { name: '$size 0', docs: numbers, do: { find: { v: { $size: 0 } } }, ids: [5] },
  { name: '$size refuses a negative number', docs: numbers, do: { find: { v: { $size: -1 } } }, fails: 2 },
  { name: '$all', docs: values([1, 2, 3], [1, 2], 1), do: { find: { v: { $all: [1, 3] } } }, ids: [1] },
  { name: '$all on a scalar', docs: values('a'), do: { find: { v: { $all: ['a'] } } }, ids: [1] },
  { name: '$all of nothing matches nothing', docs: numbers, do: { find: { v: { $all: [] } } }, ids: [] },
  { name: '$all of an array', docs: numbers, do: { find: { v: { $all: [[1, 7]] } } }, ids: [1] },
  {
    name: '$all with a pattern',
    docs: values(['foo', 'bar'], ['foo']),
    do: { find: { v: { $all: [new BSONRegExp('^b'), 'foo'] } } },
    ids: [1],
  },
  {
    name: '$all with $elemMatch',
    docs: documents,
    do: { find: { v: { $all: [{ $elemMatch: { a: 1 } }, { $elemMatch: { b: 4 } }] } } },
    ids: [1, 2],
  },
  { name: '$all through documents', docs: documents, do: { find: { 'v.a': { $all: [1, 3] } } }, ids: [1, 4] },
  { name: 'paths go through arrays', docs: documents, do: { find: { 'v.a': 3 } }, ids: [1, 4] },
  {
    name: 'conditions on different elements',
    docs: documents,
    do: { find: { 'v.a': 1, 'v.b': 4 } },
    ids: [1, 2, 3],
  },
  {
    name: '$elemMatch on one document',
    docs: documents,
    do: { find: { v: { $elemMatch: { a: 1, b: 4 } } } },
    ids: [2],
  },
  {
    name: '$elemMatch with $or',
    docs: documents,
    do: { find: { v: { $elemMatch: { $or: [{ a: 3 }, { b: 9 }] } } } },
    ids: [1, 4],
  },
  {
    name: '$elemMatch with $and',
    docs: documents,
    do: { find: { v: { $elemMatch: { $and: [{ a: 1 }, { b: 2 }] } } } },
    ids: [1],
  },
  {
    name: 'nested $elemMatch',
    docs: values([[1, 2], [8]], [[1]]),
    do: { find: { v: { $elemMatch: { $elemMatch: { $gt: 5 } } } } },
    ids: [1],
  },
  { name: '$elemMatch of no document', docs: numbers, do: { find: { v: { $elemMatch: 5 } } }, fails: 2 },
  { name: 'a position', docs: numbers, do: { find: { 'v.0': 1 } }, ids: [1, 2] },
  { name: 'a position in documents', docs: documents, do: { find: { 'v.1.a': 3 } }, ids: [1] },
  {
    name: 'a number as field and position',
    docs: values([{ 0: 'x' }], ['x'], { 0: 'x' }),
    do: { find: { 'v.0': 'x' } },
    ids: [1, 2, 3],
  },
  { name: 'a position past the end', docs: numbers, do: { find: { 'v.5': { $exists: true } } }, ids: [] },
  { name: 'an array in an array is not searched', docs: values([[1, 2]]), do: { find: { v: 1 } }, ids: [] },
  { name: '$in with an array', docs: numbers, do: { find: { v: { $in: [[1, 7]] } } }, ids: [1] },
  {
    name: '$in with patterns',
    docs: values('abc', ['xyz'], 'b'),
    do: { find: { v: { $in: [new BSONRegExp('^a'), new BSONRegExp('z$')] } } },
    ids: [1, 2],
  },
  {
    name: '$type array',
    docs: values([1], 1, [[1]], []),
    do: { find: { v: { $type: 'array' } } },
    ids: [1, 3, 4],
  },
  {
    name: '$type of elements',
    docs: values([1, 'x'], 'y', [1]),
    do: { find: { v: { $type: 'string' } } },
    ids: [1, 2],
  },
];
