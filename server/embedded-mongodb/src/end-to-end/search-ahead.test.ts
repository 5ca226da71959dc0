import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, type Document, ObjectId } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

const COUNT = 3000;
/** So many gets can be answered before a write has its turn and after it. */
const AROUND_A_TURN = 5;

let served: Served;
let things: Collection<Document & { _id: number }>;

const fill = (from: number, to: number) =>
  things.insertMany(
    Array.from({ length: to - from }, (_, n) => ({
      ...{ _id: from + n, hasToken: from + n === 0 },
      text: 'x'.repeat(200),
    })),
  );

beforeAll(async () => {
  served = await serve();
});
beforeEach(async () => {
  things = served.db.collection(new ObjectId().toHexString());
  await fill(0, COUNT);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** How many gets, one after the other, are answered before the write is: the most of some attempts. */
async function getsBeside(write: () => Promise<unknown>): Promise<number> {
  let most = 0;
  for (let attempt = 0; attempt < 10 && most <= AROUND_A_TURN; attempt++) {
    let isOver = false;
    const over = write().finally(() => (isOver = true));
    let gets = 0;
    for (; !isOver; gets++) await things.findOne({ _id: gets % COUNT });
    await over;
    most = Math.max(most, gets);
  }
  return most;
}

/** Moves the one token between the first document and the last, until the work is over. */
async function whileTokenMoves(work: () => Promise<void>): Promise<void> {
  let isOver = false;
  const worked = work().finally(() => (isOver = true));
  for (let holder = 0, next = COUNT - 1; !isOver; [holder, next] = [next, holder])
    await served.client.withSession((session) =>
      session.withTransaction(async () => {
        await things.updateOne({ _id: holder }, { $set: { hasToken: false } }, { session });
        await things.updateOne({ _id: next }, { $set: { hasToken: true } }, { session });
      }),
    );
  await worked;
}

describe('a write that no index serves', () => {
  it('lets gets go first while it searches', async () => {
    await fill(COUNT, 10 * COUNT);
    const writes = [
      () => things.updateMany({ text: /y$/ }, { $set: { n: 1 } }),
      () => things.updateOne({ text: /y$/ }, { $set: { n: 1 } }),
      () => things.deleteMany({ text: /y$/ }),
      () => things.findOneAndUpdate({ text: /y$/ }, { $set: { n: 1 } }, { sort: { text: 1 } }),
    ];
    for (const write of writes) expect(await getsBeside(write)).toBeGreaterThan(AROUND_A_TURN);
  });

  it('finds just what matches in its turn, while that moves to and fro', async () => {
    const had = { hasToken: true, text: /x$/ };
    await whileTokenMoves(async () => {
      for (let n = 0; n < 10; n++) {
        const { matchedCount } = await things.updateMany(had, { $inc: { n: 1 } });
        expect(matchedCount).toBe(1);
        expect((await things.updateOne(had, { $inc: { n: 1 } })).matchedCount).toBe(1);
        expect(await things.findOneAndUpdate(had, { $inc: { n: 1 } }, { sort: { text: 1 } })).not.toBeNull();
      }
    });
    const [sum] = await things.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }]).toArray();
    expect(sum).toMatchObject({ n: 30 });
  });

  it('takes in what is inserted meanwhile, and inserts once when many upsert', async () => {
    const upserts = Array.from({ length: 8 }, () =>
      things.updateOne({ code: 'only' }, { $inc: { n: 1 } }, { upsert: true }),
    );
    const inserted = (await Promise.all(upserts)).filter(({ upsertedCount }) => upsertedCount === 1);
    expect(inserted).toHaveLength(1);
    await expect(things.find({ code: 'only' }).toArray()).resolves.toMatchObject([{ n: 8 }]);
  });

  it('says what is wrong with it, as any other', async () => {
    await expect(things.updateMany({ text: { $near: 1 } }, { $set: { n: 1 } })).rejects.toMatchObject({
      name: 'MongoServerError',
    });
    await expect(things.deleteMany({ $nothing: 1 })).rejects.toMatchObject({ code: 2 });
    await expect(things.countDocuments()).resolves.toBe(COUNT);
  });
});
