import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Db, type Document } from 'mongodb';
import { serve, type Served } from './served.test-support.js';

let served: Served;
let db: Db;
let admin: Db;

beforeAll(async () => {
  served = await serve();
  db = served.client.db('shop');
  admin = served.client.db('admin');
  await db.collection('things').insertMany(Array.from({ length: 120 }, (_, n) => ({ n, kind: n % 3 })));
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** As mongosh 2.12 sent it to this server, at its start and for its helpers. */
describe('what mongosh sends', () => {
  it('at its start', async () => {
    await expect(admin.command({ hello: 1 })).resolves.toMatchObject({
      isWritablePrimary: true,
      setName: 'embedded',
      maxWireVersion: 21,
      logicalSessionTimeoutMinutes: 30,
    });
    await expect(admin.command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
    await expect(admin.command({ buildInfo: 1 })).resolves.toMatchObject({ version: '7.0.0' });
    await expect(admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).resolves.toMatchObject({
      featureCompatibilityVersion: { version: '7.0' },
    });
    await expect(admin.command({ getParameter: 1, nothingOfTheKind: 1 })).rejects.toMatchObject({ code: 72 });
    await expect(admin.command({ connectionStatus: 1, showPrivileges: false })).resolves.toMatchObject({
      authInfo: { authenticatedUsers: [] },
    });
    await expect(admin.command({ getCmdLineOpts: 1 })).resolves.toMatchObject({ argv: [] });
    await expect(admin.command({ getLog: 'startupWarnings' })).resolves.toMatchObject({ log: [] });
    await expect(admin.command({ atlasVersion: 1 })).rejects.toMatchObject({ code: 59 });
    const { system } = await admin.command({ hostInfo: 1 });
    expect(system).toMatchObject({ cpuAddrSize: 64 });
  });

  it('for show dbs, show collections and show users', async () => {
    const { databases } = await admin.command({ listDatabases: 1, nameOnly: false });
    expect(databases).toMatchObject([{ name: 'shop', empty: false }]);
    expect((databases as Document[])[0]?.['sizeOnDisk']).toBeGreaterThan(1000);
    const { cursor } = await db.command({ listCollections: 1, filter: {}, cursor: {}, nameOnly: true });
    expect(cursor).toMatchObject({ id: 0, firstBatch: [{ name: 'things', type: 'collection' }] });
    await expect(db.command({ usersInfo: 1 })).resolves.toMatchObject({ users: [] });
  });

  it('for find, and for it, which asks for more', async () => {
    const cursor = db.collection('things').find({}, { batchSize: 20 }).sort({ n: -1 });
    expect(await cursor.next()).toMatchObject({ n: 119 });
    expect(await cursor.toArray()).toHaveLength(119);
  });

  it('for aggregate, createIndex and getIndexes', async () => {
    const things = db.collection('things');
    await expect(
      things.aggregate([{ $group: { _id: '$kind', n: { $sum: 1 } } }, { $sort: { _id: 1 } }]).toArray(),
    ).resolves.toEqual([0, 1, 2].map((_id) => ({ _id, n: 40 })));
    await expect(things.createIndex({ kind: 1 })).resolves.toBe('kind_1');
    await expect(things.indexes()).resolves.toMatchObject([{ name: '_id_' }, { name: 'kind_1' }]);
  });

  it('for db.stats() and the sizes of a collection', async () => {
    const stats = await db.command({ dbStats: 1, scale: 1024, freeStorage: 0 });
    expect(stats).toMatchObject({ db: 'shop', collections: 1, objects: 120, indexes: 2, scaleFactor: 1024 });
    for (const size of ['dataSize', 'storageSize', 'indexSize', 'totalSize', 'avgObjSize'])
      expect(stats[size]).toBeGreaterThan(0);
    const [{ storageStats, ns } = {}] = await db
      .collection('things')
      .aggregate([{ $collStats: { storageStats: { scale: 1 } } }])
      .toArray();
    expect(ns).toBe('shop.things');
    expect(storageStats).toMatchObject({ count: 120, nindexes: 2, capped: false });
    expect((storageStats as Document)['indexSizes']).toHaveProperty('kind_1');
    await expect(
      db
        .collection('none')
        .aggregate([{ $collStats: { count: {} } }])
        .toArray(),
    ).rejects.toMatchObject({ code: 26 });
    await expect(
      db
        .collection('things')
        .aggregate([{ $collStats: { latencyStats: {} } }])
        .toArray(),
    ).rejects.toMatchObject({ code: 238 });
  });

  it('for what each index is used', async () => {
    const things = db.collection('things');
    const used = async () => {
      const statistics = await things.aggregate([{ $indexStats: {} }]).toArray();
      return statistics.map(
        ({ name, accesses }) => [String(name), Number((accesses as Document)['ops'])] as const,
      );
    };
    const before = new Map(await used());
    await things.find({ kind: 1 }).toArray();
    await things.countDocuments({ kind: 2 });
    const after = (await used()).map(([name, ops]) => ({ name, uses: ops - (before.get(name) ?? 0) }));
    expect(after).toEqual([
      { name: '_id_', uses: 0 },
      { name: 'kind_1', uses: 2 },
    ]);
    await expect(things.aggregate([{ $indexStats: { all: 1 } }]).toArray()).rejects.toMatchObject({
      code: 28803,
    });
  });

  it('for sessions, at their start and end', async () => {
    const { id, timeoutMinutes } = await admin.command({ startSession: 1 });
    expect(timeoutMinutes).toBe(30);
    await expect(admin.command({ refreshSessions: [id] })).resolves.toMatchObject({ ok: 1 });
    await expect(admin.command({ endSessions: [id] })).resolves.toMatchObject({ ok: 1 });
  });

  it('and names the commands there are', async () => {
    const { commands } = await admin.command({ listCommands: 1 });
    expect(Object.keys(commands as Document)).toEqual(
      expect.arrayContaining(['find', 'aggregate', 'insert', 'dbStats', 'listCommands']),
    );
  });
});
