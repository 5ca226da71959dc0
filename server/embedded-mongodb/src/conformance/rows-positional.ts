import { type Document } from 'bson';
import { type Row } from './row.js';

const grades = () => [
  {
    _id: 1,
    g: [
      { n: 1, s: 80, t: ['a', 'b'] },
      { n: 2, s: 85, t: ['b'] },
      { n: 3, s: 90, t: [] },
    ],
  },
];
type Change = {
  where?: Document;
  update: Document | Document[];
  arrayFilters?: Document[];
  many?: boolean;
  upsert?: boolean;
};
const scores = (change: Change, ...list: number[]): Omit<Row, 'name'> => ({
  docs: grades(),
  do: change,
  gives: [{ _id: 1, g: grades()[0]?.g.map((grade, i) => ({ ...grade, s: list[i] })) }],
});
const refused = (change: Change, fails: number): Omit<Row, 'name'> => ({ docs: grades(), do: change, fails });
const matrix = () => [
  {
    _id: 1,
    m: [
      [1, 5],
      [9, 2],
    ],
  },
];

/** `$`, `$[]` and `$[name]`, alone and within one another. */
export const positional: readonly Row[] = [
  {
    name: '$inc of the matched element',
    ...scores({ where: { 'g.n': 2 }, update: { $inc: { 'g.$.s': 1 } } }, 80, 86, 90),
  },
  {
    name: '$ takes the first that matches all of $elemMatch',
    ...scores(
      { where: { g: { $elemMatch: { n: { $gt: 1 }, s: { $gt: 80 } } } }, update: { $set: { 'g.$.s': 0 } } },
      80,
      0,
      90,
    ),
  },
  {
    name: '$ with a range on one field',
    ...scores({ where: { 'g.s': { $gte: 85 } }, update: { $set: { 'g.$.s': 0 } } }, 80, 0, 90),
  },
  { name: '$mul of every element', ...scores({ update: { $mul: { 'g.$[].s': 2 } } }, 160, 170, 180) },
  {
    name: '$[e] by a condition on the element',
    ...scores({ update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{ 'e.s': { $gt: 80 } }] }, 80, 0, 0),
  },
  {
    name: '$[e] by two conditions in one filter',
    ...scores(
      { update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{ 'e.s': { $gt: 80 }, 'e.n': 3 }] },
      80,
      85,
      0,
    ),
  },
  {
    name: '$[e] by $and',
    ...scores(
      {
        update: { $set: { 'g.$[e].s': 0 } },
        arrayFilters: [{ $and: [{ 'e.n': { $ne: 1 } }, { 'e.n': { $ne: 3 } }] }],
      },
      80,
      0,
      90,
    ),
  },
  {
    name: '$[e] that nothing matches',
    ...scores({ update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{ 'e.n': 9 }] }, 80, 85, 90),
  },
  {
    name: 'two filters for two fields',
    ...scores(
      { update: { $set: { 'g.$[a].s': 1, 'g.$[b].s': 2 } }, arrayFilters: [{ 'a.n': 1 }, { 'b.n': 2 }] },
      1,
      2,
      90,
    ),
  },
  {
    name: '$[e] by $elemMatch on an array in it',
    ...scores(
      { update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{ 'e.t': { $elemMatch: { $eq: 'b' } } }] },
      0,
      0,
      90,
    ),
  },
  {
    name: '$push to an array of the matched element',
    docs: grades(),
    do: { where: { 'g.n': 3 }, update: { $push: { 'g.$.t': 'z' } } },
    gives: [{ _id: 1, g: grades()[0]?.g.map((grade) => (grade.n === 3 ? { ...grade, t: ['z'] } : grade)) }],
  },
  {
    name: '$unset of an element leaves null in its place',
    docs: [{ _id: 1, a: [1, 2, 3] }],
    do: { where: { a: 2 }, update: { $unset: { 'a.$': '' } } },
    gives: [{ _id: 1, a: [1, null, 3] }],
  },
  {
    name: '$[] within $[e]',
    docs: grades(),
    do: { update: { $set: { 'g.$[e].t.$[]': 'q' } }, arrayFilters: [{ 'e.n': { $lt: 3 } }] },
    gives: [{ _id: 1, g: grades()[0]?.g.map((grade) => ({ ...grade, t: grade.t.map(() => 'q') })) }],
  },
  {
    name: '$[f] within $[]',
    docs: grades(),
    do: { update: { $set: { 'g.$[].t.$[f]': 'B' } }, arrayFilters: [{ f: 'b' }] },
    gives: [
      {
        _id: 1,
        g: grades()[0]?.g.map((grade) => ({ ...grade, t: grade.t.map((t) => (t === 'b' ? 'B' : t)) })),
      },
    ],
  },
  {
    name: '$[] of an array within an array',
    docs: matrix(),
    do: { update: { $inc: { 'm.$[].$[e]': 100 } }, arrayFilters: [{ e: { $gt: 4 } }] },
    gives: [
      {
        _id: 1,
        m: [
          [1, 105],
          [109, 2],
        ],
      },
    ],
  },
  {
    name: '$pull from every element',
    docs: grades(),
    do: { update: { $pull: { 'g.$[].t': 'b' } } },
    gives: [
      { _id: 1, g: grades()[0]?.g.map((grade) => ({ ...grade, t: grade.t.filter((t) => t !== 'b') })) },
    ],
  },
  {
    name: 'many documents, each its own element',
    docs: [
      { _id: 1, a: [1, 5] },
      { _id: 2, a: [5, 1] },
    ],
    do: { where: { a: 5 }, update: { $set: { 'a.$': 0 } }, many: true },
    gives: [
      { _id: 1, a: [1, 0] },
      { _id: 2, a: [0, 1] },
    ],
  },
  {
    name: '$[] beyond $[e] on what is not there',
    ...refused({ update: { $set: { 'x.$[]': 1 } } }, 2),
  },
  {
    name: '$ under a negation',
    ...refused({ where: { 'g.n': { $ne: 9 } }, update: { $set: { 'g.$.s': 0 } } }, 2),
  },
  { name: '$ twice in a path', ...refused({ where: { 'g.t': 'b' }, update: { $set: { 'g.$.t.$': 0 } } }, 2) },
  {
    name: '$ in an upsert',
    ...refused({ where: { _id: 9 }, update: { $set: { 'g.$': 0 } }, upsert: true }, 2),
  },
  {
    name: '$[ that does not close names no filter',
    ...refused({ update: { $set: { 'g.$[e.s': 0 } }, arrayFilters: [{ 'e.n': 1 }] }, 9),
  },
  { name: '$[e] at the start', ...refused({ update: { $set: { '$[e]': 0 } }, arrayFilters: [{ e: 1 }] }, 2) },
  {
    name: 'two filters of one name',
    ...refused({ update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{ 'e.n': 1 }, { 'e.s': 1 }] }, 9),
  },
  {
    name: 'a filter nobody asks for',
    ...refused({ update: { $set: { 'g.$[].s': 0 } }, arrayFilters: [{ 'e.n': 1 }] }, 9),
  },
  {
    name: 'a filter of an improper name',
    ...refused({ update: { $set: { 'g.$[E].s': 0 } }, arrayFilters: [{ 'E.n': 1 }] }, 2),
  },
  { name: 'an empty filter', ...refused({ update: { $set: { 'g.$[e].s': 0 } }, arrayFilters: [{}] }, 9) },
  {
    name: 'filters for a pipeline',
    ...refused({ update: [{ $set: { a: 1 } }], arrayFilters: [{ 'e.n': 1 }] }, 9),
  },
  {
    name: 'one element by two names',
    ...refused(
      { update: { $set: { 'g.$[a].s': 1, 'g.$[b].s': 2 } }, arrayFilters: [{ 'a.n': 1 }, { 'b.n': 1 }] },
      40,
    ),
  },
];
