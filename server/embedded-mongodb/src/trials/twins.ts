import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type Collection, type Db, type Document, type MongoError } from 'mongodb';
import { change, document, filter, index, sort } from './twins-arbitrary.js';

const query = fc.record({ filter, sort, skip: fc.nat(3), limit: fc.nat(6) });
const twins = fc.record({
  documents: fc.array(document, { minLength: 1, maxLength: 25 }),
  indexes: fc.uniqueArray(index, {
    minLength: 1,
    maxLength: 4,
    selector: ([parts]) => JSON.stringify(parts),
  }),
  updates: fc.array(fc.record({ filter, change }), { maxLength: 3 }),
  queries: fc.array(query, { minLength: 1, maxLength: 8 }),
});

type Query = typeof query extends fc.Arbitrary<infer T> ? T : never;
type Twins = typeof twins extends fc.Arbitrary<infer T> ? T : never;

/**
 * Asks a collection with indexes and its twin without any the same random questions, after the same random changes, until so
 * many were asked. A difference is an error that shows the smallest case and how to find it again.
 */
export async function compareTwins(db: Db, count: number, tell: (text: string) => void): Promise<number> {
  let asked = 0;
  const compared = fc.asyncProperty(twins, async (case_) => {
    asked += await compareOne(db, case_);
  });
  while (asked < count) {
    await fc.assert(compared, { numRuns: 50 });
    tell(`${asked} queries and updates, no difference`);
  }
  return asked;
}

async function compareOne(db: Db, { documents, indexes, updates, queries }: Twins): Promise<number> {
  const [plain, indexed] = [db.collection('plain'), db.collection('indexed')];
  const both = [plain, indexed];
  await Promise.all(both.map((twin) => twin.drop()));
  for (const [parts, options] of indexes)
    await indexed.createIndex(Object.fromEntries(parts), {
      ...options,
      name: JSON.stringify([parts, options]),
    });
  for (const twin of both) await twin.insertMany(documents.map((doc, n) => ({ ...doc, _id: n as never, n })));
  for (const update of updates)
    requireAlike(update, await changed(plain, update), await changed(indexed, update));
  await Promise.all(both.map((twin) => twin.deleteOne({ n: documents.length - 2 })));
  for (const one of queries) requireAlike(one, await answers(plain, one), await answers(indexed, one));
  return updates.length + queries.length * 3;
}

function requireAlike(what: object, plain: unknown, indexed: unknown): void {
  if (isDeepStrictEqual(plain, indexed)) return;
  const show = (value: unknown) => JSON.stringify(value);
  throw new Error(`${show(what)}: without indexes ${show(plain)}, with them ${show(indexed)}`);
}

/** One document after the other, so that the order in which they are found makes no difference to what a refusal leaves. */
async function changed(twin: Collection, { filter, change }: Twins['updates'][number]): Promise<unknown> {
  const found = await twin.find(filter, { sort: { n: 1 }, projection: { n: 1 } }).toArray();
  const outcomes: unknown[] = [];
  for (const { n } of found) {
    const where: Document = { $and: [filter, { n: n as number }] };
    outcomes.push(
      await twin.updateOne(where, change).then(
        ({ modifiedCount }) => modifiedCount,
        (error: MongoError) => error.code,
      ),
    );
  }
  return outcomes;
}

async function answers(twin: Collection, { filter, sort, skip, limit }: Query): Promise<unknown> {
  const page = await twin.find(filter, { sort, skip, limit }).toArray();
  const all = (await twin.find(filter).toArray()).sort((a, b) => (a['n'] as number) - (b['n'] as number));
  return { page, all, counted: await twin.countDocuments(filter) };
}
