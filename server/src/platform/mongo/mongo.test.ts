import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import mongoose, { Schema, type Connection } from 'mongoose';
import { createLog } from '../logging/index.js';
import { databaseOf, hostsOf } from './address.js';
import {
  DocumentChanged,
  createModel,
  DatabaseUnavailable,
  inTransaction,
  openDatabase,
  openTemporaryDatabase,
  syncIndexes,
  trusted,
} from './index.js';

interface Parcel {
  _id: string;
  weight: bigint;
  colour?: string | undefined;
}

const parcels = new Schema<Parcel>(
  { _id: String, weight: { type: BigInt, required: true }, colour: String },
  { versionKey: false },
);
parcels.index({ colour: 1, weight: -1 });
parcels.index({ weight: 1 }, { unique: true });

let connection: Connection;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ connection, drop } = await openTemporaryDatabase());
});
afterAll(() => drop());

describe('models', () => {
  it('are the same when asked for twice, and named as their collection', () => {
    const model = createModel(connection, 'parcel', parcels);
    expect(createModel(connection, 'parcel', parcels)).toBe(model);
    expect(model.collection.collectionName).toBe('parcel');
  });

  it('get their collections and indexes once; a second synchronisation changes nothing', async () => {
    createModel(connection, 'parcel', parcels);
    const first = await syncIndexes(connection);
    expect(first.created.sort()).toEqual(['parcel.colour_1_weight_-1', 'parcel.weight_1']);
    expect(await syncIndexes(connection)).toEqual({ created: [], dropped: [] });
  });

  it('lose an index that is no longer declared', async () => {
    await connection.collection('parcel').createIndex({ colour: 1 });
    expect(await syncIndexes(connection)).toEqual({ created: [], dropped: ['parcel.colour_1'] });
  });

  it('keep whole numbers beyond 2^53 exact, and leave out what is undefined', async () => {
    const model = createModel(connection, 'parcel', parcels);
    await model.create({ _id: 'big', weight: 9_007_199_254_740_993n, colour: undefined });
    const raw = await connection.collection('parcel').findOne({ _id: 'big' as never });
    expect(raw).toStrictEqual({ _id: 'big', weight: 9_007_199_254_740_993n });
  });

  it('take operators in filters only from us', async () => {
    const model = createModel(connection, 'parcel', parcels);
    await model.create({ _id: 'light', weight: 1n });
    const hostile = { weight: { $gt: 0n } } as object;
    await expect(model.find(hostile).lean()).rejects.toThrow(mongoose.Error.CastError);
    expect(await model.countDocuments({ weight: trusted({ $gt: 0n }) })).toBe(2);
  });
});

describe('a transaction', () => {
  it('is whole or not at all, and gives its result', async () => {
    const model = createModel(connection, 'parcel', parcels);
    const failed = inTransaction(connection, async (session) => {
      await model.create([{ _id: 'half', weight: 77n }], { session });
      throw new RangeError('no');
    });
    await expect(failed).rejects.toThrow(RangeError);
    expect(await model.exists({ _id: 'half' })).toBeNull();
    const result = await inTransaction(connection, async (session) => {
      await model.create([{ _id: 'whole', weight: 78n }], { session });
      return 'done';
    });
    expect(result).toBe('done');
    expect(await model.exists({ _id: 'whole' })).not.toBeNull();
  });

  it('loses no increment among contenders', async () => {
    const model = createModel(connection, 'parcel', parcels);
    await model.create({ _id: 'counted', weight: 1_000n });
    const increment = (): Promise<unknown> =>
      inTransaction(connection, async (session) => {
        const found = await model.findById('counted').session(session).orFail().lean();
        await model.updateOne({ _id: 'counted' }, { weight: found.weight + 1n }).session(session);
      });
    await Promise.all(Array.from({ length: 8 }, increment));
    expect((await model.findById('counted').orFail().lean()).weight).toBe(1_008n);
  });

  it('has those who lost a race go on one at a time, so that each begins again few times', async () => {
    const model = createModel(connection, 'parcel', parcels);
    await model.create({ _id: 'wanted', weight: 50_000n });
    let attempts = 0;
    const increment = (): Promise<unknown> =>
      inTransaction(connection, async (session) => {
        attempts++;
        await model.updateOne({ _id: 'wanted' }, { $inc: { weight: 1n } }).session(session);
        await model.findById('wanted').session(session);
      });
    await Promise.all(Array.from({ length: 40 }, increment));
    expect((await model.findById('wanted').orFail().lean()).weight).toBe(50_040n);
    expect(attempts).toBeLessThanOrEqual(120);
  });
});

describe('what a transaction writes as it stands', () => {
  it.each([
    ['in one command', () => connection],
    ['collection by collection, where the database has no such command', unlearned],
  ])('is written %s', async (_how, connected) => {
    const own = await connected();
    const names = ['left', 'right'] as const;
    await Promise.all(names.map((name) => own.collection(name).deleteMany({})));
    await inTransaction(own, async (session, writes) => {
      for (const name of names) writes.add(name, { _id: name, weight: 1n, colour: undefined });
      expect(await own.collection('left').countDocuments({}, { session })).toBe(0);
    });
    for (const name of names)
      expect(await own.collection(name).find({}).toArray()).toStrictEqual([{ _id: name, weight: 1n }]);
    const taken = inTransaction(own, async (_session, writes) => {
      for (const _id of ['new', 'left']) writes.add('left', { _id });
    });
    await expect(taken).rejects.toMatchObject({ code: 11000 });
    expect(await own.collection('left').countDocuments()).toBe(1);
    const lighter = { $set: { weight: 0n } };
    const change = () =>
      inTransaction(own, async (session, writes) => {
        writes.add('right', { _id: 'beside' });
        writes.alter('right', { _id: 'right' }, lighter);
        await writes.change('left', { _id: 'left', weight: 1n }, lighter);
        expect(await own.collection('right').countDocuments({}, { session })).toBe(2);
      });
    await change();
    await own.collection('right').deleteOne({ _id: 'beside' as never });
    await expect(change()).rejects.toThrow(DocumentChanged);
    for (const name of names)
      expect(await own.collection(name).find({}).toArray()).toEqual([{ _id: name, weight: 0n }]);
    if (own !== connection) await own.destroy();
  });

  /** A connection that nobody asked what its database can do. */
  function unlearned(): Promise<Connection> {
    const options = { dbName: connection.name, useBigInt64: true, ignoreUndefined: true };
    return mongoose.createConnection(process.env.TEST_DATABASE_URI!, options).asPromise();
  }
});

describe('opening the database', () => {
  const log = createLog('silent');
  let silent: Server;

  beforeAll(async () => {
    silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => silent.close(resolve)));

  it('uses the server of MONGODB_URI', async () => {
    const database = await openDatabase({
      mongodbUri: process.env.TEST_DATABASE_URI,
      dataDir: tmpdir(),
      databaseName: 'test-open',
      log,
    });
    expect([database.kind, database.connection.name]).toEqual(['mongodb', 'test-open']);
    await database.close();
  });

  it('says which server cannot be reached, without its credentials', async () => {
    const { port } = silent.address() as AddressInfo;
    const mongodbUri = `mongodb://someone:pa%40ss@127.0.0.1:${port}/x?serverSelectionTimeoutMS=300`;
    const attempt = openDatabase({ mongodbUri, dataDir: tmpdir(), log });
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect((error as Error).message).toContain(`127.0.0.1:${port}`);
    expect((error as Error).message).not.toMatch(/someone|pa%40ss/);
  });

  it('refuses a malformed address', async () => {
    const attempt = openDatabase({ mongodbUri: 'mongodb://u:secret@:bad:port', dataDir: tmpdir(), log });
    const error: unknown = await attempt.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect((error as Error).message).not.toContain('secret');
  });
});

describe('addresses', () => {
  it.each([
    ['mongodb://h:1', 'h:1', undefined],
    ['mongodb://u:p@h1,h2:2/duijie?replicaSet=r', 'h1,h2:2', 'duijie'],
    ['mongodb://h/?directConnection=true', 'h', undefined],
  ])('%s is at %s', (uri, hosts, database) => {
    expect(hostsOf(uri)).toBe(hosts);
    expect(databaseOf(uri)).toBe(database);
  });

  it('never show a password, even one that was not escaped', () => {
    expect(hostsOf('mongodb+srv://u:p@ss/w@cluster.example/?x=1')).toBe('cluster.example');
  });
});
