import { ObjectId } from 'bson';
import { type Row } from './row.js';

const id = () => new ObjectId('65a000000000000000000001');
const list = (...a: unknown[]) => [{ _id: 1, a }];
const items = list({ k: 1, q: 1 }, { k: 2, q: 2 }, { k: 1, q: 3 });

/** Arrays: `$push` and its clauses, removal, and positional paths. */
export const arrayUpdates: readonly Row[] = [
  { name: '$push', docs: list(1), do: { update: { $push: { a: 2 } } }, gives: list(1, 2) },
  { name: '$push an array', docs: list(1), do: { update: { $push: { a: [2, 3] } } }, gives: list(1, [2, 3]) },
  { name: '$push to missing', docs: [{ _id: 1 }], do: { update: { $push: { a: 1 } } }, gives: list(1) },
  { name: '$push to a scalar', docs: [{ _id: 1, a: 1 }], do: { update: { $push: { a: 1 } } }, fails: 2 },
  {
    name: '$push $each',
    docs: list(1),
    do: { update: { $push: { a: { $each: [2, 3] } } } },
    gives: list(1, 2, 3),
  },
  {
    name: '$push $position',
    docs: list(1, 4),
    do: { update: { $push: { a: { $each: [2, 3], $position: 1 } } } },
    gives: list(1, 2, 3, 4),
  },
  {
    name: '$push negative $position',
    docs: list(1, 4),
    do: { update: { $push: { a: { $each: [3], $position: -1 } } } },
    gives: list(1, 3, 4),
  },
  {
    name: '$push $slice',
    docs: list(1, 2),
    do: { update: { $push: { a: { $each: [3], $slice: 2 } } } },
    gives: list(1, 2),
  },
  {
    name: '$push negative $slice',
    docs: list(1, 2, 3),
    do: { update: { $push: { a: { $each: [4], $slice: -2 } } } },
    gives: list(3, 4),
  },
  {
    name: '$push $slice 0',
    docs: list(1),
    do: { update: { $push: { a: { $each: [4], $slice: 0 } } } },
    gives: list(),
  },
  {
    name: '$push $sort by fields, then $slice',
    docs: items,
    do: { update: { $push: { a: { $each: [{ k: 0, q: 9 }], $sort: { k: 1, q: -1 }, $slice: 3 } } } },
    gives: list({ k: 0, q: 9 }, { k: 1, q: 3 }, { k: 1, q: 1 }),
  },
  {
    name: '$push $sort of values',
    docs: list(3, 1),
    do: { update: { $push: { a: { $each: [2], $sort: -1 } } } },
    gives: list(3, 2, 1),
  },
  {
    name: '$push an unknown clause',
    docs: list(1),
    do: { update: { $push: { a: { $each: [1], $foo: 1 } } } },
    fails: 2,
  },
  {
    name: '$push $each of no array',
    docs: list(1),
    do: { update: { $push: { a: { $each: 1 } } } },
    fails: 2,
  },
  {
    name: '$addToSet',
    docs: list(1, 2),
    do: { update: { $addToSet: { a: { $each: [2, 3, 3] } } } },
    gives: list(1, 2, 3),
  },
  {
    name: '$addToSet a document, field order counts',
    docs: list({ x: 1, y: 2 }),
    do: {
      update: {
        $addToSet: {
          a: {
            $each: [
              { x: 1, y: 2 },
              { y: 2, x: 1 },
            ],
          },
        },
      },
    },
    gives: list({ x: 1, y: 2 }, { y: 2, x: 1 }),
  },
  {
    name: '$addToSet an ObjectId',
    docs: list(id()),
    do: { update: { $addToSet: { a: id() } } },
    gives: list(id()),
  },
  {
    name: '$addToSet to a scalar',
    docs: [{ _id: 1, a: 1 }],
    do: { update: { $addToSet: { a: 2 } } },
    fails: 2,
  },
  { name: '$pop the last', docs: list(1, 2), do: { update: { $pop: { a: 1 } } }, gives: list(1) },
  { name: '$pop the first', docs: list(1, 2), do: { update: { $pop: { a: -1 } } }, gives: list(2) },
  { name: '$pop a scalar', docs: [{ _id: 1, a: 1 }], do: { update: { $pop: { a: 1 } } }, fails: 14 },
  { name: '$pop by 2', docs: list(1), do: { update: { $pop: { a: 2 } } }, fails: 9 },
  { name: '$pull a value', docs: list(1, 2, 1), do: { update: { $pull: { a: 1 } } }, gives: list(2) },
  {
    name: '$pull by operator',
    docs: list(1, 5, 9),
    do: { update: { $pull: { a: { $gte: 5 } } } },
    gives: list(1),
  },
  {
    name: '$pull by fields',
    docs: items,
    do: { update: { $pull: { a: { k: 1, q: { $gt: 2 } } } } },
    gives: list({ k: 1, q: 1 }, { k: 2, q: 2 }),
  },
  {
    name: '$pull by $or',
    docs: items,
    do: { update: { $pull: { a: { $or: [{ q: 1 }, { q: 3 }] } } } },
    gives: list({ k: 2, q: 2 }),
  },
  {
    name: '$pull $in',
    docs: list(1, 2, 3),
    do: { update: { $pull: { a: { $in: [1, 3] } } } },
    gives: list(2),
  },
  { name: '$pull an ObjectId', docs: list(id()), do: { update: { $pull: { a: id() } } }, gives: list() },
  {
    name: '$pull from missing',
    docs: [{ _id: 1 }],
    do: { update: { $pull: { a: 1 } } },
    gives: [{ _id: 1 }],
  },
  { name: '$pull from a scalar', docs: [{ _id: 1, a: 1 }], do: { update: { $pull: { a: 1 } } }, fails: 2 },
  {
    name: '$pullAll',
    docs: list({ x: 1 }, { x: 2 }, 3),
    do: { update: { $pullAll: { a: [{ x: 1 }, 3] } } },
    gives: list({ x: 2 }),
  },
  {
    name: '$ by a field of the element',
    docs: items,
    do: { where: { 'a.q': 2 }, update: { $set: { 'a.$.q': 9 } } },
    gives: list({ k: 1, q: 1 }, { k: 2, q: 9 }, { k: 1, q: 3 }),
  },
  {
    name: '$ by $elemMatch',
    docs: items,
    do: { where: { a: { $elemMatch: { k: 1, q: { $gt: 1 } } } }, update: { $inc: { 'a.$.q': 1 } } },
    gives: list({ k: 1, q: 1 }, { k: 2, q: 2 }, { k: 1, q: 4 }),
  },
  {
    name: '$ by value',
    docs: list(5, 6),
    do: { where: { a: 6 }, update: { $set: { 'a.$': 9 } } },
    gives: list(5, 9),
  },
  {
    name: '$ on two paths',
    docs: items,
    do: { where: { 'a.q': 2 }, update: { $set: { 'a.$.q': 9, 'a.$.k': 8 } } },
    gives: list({ k: 1, q: 1 }, { k: 8, q: 9 }, { k: 1, q: 3 }),
  },
  {
    name: '$ without a condition on the array',
    docs: items,
    do: { where: { _id: 1 }, update: { $set: { 'a.$.q': 9 } } },
    fails: 2,
  },
  {
    name: '$[] on every element',
    docs: list(1, 2),
    do: { update: { $inc: { 'a.$[]': 10 } } },
    gives: list(11, 12),
  },
  {
    name: '$[] inside documents',
    docs: items,
    do: { update: { $unset: { 'a.$[].q': '' } } },
    gives: list({ k: 1 }, { k: 2 }, { k: 1 }),
  },
  { name: '$[] on no array', docs: [{ _id: 1, a: 1 }], do: { update: { $set: { 'a.$[]': 1 } } }, fails: 2 },
  {
    name: '$[id]',
    docs: items,
    do: { update: { $set: { 'a.$[e].q': 0 } }, arrayFilters: [{ 'e.k': 1 }] },
    gives: list({ k: 1, q: 0 }, { k: 2, q: 2 }, { k: 1, q: 0 }),
  },
  {
    name: '$[id] on values',
    docs: list(1, 5, 9),
    do: { update: { $set: { 'a.$[e]': 0 } }, arrayFilters: [{ e: { $gt: 4 } }] },
    gives: list(1, 0, 0),
  },
  {
    name: '$[id] with $or',
    docs: items,
    do: { update: { $set: { 'a.$[e].q': 0 } }, arrayFilters: [{ $or: [{ 'e.q': 1 }, { 'e.q': 2 }] }] },
    gives: list({ k: 1, q: 0 }, { k: 2, q: 0 }, { k: 1, q: 3 }),
  },
  {
    name: 'nested $[id]',
    docs: list({ k: 1, b: [1, 2] }, { k: 2, b: [1, 2] }),
    do: { update: { $set: { 'a.$[i].b.$[j]': 9 } }, arrayFilters: [{ 'i.k': 2 }, { j: { $gte: 2 } }] },
    gives: list({ k: 1, b: [1, 2] }, { k: 2, b: [1, 9] }),
  },
  { name: '$[id] without a filter', docs: items, do: { update: { $set: { 'a.$[e].q': 0 } } }, fails: 2 },
  {
    name: 'a filter nobody uses',
    docs: items,
    do: { update: { $set: { 'a.$[].q': 0 } }, arrayFilters: [{ 'e.k': 1 }] },
    fails: 9,
  },
  {
    name: 'a filter with two names',
    docs: items,
    do: { update: { $set: { 'a.$[e].q': 0 } }, arrayFilters: [{ 'e.k': 1, 'f.k': 1 }] },
    fails: 9,
  },
];
