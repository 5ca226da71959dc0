import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Collection, type Document, type IndexDirection, Long } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

/** A collection with indexes and one without must answer alike; the plan is nobody's business. */
let served: Served;

beforeAll(async () => {
  served = await serve();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

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
const document = fc.record({ a: value, b: scalar, c: scalar, d: value }, { requiredKeys: [] });

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
const filter = fc.oneof(
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
const sort = fc.tuple(fields, unique).map(([some, last]): [string, 1 | -1][] => [...some, last]);
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
const index = fc.tuple(
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

const query = fc.record({ filter, sort, skip: fc.nat(3), limit: fc.nat(6) });

async function answers(
  collection: Collection,
  { filter, sort, skip, limit }: { filter: Document; sort: [string, 1 | -1][]; skip: number; limit: number },
) {
  const found = await collection.find(filter, { sort, skip, limit }).toArray();
  const all = await collection.find(filter).toArray();
  return {
    page: found.map((doc) => doc['n'] as number),
    all: all.map((doc) => doc['n'] as number).sort((x, y) => x - y),
    counted: await collection.countDocuments(filter),
  };
}

describe('an indexed collection and its plain twin', () => {
  it('answer alike, also after updates and removals', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 1, maxLength: 25 }),
        fc.uniqueArray(index, { minLength: 1, maxLength: 4, selector: ([parts]) => JSON.stringify(parts) }),
        fc.array(fc.tuple(filter, fc.record({ a: value, b: scalar }, { requiredKeys: [] })), {
          maxLength: 2,
        }),
        fc.array(query, { minLength: 1, maxLength: 8 }),
        async (documents, indexes, updates, queries) => {
          const twins = ['plain', 'indexed'].map((name) => served.db.collection(`${name}${run}`));
          run++;
          const [plain, indexed] = twins as [Collection, Collection];
          for (const [parts, options] of indexes)
            await indexed.createIndex(Object.fromEntries(parts), {
              ...options,
              name: JSON.stringify([parts, options]),
            });
          for (const twin of twins) {
            await twin.insertMany(documents.map((doc, n) => ({ ...doc, _id: n as never, n })));
            for (const [matching, changes] of updates) {
              if (Object.keys(changes).length > 0) await twin.updateMany(matching, { $set: changes });
            }
            await twin.deleteOne(updates[0]?.[0] ?? { n: -1 }, { hint: { _id: 1 } });
          }
          for (const one of queries) expect(await answers(indexed, one)).toEqual(await answers(plain, one));
          await Promise.all(twins.map((twin) => twin.drop()));
        },
      ),
      { numRuns: 100 },
    );
  }, 120_000);
});
