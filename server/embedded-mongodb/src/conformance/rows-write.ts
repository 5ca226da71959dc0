import { type Document } from 'bson';
import { type Row } from './row.js';

const docs = [
  { _id: 1, n: 1 },
  { _id: 2, n: 2 },
];
const others = {
  target: [
    { _id: 2, m: 2 },
    { _id: 3, m: 3 },
  ],
};
const into = (stage: Document, before: Document[] = []): Omit<Row, 'name'> => ({
  ...{ docs, others, live: true, reads: 'target' },
  do: { aggregate: [...before, stage] },
});
const merge = (more: Document = {}, before: Document[] = []) =>
  into({ $merge: { into: 'target', ...more } }, before);
const unchanged = others.target;

/** `$merge` and `$out`: what the other collection holds afterwards. */
export const writes: readonly Row[] = [
  {
    name: '$merge by name merges fields and inserts',
    ...into({ $merge: 'target' }),
    gives: [
      { _id: 1, n: 1 },
      { _id: 2, m: 2, n: 2 },
      { _id: 3, m: 3 },
    ],
  },
  {
    name: '$merge gives no documents',
    docs,
    others,
    live: true,
    do: { aggregate: [{ $merge: 'target' }] },
    gives: [],
  },
  {
    name: '$merge into what is not there makes it',
    docs,
    live: true,
    reads: 'fresh',
    do: { aggregate: [{ $merge: 'fresh' }] },
    gives: docs,
  },
  {
    name: '$merge keepExisting',
    ...merge({ whenMatched: 'keepExisting' }),
    gives: [{ _id: 1, n: 1 }, ...unchanged],
  },
  {
    name: '$merge replace',
    ...merge({ whenMatched: 'replace' }),
    gives: [
      { _id: 1, n: 1 },
      { _id: 2, n: 2 },
      { _id: 3, m: 3 },
    ],
  },
  {
    name: '$merge discard',
    ...merge({ whenNotMatched: 'discard' }),
    gives: [
      { _id: 2, m: 2, n: 2 },
      { _id: 3, m: 3 },
    ],
  },
  {
    name: '$merge by a pipeline, which sees the new document',
    ...merge({ whenMatched: [{ $set: { s: { $add: ['$m', '$$new.n'] } } }], whenNotMatched: 'discard' }),
    gives: [
      { _id: 2, m: 2, s: 4 },
      { _id: 3, m: 3 },
    ],
  },
  {
    name: '$merge by a pipeline with variables',
    ...merge({ let: { x: '$n' }, whenMatched: [{ $set: { s: '$$x' } }], whenNotMatched: 'discard' }),
    gives: [
      { _id: 2, m: 2, s: 2 },
      { _id: 3, m: 3 },
    ],
  },
  {
    name: '$merge overwrites whole fields, not what is in them',
    docs: [{ _id: 1, a: { y: 2 } }],
    others: { target: [{ _id: 1, a: { x: 1 } }] },
    live: true,
    reads: 'target',
    do: { aggregate: [{ $merge: 'target' }] },
    gives: [{ _id: 1, a: { y: 2 } }],
  },
  {
    name: '$merge fails where it is told to, on what matches',
    ...merge({ whenMatched: 'fail' }),
    fails: 11000,
  },
  {
    name: '$merge fails where it is told to, on what does not',
    ...merge({ whenNotMatched: 'fail' }),
    fails: 13113,
  },
  { name: '$merge on a field without a unique index', ...merge({ on: 'm' }), fails: 51183 },
  { name: '$merge on no field', ...merge({ on: [] }), fails: 51187 },
  { name: '$merge on a field twice', ...merge({ on: ['_id', '_id'] }), fails: 31465 },
  {
    name: '$merge that keeps what is there and discards what is not',
    ...merge({ whenMatched: 'keepExisting', whenNotMatched: 'discard' }),
    fails: 51181,
  },
  { name: '$merge in an unknown way', ...merge({ whenMatched: 'foo' }), fails: 9 },
  { name: '$merge with an unknown option', ...merge({ foo: 1 }), fails: 40415 },
  { name: '$merge into nothing', ...into({ $merge: { on: '_id' } }), fails: 40414 },
  { name: '$merge into a number', ...into({ $merge: 1 }), fails: 51182 },
  {
    name: '$merge with variables but no pipeline',
    ...merge({ let: { x: 1 }, whenMatched: 'merge' }),
    fails: 51199,
  },
  {
    name: '$merge in the middle',
    docs,
    live: true,
    do: { aggregate: [{ $merge: 'target' }, { $limit: 1 }] },
    fails: 40601,
  },
  { name: '$out replaces all', ...into({ $out: 'target' }), gives: docs },
  { name: '$out of nothing empties', ...into({ $out: 'target' }, [{ $match: { n: 9 } }]), gives: [] },
  { name: '$out with a database', ...into({ $out: { db: 'conformance', coll: 'target' } }), gives: docs },
  {
    name: '$out of the same collection',
    docs,
    live: true,
    reads: 'rows',
    do: { aggregate: [{ $project: { m: '$n' } }, { $out: 'rows' }] },
    gives: [
      { _id: 1, m: 1 },
      { _id: 2, m: 2 },
    ],
  },
  {
    name: '$out of one _id twice',
    ...into({ $out: 'target' }, [{ $project: { _id: { $literal: 1 } } }]),
    fails: 11000,
  },
  { name: '$out to a number', ...into({ $out: 1 }), fails: 16990 },
  {
    name: '$out with an unknown option',
    ...into({ $out: { db: 'conformance', coll: 'x', foo: 1 } }),
    fails: 40415,
  },
  {
    name: '$out in the middle',
    docs,
    live: true,
    do: { aggregate: [{ $out: 'target' }, { $limit: 1 }] },
    fails: 40601,
  },
];
