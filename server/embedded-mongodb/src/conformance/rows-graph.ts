import { type Document, Long } from 'bson';
import { type Row } from './row.js';

const staff = [
  { _id: 1, name: 'a', boss: null, pay: 10 },
  { _id: 2, name: 'b', boss: 1, pay: 20 },
  { _id: 3, name: 'c', boss: 2, pay: 30 },
  { _id: 4, name: 'd', boss: 1, pay: 40 },
];
const flights = [
  { _id: 1, from: 'x', to: ['y', 'z'] },
  { _id: 2, from: 'y', to: ['x'] },
  { _id: 3, from: 'z', to: [] },
];
const first = [{ _id: 1 }];
const graph = (more: Document) => ({
  $graphLookup: {
    from: 'staff',
    startWith: '$_id',
    connectFromField: '_id',
    connectToField: 'boss',
    as: 'under',
    ...more,
  },
});
const namesUnder = (more: Document): Pick<Row, 'docs' | 'others' | 'do'> => ({
  docs: first,
  others: { staff },
  do: {
    aggregate: [
      graph(more),
      { $unwind: '$under' },
      { $sort: { 'under._id': 1 } },
      { $group: { _id: '$_id', n: { $push: '$under.name' } } },
    ],
  },
});
const refused = (operand: unknown, fails: number, name: string): Row => ({
  ...{ name, docs: first, others: { staff }, fails },
  do: { aggregate: [{ $graphLookup: operand }] },
});
const whole = graph({}).$graphLookup;
const without = (field: string) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));

/** `$graphLookup` and `$unionWith`. */
export const graphs: readonly Row[] = [
  { name: '$graphLookup follows to the end', ...namesUnder({}), gives: [{ _id: 1, n: ['b', 'c', 'd'] }] },
  {
    name: '$graphLookup no deeper than asked',
    ...namesUnder({ maxDepth: 0 }),
    gives: [{ _id: 1, n: ['b', 'd'] }],
  },
  {
    name: '$graphLookup says how deep, as a Long',
    docs: [{ _id: 2 }],
    others: { staff },
    do: { aggregate: [graph({ depthField: 'depth' }), { $project: { d: '$under.depth' } }] },
    gives: [{ _id: 2, d: [Long.fromNumber(0)] }],
    types: true,
  },
  {
    name: '$graphLookup only over what matches, which ends the way there',
    ...namesUnder({ restrictSearchWithMatch: { pay: { $ne: 20 } } }),
    gives: [{ _id: 1, n: ['d'] }],
  },
  {
    name: '$graphLookup starts with each element',
    ...namesUnder({ startWith: { $literal: [1, 2] } }),
    gives: [{ _id: 1, n: ['b', 'c', 'd'] }],
  },
  {
    name: '$graphLookup of nothing found',
    docs: [{ _id: 9 }],
    others: { staff },
    do: { aggregate: [graph({})] },
    gives: [{ _id: 9, under: [] }],
  },
  {
    name: '$graphLookup of a collection that is not there',
    docs: first,
    do: { aggregate: [graph({ from: 'nowhere' })] },
    gives: [{ _id: 1, under: [] }],
  },
  {
    name: '$graphLookup goes around a circle once, through arrays',
    docs: [{ _id: 1 }],
    others: { flights },
    do: {
      aggregate: [
        {
          $graphLookup: {
            ...{ from: 'flights', startWith: 'x', connectFromField: 'to', connectToField: 'from', as: 'f' },
          },
        },
        { $unwind: '$f' },
        { $sort: { 'f._id': 1 } },
        { $group: { _id: null, ids: { $push: '$f._id' } } },
      ],
    },
    gives: [{ _id: null, ids: [1, 2, 3] }],
  },
  refused(1, 40327, '$graphLookup that is no document'),
  refused({ ...whole, maxDepth: -1 }, 40101, '$graphLookup less than no deep'),
  refused({ ...whole, maxDepth: 'x' }, 40100, '$graphLookup no number deep'),
  refused({ ...whole, maxDepth: 1.5 }, 40102, '$graphLookup half a step deep'),
  refused({ ...whole, from: 1 }, 9, '$graphLookup from what is no name'),
  refused({ ...whole, connectToField: 1 }, 40103, '$graphLookup to what is no field'),
  refused({ ...whole, foo: 1 }, 40104, '$graphLookup with an unknown option'),
  refused(without('as'), 40105, '$graphLookup without a place'),
  refused({ ...whole, restrictSearchWithMatch: 1 }, 40185, '$graphLookup over what is no filter'),
  {
    name: '$unionWith by name',
    docs: [{ _id: 9 }],
    others: { staff },
    do: { aggregate: [{ $unionWith: 'staff' }, { $project: { _id: 1 } }] },
    ids: [9, 1, 2, 3, 4],
  },
  {
    name: '$unionWith keeps both, also alike',
    docs: [{ _id: 1 }],
    do: { aggregate: [{ $unionWith: 'rows' }, { $count: 'n' }] },
    gives: [{ n: 2 }],
    live: true,
  },
  {
    name: '$unionWith comes after its own documents',
    docs: [{ _id: 9 }],
    others: { staff: [{ _id: 1 }, { _id: 2 }] },
    do: { aggregate: [{ $unionWith: { coll: 'staff', pipeline: [{ $match: { _id: 2 } }] } }] },
    ids: [9, 2],
    ordered: true,
  },
  {
    name: '$unionWith of a collection that is not there',
    docs: [{ _id: 9 }],
    do: { aggregate: [{ $unionWith: 'nowhere' }] },
    ids: [9],
  },
  {
    name: '$unionWith of documents given',
    docs: [{ _id: 9 }],
    do: { aggregate: [{ $unionWith: { pipeline: [{ $documents: [{ _id: 1 }, { _id: 2 }] }] } }] },
    ids: [9, 1, 2],
  },
  { name: '$unionWith of a number', docs: first, do: { aggregate: [{ $unionWith: 1 }] }, fails: 9 },
  {
    name: '$unionWith with an unknown option',
    docs: first,
    do: { aggregate: [{ $unionWith: { coll: 'a', foo: 1 } }] },
    fails: 40415,
  },
  {
    name: '$unionWith that writes',
    docs: first,
    do: { aggregate: [{ $unionWith: { coll: 'a', pipeline: [{ $out: 'x' }] } }] },
    fails: 31441,
  },
];
