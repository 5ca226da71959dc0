import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ClientSession, type Collection, ObjectId } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

let served: Served;
let things: Collection;
const bare = { projection: { _id: 0 } } as const;
const TRANSIENT = { code: 112, errorLabels: ['TransientTransactionError'] };

beforeAll(async () => {
  served = await serve();
});
beforeEach(() => {
  things = served.db.collection(new ObjectId().toHexString());
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** Runs with a session whose transaction has begun; whatever is still open afterwards is aborted. */
async function begun<T>(run: (session: ClientSession) => Promise<T>): Promise<T> {
  return served.client.withSession(async (session) => {
    session.startTransaction();
    return run(session);
  });
}

describe('a transaction', () => {
  it('is seen by others only when it has committed, and then whole', async () => {
    await things.insertOne({ n: 1 });
    await begun(async (session) => {
      await things.insertOne({ n: 2 }, { session });
      await things.updateOne({ n: 1 }, { $set: { m: 1 } }, { session });
      await expect(
        things
          .find({}, { session, ...bare })
          .sort({ n: -1 })
          .toArray(),
      ).resolves.toEqual([{ n: 2 }, { n: 1, m: 1 }]);
      await expect(things.countDocuments({}, { session })).resolves.toBe(2);
      await expect(things.find({}, bare).toArray()).resolves.toEqual([{ n: 1 }]);
      await session.commitTransaction();
    });
    await expect(things.find({}, bare).sort({ n: 1 }).toArray()).resolves.toEqual([{ n: 1, m: 1 }, { n: 2 }]);
  });

  it('leaves nothing behind when it aborts', async () => {
    await things.insertOne({ n: 1 });
    await begun(async (session) => {
      await things.insertOne({ n: 2 }, { session });
      await things.deleteOne({ n: 1 }, { session });
      await session.abortTransaction();
    });
    await expect(things.find({}, bare).toArray()).resolves.toEqual([{ n: 1 }]);
    await expect(things.estimatedDocumentCount()).resolves.toBe(1);
  });

  it('reads one moment, whatever others write meanwhile', async () => {
    await things.createIndex({ n: 1 });
    await things.insertMany([{ n: 1 }, { n: 2 }]);
    await begun(async (session) => {
      const before = await things.find({ n: { $gt: 0 } }, { session, ...bare }).toArray();
      await things.insertOne({ n: 3 });
      await things.updateOne({ n: 1 }, { $set: { n: 10 } });
      await things.deleteOne({ n: 2 });
      await expect(things.find({ n: { $gt: 0 } }, { session, ...bare }).toArray()).resolves.toEqual(before);
      await expect(things.findOne({ n: 1 }, { session, ...bare })).resolves.toEqual({ n: 1 });
    });
  });

  it('finds its own changes by index, and not what it moved away', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    await things.insertMany([{ code: 'a' }, { code: 'b' }]);
    await begun(async (session) => {
      await things.updateOne({ code: 'a' }, { $set: { code: 'z' } }, { session });
      await expect(things.findOne({ code: 'a' }, { session })).resolves.toBeNull();
      await expect(things.findOne({ code: 'z' }, { session, ...bare })).resolves.toEqual({ code: 'z' });
      await things.insertOne({ code: 'a' }, { session });
      await session.commitTransaction();
    });
    await expect(things.distinct('code')).resolves.toEqual(['a', 'b', 'z']);
    await expect(things.insertOne({ code: 'z' })).rejects.toMatchObject({ code: 11000 });
  });

  it('ends by its first error', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    await begun(async (session) => {
      await things.insertOne({ code: 'a' }, { session });
      await expect(things.insertOne({ code: 'a' }, { session })).rejects.toMatchObject({ code: 11000 });
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    });
    await expect(things.countDocuments()).resolves.toBe(0);
  });

  it('does not use an index that was built after it began', async () => {
    await things.insertMany([{ n: 1 }, { n: 2 }]);
    await begun(async (session) => {
      await things.findOne({}, { session });
      await things.createIndex({ n: 1 });
      await expect(things.find({ n: 2 }, { session, ...bare }).toArray()).resolves.toEqual([{ n: 2 }]);
    });
    await expect(things.find({ n: 2 }, bare).hint({ n: 1 }).toArray()).resolves.toEqual([{ n: 2 }]);
  });

  it('enters indexes that were built while it was open', async () => {
    await begun(async (session) => {
      await things.insertOne({ n: 7 }, { session });
      await things.createIndex({ n: 1 });
      await session.commitTransaction();
    });
    await expect(things.find({ n: 7 }, bare).hint({ n: 1 }).toArray()).resolves.toEqual([{ n: 7 }]);
  });

  it('may read in batches, and its cursors die with it', async () => {
    await things.insertMany(Array.from({ length: 10 }, (_, n) => ({ n })));
    await begun(async (session) => {
      const cursor = things.find({}, { session }).batchSize(4);
      for (let i = 0; i < 6; i++) await cursor.next();
      await session.commitTransaction();
      await cursor.close();
    });
  });

  it('refuses commands that are not transactional', async () => {
    await begun(async (session) => {
      await expect(things.drop({ session })).rejects.toMatchObject({ code: 263 });
    });
  });
});

describe('two writers', () => {
  it('conflict on one document: the second is told to try again', async () => {
    await things.insertOne({ n: 1 });
    await begun(async (first) => {
      await things.updateOne({ n: 1 }, { $set: { by: 'first' } }, { session: first });
      await begun(async (second) => {
        await expect(
          things.updateOne({ n: 1 }, { $set: { by: 'second' } }, { session: second }),
        ).rejects.toMatchObject(TRANSIENT);
      });
      await first.commitTransaction();
    });
    await expect(things.findOne({}, bare)).resolves.toEqual({ n: 1, by: 'first' });
  });

  it('conflict on a document that was changed after the transaction began reading', async () => {
    await things.insertOne({ n: 1 });
    await begun(async (session) => {
      await things.findOne({}, { session });
      await things.updateOne({ n: 1 }, { $set: { by: 'plain' } });
      await expect(things.updateOne({ n: 1 }, { $set: { by: 'late' } }, { session })).rejects.toMatchObject(
        TRANSIENT,
      );
    });
  });

  it('conflict on one unique key', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    await begun(async (first) => {
      await things.insertOne({ code: 'a' }, { session: first });
      await begun(async (second) => {
        await expect(things.insertOne({ code: 'a' }, { session: second })).rejects.toMatchObject(TRANSIENT);
      });
      await first.commitTransaction();
    });
    await expect(things.countDocuments({ code: 'a' })).resolves.toBe(1);
  });

  it('make a plain write wait for the transaction, then see what it did', async () => {
    await things.insertOne({ n: 1 });
    const order: string[] = [];
    let waiting: Promise<unknown> = Promise.resolve();
    await begun(async (session) => {
      await things.updateOne({ n: 1 }, { $inc: { n: 10 } }, { session });
      waiting = things.updateMany({}, { $inc: { n: 100 } }).then(() => order.push('plain'));
      await expect(things.updateOne({}, { $set: { m: 1 } }, { maxTimeMS: 50 })).rejects.toMatchObject({
        code: 50,
      });
      order.push('commit');
      await session.commitTransaction();
    });
    await waiting;
    expect(order).toEqual(['commit', 'plain']);
    await expect(things.findOne({}, bare)).resolves.toEqual({ n: 111 });
  });

  it('apply a many-document update once, though it had to wait in the middle', async () => {
    await things.insertMany([
      { k: 1, n: 0 },
      { k: 2, n: 0 },
      { k: 3, n: 0 },
    ]);
    let waiting: Promise<unknown> = Promise.resolve();
    await begun(async (session) => {
      await things.updateOne({ k: 3 }, { $set: { held: true } }, { session });
      waiting = things.updateMany({}, { $inc: { n: 1 } });
      await things.findOne({ k: 1 }, { session });
      await session.abortTransaction();
    });
    await waiting;
    await expect(things.distinct('n')).resolves.toEqual([1]);
  });
});
