import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Served, serve } from './served.test-support.js';

let served: Served;

beforeAll(async () => {
  served = await serve();
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

const write = async (ops: object[], options: object = {}) => {
  const nsInfo = ['left', 'right'].map((name) => ({ ns: `${served.db.databaseName}.${name}` }));
  const answer = await served.client.db('admin').command({ bulkWrite: 1, ops, nsInfo, ...options });
  return { ...answer, rows: (answer['cursor'] as { firstBatch: object[] }).firstBatch };
};
const into = (insert: number, _id: number) => ({ insert, document: { _id } });
const idsIn = async (name: string) => (await served.db.collection(name).distinct('_id')) as unknown[];

describe('a write to several collections', () => {
  it('inserts into each and says what became of every operation', async () => {
    const answer = await write([into(0, 1), into(1, 2), into(0, 3)]);
    expect(answer).toMatchObject({ ok: 1, nErrors: 0, nInserted: 3 });
    expect(answer.rows).toEqual([0, 1, 2].map((idx) => ({ ok: 1, idx, n: 1 })));
    expect([await idsIn('left'), await idsIn('right')]).toEqual([[1, 3], [2]]);
  });

  it('ends with the first failure, where it is ordered', async () => {
    const taken = await write([into(0, 4), into(1, 2), into(0, 5)], { errorsOnly: true });
    expect(taken).toMatchObject({ nErrors: 1, nInserted: 1 });
    expect(taken.rows).toMatchObject([{ ok: 0, idx: 1, code: 11000, keyPattern: { _id: 1 } }]);
    expect(await write([into(1, 2), into(0, 5)], { ordered: false })).toMatchObject({ nInserted: 1 });
    expect(await idsIn('left')).toEqual([1, 3, 4, 5]);
  });

  it('is part of a transaction, and a failure ends that', async () => {
    await served.client.withSession(async (session) => {
      session.startTransaction();
      const nsInfo = [{ ns: `${served.db.databaseName}.left` }];
      const admin = served.client.db('admin');
      await admin.command({ bulkWrite: 1, ops: [into(0, 9)], nsInfo }, { session });
      await admin.command({ bulkWrite: 1, ops: [into(0, 1)], nsInfo }, { session });
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    });
    expect(await idsIn('left')).not.toContain(9);
  });

  it('updates beside inserting, and says how much it found and changed', async () => {
    const change = (_id: number, colour: string) => ({
      update: 0,
      filter: { _id },
      updateMods: { $set: { colour } },
    });
    const answer = await write([change(1, 'red'), into(1, 6), change(99, 'red'), change(1, 'red')]);
    expect(answer).toMatchObject({ nErrors: 0, nInserted: 1, nMatched: 2, nModified: 1, nUpserted: 0 });
    expect(answer.rows).toMatchObject([1, 1, 0, 1].map((n, idx) => ({ ok: 1, idx, n })));
    const made = await write([{ ...change(7, 'blue'), upsert: true }]);
    expect(made).toMatchObject({ nMatched: 0, nUpserted: 1, rows: [{ n: 1, upserted: { _id: 7 } }] });
    const all = { update: 0, filter: {}, updateMods: [{ $set: { colour: 'green' } }], multi: true };
    const { nMatched } = (await write([all])) as unknown as { nMatched: number };
    expect(nMatched).toBe(await served.db.collection('left').countDocuments({ colour: 'green' }));
    expect(nMatched).toBeGreaterThan(1);
  });

  it('refuses what it does not carry, by name', async () => {
    await expect(write([])).rejects.toMatchObject({ code: 16 });
    await expect(write([into(2, 1)])).resolves.toMatchObject({ nErrors: 1 });
    const refused = write([{ delete: 0, filter: {} }]);
    await expect(refused).rejects.toMatchObject({ code: 238, message: expect.stringContaining("'delete'") });
  });
});
