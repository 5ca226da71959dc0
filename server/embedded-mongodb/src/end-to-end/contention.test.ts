import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, type MongoError, ObjectId } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

const CONTENDERS = 64;

let served: Served;
let things: Collection;

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

/** Lets all contenders run at once, and gives who won and with which codes the others lost. */
async function contend(
  run: (contender: number) => Promise<boolean>,
): Promise<{ winners: number[]; codes: Set<unknown> }> {
  const winners: number[] = [];
  const codes = new Set<unknown>();
  await Promise.all(
    Array.from({ length: CONTENDERS }, async (_, contender) => {
      try {
        if (await run(contender)) winners.push(contender);
      } catch (error) {
        codes.add((error as MongoError).code);
      }
    }),
  );
  return { winners, codes };
}

describe(`${CONTENDERS} contenders`, () => {
  it('for one conditional update: one wins, and the document says so', async () => {
    await things.insertOne({ status: 'open', version: 0 });
    for (let round = 0; round < 5; round++) {
      const { winners, codes } = await contend(async (by) => {
        const { modifiedCount } = await things.updateOne(
          { version: round },
          { $set: { by }, $inc: { version: 1 } },
        );
        return modifiedCount === 1;
      });
      expect(codes).toEqual(new Set());
      expect(winners).toHaveLength(1);
      await expect(things.findOne()).resolves.toMatchObject({ version: round + 1, by: winners[0] });
    }
  });

  it('for one unique key: one wins, the others hear of the duplicate', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    const { winners, codes } = await contend(
      async (by) => (await things.insertOne({ code: 'only', by })).acknowledged,
    );
    expect(winners).toHaveLength(1);
    expect(codes).toEqual(new Set([11000]));
    await expect(things.countDocuments()).resolves.toBe(1);
  });

  it('for one transition in retried transactions: one state change and one history row a round', async () => {
    const history = served.db.collection(new ObjectId().toHexString());
    await history.createIndex({ version: 1 }, { unique: true });
    await things.insertOne({ version: 0 });
    for (let round = 0; round < 5; round++) {
      const { winners, codes } = await contend((by) =>
        served.client.withSession((session) =>
          session.withTransaction(async () => {
            const changed = await things.updateOne(
              { version: round },
              { $set: { version: round + 1, by } },
              { session },
            );
            if (changed.modifiedCount === 0) return false;
            await history.insertOne({ version: round + 1, by }, { session });
            return true;
          }),
        ),
      );
      expect(codes).toEqual(new Set());
      expect(winners).toHaveLength(1);
      await expect(history.find({ version: round + 1 }).toArray()).resolves.toMatchObject([
        { by: winners[0] },
      ]);
    }
    await expect(history.countDocuments()).resolves.toBe(5);
  });

  it('adding to one counter, by transactions and plain writes mixed, lose no addition', async () => {
    await things.insertOne({ n: 0 });
    const { winners } = await contend(async (contender) => {
      if (contender % 2 === 0) return (await things.updateOne({}, { $inc: { n: 1 } })).modifiedCount === 1;
      await served.client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await things.findOne({}, { session });
          await things.updateOne(
            { _id: found?._id },
            { $set: { n: (found?.['n'] as number) + 1 } },
            { session },
          );
        }),
      );
      return true;
    });
    expect(winners).toHaveLength(CONTENDERS);
    await expect(things.findOne()).resolves.toMatchObject({ n: CONTENDERS });
  }, 60_000);
});
