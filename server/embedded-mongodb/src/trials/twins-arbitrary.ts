import fc from 'fast-check';
import { type Document, type IndexDirection, Long } from 'mongodb';

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -0, NaN, 'a', 'ab', 'b', '', null, true, false),
  fc.integer({ min: -3, max: 3 }).map((n) => Long.fromNumber(n)),
  fc.integer({ min: 0, max: 3 }).map((n) => new Date(n)),
);
const element = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }),
);
const value = fc.oneof(
  { weight: 5, arbitrary: scalar },
  fc.array(element, { maxLength: 3 }),
  fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }),
);
/** Some paths never hold arrays, so that indexes stay fit to sort. */
export const document = fc.record({ a: value, b: scalar, c: scalar, d: value }, { requiredKeys: [] });

const PATHS = ['a', 'b', 'c', 'd', 'a.x', 'a.y', 'd.x'] as const;
const operators = fc.oneof(
  fc.record({ $gt: scalar, $lt: scalar }, { requiredKeys: [] }),
  fc.record({ $gte: scalar, $lte: scalar }, { requiredKeys: [] }),
  fc.array(scalar, { maxLength: 4 }).map(($in) => ({ $in })),
  scalar.map(($ne) => ({ $ne })),
  fc.boolean().map(($exists) => ({ $exists })),
  fc.constantFrom({ $regex: '^a' }, { $regex: '^ab?' }, { $type: 'string' }, { $size: 1 }),
  fc.record({ x: scalar }).map(($elemMatch) => ({ $elemMatch })),
  fc.array(scalar, { minLength: 1, maxLength: 2 }).map(($all) => ({ $all })),
);
const clause = fc
  .tuple(fc.constantFrom(...PATHS), fc.oneof(scalar, operators))
  .map(([path, condition]): Document => ({ [path]: condition }));
export const filter = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(clause, { maxLength: 3 })
      .map((clauses): Document => (clauses.length > 0 ? { $and: clauses } : {})),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(clause, { maxLength: 3 })
      .map((clauses): Document => Object.assign({}, ...clauses) as Document),
  },
  fc.array(clause, { minLength: 1, maxLength: 3 }).map((clauses): Document => ({ $or: clauses })),
);
/** `n` is unique and comes last, so that there is one right order, and indexes that end in it can give it. */
const unique = fc.constantFrom<['n', 1 | -1]>(['n', 1], ['n', -1]);
const fields = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<1 | -1>(1, -1)), {
  maxLength: 2,
  selector: ([field]) => field,
});
export const sort = fc.tuple(fields, unique).map(([some, last]): [string, 1 | -1][] => [...some, last]);
const key = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom<IndexDirection>(1, -1)), {
    minLength: 1,
    maxLength: 3,
    selector: ([path]) => path,
  })
  // Two fields of different arrays cannot share an index, which is not what is asked here.
  .filter(
    (parts) =>
      !(parts.some(([path]) => path.startsWith('a')) && parts.some(([path]) => path.startsWith('d'))),
  );
export const index = fc.tuple(
  fc
    .tuple(key, fc.option(unique, { nil: undefined }))
    .map(([parts, last]) => (last ? [...parts, last] : parts)),
  fc.constantFrom(
    {},
    { sparse: true },
    { partialFilterExpression: { b: { $gt: 0 } } },
    { partialFilterExpression: { c: { $exists: true } } },
    { partialFilterExpression: { b: 1 } },
    { partialFilterExpression: { a: 1 } },
  ),
);

/** Changes, some of which some documents refuse. */
export const change = fc.oneof(
  fc
    .record({ a: value, b: scalar, c: scalar, d: value }, { requiredKeys: [] })
    .filter((fields) => Object.keys(fields).length > 0)
    .map(($set): Document => ({ $set })),
  fc.constantFrom('a', 'b', 'd', 'a.x', 'd.x').map((path): Document => ({ $unset: { [path]: '' } })),
  fc.integer({ min: -2, max: 2 }).map((by): Document => ({ $inc: { b: by } })),
  element.map((one): Document => ({ $push: { d: one } })),
  scalar.map((one): Document => ({ $pull: { d: one } })),
  scalar.map((x): Document => ({ $set: { 'a.x': x } })),
  fc.constant<Document>({ $rename: { b: 'c' } }),
);
