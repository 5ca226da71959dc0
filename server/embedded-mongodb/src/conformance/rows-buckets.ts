import { type Document } from 'bson';
import { ABSENT, type Row, values } from './row.js';

const sales = [
  { _id: 1, k: 'a', p: 10 },
  { _id: 2, k: 'b', p: 20 },
  { _id: 3, k: 'a', p: 30 },
  { _id: 4, k: 'c', p: 40 },
];
const bucket = (more: Document, docs: readonly Document[] = sales) => ({
  docs,
  do: { aggregate: [{ $bucket: { groupBy: '$p', boundaries: [0, 20, 50], ...more } }] },
});
const auto = (more: Document, docs: readonly Document[] = sales) => ({
  docs,
  do: { aggregate: [{ $bucketAuto: { groupBy: '$p', buckets: 2, ...more } }] },
});
const facet = (operand: unknown, docs: readonly Document[] = sales) => ({
  docs,
  do: { aggregate: [{ $facet: operand }] },
});
const sample = (operand: unknown) => ({ docs: sales, do: { aggregate: [{ $sample: operand }] } });

/** `$bucket`, `$bucketAuto`, `$facet` and `$sample`. */
export const buckets: readonly Row[] = [
  {
    name: '$bucket: the lower bound belongs to it, the upper to the next',
    ...bucket({}),
    gives: [
      { _id: 0, count: 1 },
      { _id: 20, count: 3 },
    ],
    ordered: true,
  },
  {
    name: '$bucket leaves empty buckets out',
    ...bucket({ boundaries: [0, 5, 15, 100] }),
    gives: [
      { _id: 5, count: 1 },
      { _id: 15, count: 3 },
    ],
    ordered: true,
  },
  {
    name: '$bucket with output',
    ...bucket({ output: { total: { $sum: '$p' }, of: { $push: '$k' } } }),
    gives: [
      { _id: 0, total: 10, of: ['a'] },
      { _id: 20, total: 90, of: ['b', 'a', 'c'] },
    ],
    ordered: true,
  },
  {
    name: '$bucket with a default for what is outside',
    ...bucket({ boundaries: [0, 20], default: 'more' }),
    gives: [
      { _id: 0, count: 1 },
      { _id: 'more', count: 3 },
    ],
    ordered: true,
  },
  {
    name: '$bucket with a default for null and missing',
    ...bucket({ groupBy: '$v', boundaries: [0, 9], default: -1 }, values(1, null, ABSENT)),
    gives: [
      { _id: -1, count: 2 },
      { _id: 0, count: 1 },
    ],
    ordered: true,
  },
  {
    name: '$bucket by texts',
    ...bucket({ groupBy: '$k', boundaries: ['a', 'b', 'd'] }),
    gives: [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 2 },
    ],
    ordered: true,
  },
  { name: '$bucket without what it needs', docs: sales, do: { aggregate: [{ $bucket: {} }] }, fails: 40198 },
  { name: '$bucket that is no document', docs: sales, do: { aggregate: [{ $bucket: 1 }] }, fails: 40201 },
  { name: '$bucket with an unknown option', ...bucket({ foo: 1 }), fails: 40197 },
  { name: '$bucket with boundaries out of order', ...bucket({ boundaries: [5, 1] }), fails: 40194 },
  { name: '$bucket with boundaries alike', ...bucket({ boundaries: [5, 5] }), fails: 40194 },
  { name: '$bucket with boundaries of two types', ...bucket({ boundaries: [1, 'a'] }), fails: 40193 },
  { name: '$bucket with one boundary', ...bucket({ boundaries: [1] }), fails: 40192 },
  { name: '$bucket with boundaries that are no array', ...bucket({ boundaries: 1 }), fails: 40200 },
  { name: '$bucket with a default among the boundaries', ...bucket({ default: 30 }), fails: 40199 },
  { name: '$bucket by what is no expression', ...bucket({ groupBy: 'p' }), fails: 40202 },
  {
    name: '$bucketAuto',
    ...auto({}),
    gives: [
      { _id: { min: 10, max: 30 }, count: 2 },
      { _id: { min: 30, max: 40 }, count: 2 },
    ],
    ordered: true,
  },
  {
    name: '$bucketAuto keeps equal values in one bucket',
    ...auto(
      {},
      [1, 2, 2, 2, 3].map((p, i) => ({ _id: i, p })),
    ),
    gives: [
      { _id: { min: 1, max: 3 }, count: 4 },
      { _id: { min: 3, max: 3 }, count: 1 },
    ],
    ordered: true,
  },
  {
    name: '$bucketAuto with more buckets than values',
    ...auto({ buckets: 9 }, sales.slice(0, 2)),
    gives: [
      { _id: { min: 10, max: 20 }, count: 1 },
      { _id: { min: 20, max: 20 }, count: 1 },
    ],
    ordered: true,
  },
  {
    name: '$bucketAuto with output',
    ...auto({ buckets: 1, output: { top: { $max: '$p' } } }),
    gives: [{ _id: { min: 10, max: 40 }, top: 40 }],
  },
  { name: '$bucketAuto of nothing', ...auto({}, []), gives: [] },
  {
    name: '$bucketAuto takes missing for null',
    ...auto({ groupBy: '$v', buckets: 1 }, values(ABSENT, 1)),
    gives: [{ _id: { min: null, max: 1 }, count: 2 }],
  },
  {
    name: '$bucketAuto that is no document',
    docs: sales,
    do: { aggregate: [{ $bucketAuto: 1 }] },
    fails: 40240,
  },
  { name: '$bucketAuto with no number of buckets', ...auto({ buckets: 'x' }), fails: 40241 },
  { name: '$bucketAuto with half a bucket', ...auto({ buckets: 1.5 }), fails: 40242 },
  { name: '$bucketAuto with no buckets', ...auto({ buckets: 0 }), fails: 40243 },
  { name: '$bucketAuto with an unknown option', ...auto({ foo: 1 }), fails: 40245 },
  {
    name: '$bucketAuto without groupBy',
    docs: sales,
    do: { aggregate: [{ $bucketAuto: { buckets: 1 } }] },
    fails: 40246,
  },
  {
    name: '$facet: each pipeline reads the same documents',
    ...facet({
      n: [{ $count: 'n' }],
      byKey: [{ $sortByCount: '$k' }, { $limit: 1 }],
      dear: [{ $match: { p: { $gt: 30 } } }, { $project: { p: 1 } }],
    }),
    gives: [{ n: [{ n: 4 }], byKey: [{ _id: 'a', count: 2 }], dear: [{ _id: 4, p: 40 }] }],
  },
  {
    name: '$facet of nothing gives one document',
    ...facet({ none: [{ $count: 'n' }] }, []),
    gives: [{ none: [] }],
  },
  {
    name: '$facet with an empty pipeline',
    ...facet({ all: [] }, [{ _id: 1 }]),
    gives: [{ all: [{ _id: 1 }] }],
  },
  { name: '$facet without a pipeline', ...facet({}), fails: 40169 },
  { name: '$facet that is no document', ...facet(1), fails: 40169 },
  { name: '$facet with what is no pipeline', ...facet({ a: 1 }), fails: 40170 },
  { name: '$facet within $facet', ...facet({ a: [{ $facet: { b: [] } }] }), fails: 40600 },
  { name: '$out within $facet', ...facet({ a: [{ $out: 'x' }] }), fails: 40600 },
  { name: '$facet into a name with a dot', ...facet({ 'a.b': [] }), fails: 16412 },
  {
    name: '$sample draws each document once',
    docs: sales,
    do: { aggregate: [{ $sample: { size: 4 } }, { $sort: { _id: 1 } }, { $project: { _id: 1 } }] },
    ids: [1, 2, 3, 4],
  },
  {
    name: '$sample draws no more than asked',
    docs: sales,
    do: { aggregate: [{ $sample: { size: 3 } }, { $count: 'n' }] },
    gives: [{ n: 3 }],
  },
  { name: '$sample that is no document', ...sample(1), fails: 28745 },
  { name: '$sample of no number', ...sample({ size: 'x' }), fails: 28746 },
  { name: '$sample of fewer than none', ...sample({ size: -1 }), fails: 28747 },
  { name: '$sample with an unknown option', ...sample({ size: 1, foo: 1 }), fails: 28748 },
  { name: '$sample without a size', ...sample({}), fails: 28749 },
];
