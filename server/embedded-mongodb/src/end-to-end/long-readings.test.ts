import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, type Document } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

const COUNT = 2000;

/** Every reading that can move to a thread for long ones does so at once. */
let served: Served;
let things: Collection;

beforeAll(async () => {
  served = await serve(undefined, { readingsMoveAfter: 0 });
  things = served.db.collection('things');
  await things.createIndex({ n: 1 });
  await things.insertMany(
    Array.from({ length: COUNT }, (_, n) => ({ n, third: n % 3, text: 'x'.repeat(50) })),
  );
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

const byThird = [{ $group: { _id: '$third', n: { $sum: 1 } } }, { $sort: { _id: 1 } }];

describe('a reading in a thread of its own', () => {
  it('answers what was asked, whichever command it is', async () => {
    await expect(things.findOne({ text: /^x/, n: 7 })).resolves.toMatchObject({ n: 7 });
    await expect(things.countDocuments({ third: 1 })).resolves.toBe(667);
    await expect(things.distinct('third')).resolves.toEqual([0, 1, 2]);
    await expect(things.aggregate(byThird).toArray()).resolves.toEqual([
      { _id: 0, n: 667 },
      { _id: 1, n: 667 },
      { _id: 2, n: 666 },
    ]);
  });

  it('sees every write that was acknowledged before, and indexes made and dropped meanwhile', async () => {
    for (let n = COUNT; n < COUNT + 20; n++) {
      await things.insertOne({ n, third: 9, text: '' });
      await expect(things.countDocuments({ third: 9 })).resolves.toBe(n - COUNT + 1);
    }
    await things.createIndex({ third: 1 });
    await expect(things.find({ third: 9 }).hint({ third: 1 }).toArray()).resolves.toHaveLength(20);
    await things.dropIndex('third_1');
    await expect(things.find({ third: 9 }).hint({ third: 1 }).toArray()).rejects.toMatchObject({ code: 2 });
    await things.deleteMany({ third: 9 });
  });

  it('gives all of one moment, batch after batch, while documents come and go', async () => {
    const cursor = things.find({}, { sort: { text: 1, n: -1 }, batchSize: 100 });
    const seen: Document[] = [(await cursor.next()) as Document];
    await things.deleteMany({ n: { $gte: 1000 } });
    await things.insertMany(
      Array.from({ length: 1000 }, (_, n) => ({ n: 1000 + n, third: (1000 + n) % 3, text: 'new' })),
    );
    for await (const doc of cursor) seen.push(doc);
    expect(seen.map(({ n }) => n as number)).toEqual(Array.from({ length: COUNT }, (_, n) => COUNT - 1 - n));
    expect(new Set(seen.map(({ text }) => String(text).length))).toEqual(new Set([50]));
  });

  it('ends when its cursor is closed, and refuses a batch after that', async () => {
    const cursor = things.find({}, { sort: { text: 1 }, batchSize: 2 });
    await cursor.next();
    const { id } = cursor;
    await cursor.close();
    await expect(served.db.command({ getMore: id, collection: 'things' })).rejects.toMatchObject({
      code: 43,
    });
  });

  it('says what is wrong with a query as any other does', async () => {
    await expect(things.aggregate([{ $unwind: '$text' }, { $foo: 1 }]).toArray()).rejects.toMatchObject({
      code: 40324,
    });
    await expect(
      things.aggregate([{ $project: { quotient: { $divide: ['$n', 0] } } }]).toArray(),
    ).rejects.toMatchObject({ code: 2 });
  });

  it('leaves transactions to the thread that knows their changes', async () => {
    await served.client.withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ n: -1, third: 7 }, { session });
        await expect(things.countDocuments({ third: 7 }, { session })).resolves.toBe(1);
        await expect(things.countDocuments({ third: 7 })).resolves.toBe(0);
      }),
    );
    await expect(things.countDocuments({ third: 7 })).resolves.toBe(1);
  });
});
