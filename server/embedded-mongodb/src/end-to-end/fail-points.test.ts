import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient, type Document } from 'mongodb';
import { startEmbeddedMongo, type EmbeddedMongo } from '../index.js';
import { freshDirectory } from './served.test-support.js';

let server: EmbeddedMongo;
let client: MongoClient;

const failing = (failCommands: string[], data: Document, mode: unknown = { times: 1 }) =>
  client.db('admin').command({ configureFailPoint: 'failCommand', mode, data: { failCommands, ...data } });
const things = () => client.db('test').collection('things');

beforeAll(async () => {
  server = await startEmbeddedMongo({ path: freshDirectory(), testCommands: true });
  client = await new MongoClient(server.uri).connect();
});

beforeEach(() => things().deleteMany({}));

afterAll(async () => {
  await client.close();
  await server.close();
});

describe('retryable writes', () => {
  it.each([
    ['an error that says so', { errorCode: 91 }],
    ['a lost connection', { closeConnection: true }],
  ])('are done once in spite of %s', async (_, data) => {
    await failing(['insert', 'update'], data, { times: 1 });
    await things().insertOne({ a: 1 });
    await failing(['update'], data, { times: 1 });
    await things().updateOne({ a: 1 }, { $inc: { a: 1 } });
    await expect(
      things()
        .find({}, { projection: { _id: 0 } })
        .toArray(),
    ).resolves.toEqual([{ a: 2 }]);
  });

  it('are answered again when they were done and only the answer was lost', async () => {
    await client.db('admin').command({
      configureFailPoint: 'onPrimaryTransactionalWrite',
      mode: { times: 1 },
    });
    await expect(things().insertOne({ a: 1 })).resolves.toMatchObject({ acknowledged: true });
    await expect(things().countDocuments()).resolves.toBe(1);
  });

  it('fail by an error that another try would not mend', async () => {
    await failing(['insert'], { errorCode: 13 });
    await expect(things().insertOne({ a: 1 })).rejects.toMatchObject({ code: 13 });
  });
});

describe('a write concern that one node cannot meet', () => {
  it('is told beside the result', async () => {
    await expect(things().insertOne({ a: 1 }, { writeConcern: { w: 3 } })).rejects.toMatchObject({
      code: 100,
    });
    await expect(things().countDocuments()).resolves.toBe(1);
  });
});
