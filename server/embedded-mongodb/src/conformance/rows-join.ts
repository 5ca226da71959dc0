import { Long } from 'bson';
import { type Row, values } from './row.js';

const others = {
  people: [
    { _id: 1, name: 'An', tags: ['x', 'y'] },
    { _id: 2, name: 'Bo', tags: [] },
    { _id: 3, name: 'Cy' },
  ],
};
const lookup = (localField: string, foreignField: string) => ({
  $lookup: { from: 'people', localField, foreignField, as: 'p' },
});
const names = { $project: { n: '$p.name' } };

/** `$lookup` and `$unionWith`. */
export const joins: readonly Row[] = [
  {
    name: '$lookup by field',
    docs: values(1, 9),
    others,
    do: { aggregate: [lookup('v', '_id'), names] },
    gives: [
      { _id: 1, n: ['An'] },
      { _id: 2, n: [] },
    ],
  },
  {
    name: '$lookup by each element',
    docs: values([1, 2]),
    others,
    do: { aggregate: [lookup('v', '_id'), names] },
    gives: [{ _id: 1, n: ['An', 'Bo'] }],
  },
  {
    name: '$lookup into an array',
    docs: values('y'),
    others,
    do: { aggregate: [lookup('v', 'tags'), names] },
    gives: [{ _id: 1, n: ['An'] }],
  },
  {
    name: '$lookup of missing finds missing',
    docs: [{ _id: 1 }],
    others,
    do: { aggregate: [lookup('v', 'tags'), names] },
    gives: [{ _id: 1, n: ['Cy'] }],
  },
  {
    name: '$lookup across numeric types',
    docs: values(Long.fromNumber(2)),
    others,
    do: { aggregate: [lookup('v', '_id'), names] },
    gives: [{ _id: 1, n: ['Bo'] }],
  },
  {
    name: '$lookup through documents',
    docs: [{ _id: 1, i: [{ p: 1 }, { p: 3 }] }],
    others,
    do: { aggregate: [lookup('i.p', '_id'), names] },
    gives: [{ _id: 1, n: ['An', 'Cy'] }],
  },
  {
    name: '$lookup into a nested field',
    docs: values(1),
    others,
    do: {
      aggregate: [
        { $lookup: { from: 'people', localField: 'v', foreignField: '_id', as: 'a.p' } },
        { $project: { n: '$a.p.name' } },
      ],
    },
    gives: [{ _id: 1, n: ['An'] }],
  },
  {
    name: '$lookup with a pipeline',
    docs: values([1, 3]),
    others,
    do: {
      aggregate: [
        {
          $lookup: {
            from: 'people',
            let: { ids: '$v' },
            pipeline: [{ $match: { $expr: { $in: ['$_id', '$$ids'] } } }, { $project: { _id: 0, name: 1 } }],
            as: 'p',
          },
        },
      ],
    },
    gives: [{ _id: 1, v: [1, 3], p: [{ name: 'An' }, { name: 'Cy' }] }],
  },
  {
    name: '$lookup with fields and a pipeline',
    docs: values([1, 2]),
    others,
    do: {
      aggregate: [
        {
          $lookup: {
            from: 'people',
            localField: 'v',
            foreignField: '_id',
            pipeline: [{ $match: { name: 'Bo' } }],
            as: 'p',
          },
        },
        names,
      ],
    },
    gives: [{ _id: 1, n: ['Bo'] }],
  },
  {
    name: '$lookup without fields',
    docs: values(1),
    others,
    do: { aggregate: [{ $lookup: { from: 'people', as: 'p' } }] },
    fails: 9,
  },
  {
    name: '$unionWith',
    docs: [{ _id: 9 }],
    others,
    do: { aggregate: [{ $unionWith: { coll: 'people', pipeline: [{ $project: { _id: 1 } }] } }] },
    gives: [{ _id: 9 }, { _id: 1 }, { _id: 2 }, { _id: 3 }],
  },
];
