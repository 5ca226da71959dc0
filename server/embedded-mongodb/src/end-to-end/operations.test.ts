import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { deserialize, EJSON, type Document } from 'bson';
import { startEmbeddedMongo } from '../index.js';
import { Environment } from '../storage/environment.js';
import { FORMAT_KEY, indexPrefix } from '../storage/keyspace.js';
import { compact } from '../tools/compact.js';
import { dump } from '../tools/dump.js';
import { restore } from '../tools/restore.js';
import { freshDirectory, serve, type Served } from './served.test-support.js';

let served: Served;
let stopped: boolean;

beforeEach(async () => {
  served = await serve();
  stopped = false;
  const things = served.db.collection('things/of mine');
  await things.createIndex(
    { name: 1 },
    { unique: true, partialFilterExpression: { name: { $type: 'string' } } },
  );
  await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ name: `thing ${n}`, n })));
});

afterEach(async () => {
  if (!stopped) await served.stop();
});

const stop = async () => {
  stopped = true;
  await served.client.close();
  await served.server.close();
};

describe('dump and restore', () => {
  it('bring documents, options and indexes into another directory', async () => {
    const [target, other] = [freshDirectory(), freshDirectory()];
    await expect(dump(served.path, target)).resolves.toEqual(new Map([['test.things/of mine', 300]]));
    const file = join(target, 'test', 'things%2Fof%20mine');
    const metadata = EJSON.parse(readFileSync(`${file}.metadata.json`, 'utf8')) as Document;
    expect(metadata).toMatchObject({
      collectionName: 'things/of mine',
      indexes: [{ name: '_id_' }, { name: 'name_1' }],
    });
    expect(
      deserialize(readFileSync(`${file}.bson`), { allowObjectSmallerThanBufferSize: true }),
    ).toMatchObject({ n: 0 });

    await expect(restore(target, other)).resolves.toEqual(new Map([['test.things/of mine', 300]]));
    await expect(restore(target, other)).rejects.toMatchObject({ code: 48 });
    const copy = await serve(other);
    const things = copy.db.collection('things/of mine');
    await expect(things.findOne({ name: 'thing 7' })).resolves.toMatchObject({ n: 7 });
    await expect(things.insertOne({ name: 'thing 7' })).rejects.toMatchObject({ code: 11000 });
    await expect(copy.db.command({ validate: 'things/of mine' })).resolves.toMatchObject({
      valid: true,
      nrecords: 300,
    });
    await copy.stop();
  });

  it('name a file that ends too early, and a directory that is being served', async () => {
    const source = freshDirectory();
    mkdirSync(join(source, 'test'));
    writeFileSync(join(source, 'test', 'cut.bson'), Buffer.from([100, 0, 0, 0, 1]));
    await expect(restore(source, freshDirectory())).rejects.toThrow('cut.bson');
    await expect(restore(source, served.path)).rejects.toMatchObject({ code: 'DIRECTORY_IN_USE' });
  });
});

describe('compaction', () => {
  it('gives back the space of removed documents', async () => {
    await served.db.collection('things/of mine').deleteMany({ n: { $gt: 10 } });
    await stop();
    const { before, after } = await compact(served.path);
    expect(after).toBeLessThan(before);
    served = await serve(served.path);
    stopped = false;
    await expect(served.db.collection('things/of mine').countDocuments()).resolves.toBe(11);
  });
});

describe('opening', () => {
  const written = async (change: (environment: Environment) => void) => {
    await stop();
    const environment = new Environment(join(served.path, 'data.lmdb'));
    environment.writeNow(() => change(environment));
    await environment.close();
  };

  it('refuses a newer format', async () => {
    await written((environment) => environment.put(FORMAT_KEY, Buffer.from([0, 0, 0, 99])));
    await expect(startEmbeddedMongo({ path: served.path })).rejects.toMatchObject({ code: 'FORMAT_TOO_NEW' });
  });

  it('names a file that is no database', async () => {
    const path = freshDirectory();
    writeFileSync(join(path, 'data.lmdb'), Buffer.alloc(65_536, 7));
    await expect(startEmbeddedMongo({ path })).rejects.toMatchObject({ code: 'CORRUPTED' });
  });

  it('names a file that was cut off', async () => {
    await stop();
    truncateSync(join(served.path, 'data.lmdb'), 16_384);
    await expect(startEmbeddedMongo({ path: served.path })).rejects.toMatchObject({ code: 'CORRUPTED' });
  });

  it('names what is in the way of its folder', async () => {
    const path = join(freshDirectory(), 'file');
    writeFileSync(path, '');
    await expect(startEmbeddedMongo({ path })).rejects.toThrow(path);
  });
});

describe('validate', () => {
  it('finds an index entry without a document, and a document that cannot be read', async () => {
    await served.client.close();
    await served.server.close();
    stopped = true;
    const environment = new Environment(join(served.path, 'data.lmdb'));
    const prefix = indexPrefix(3);
    environment.writeNow(() =>
      environment.put(Buffer.concat([prefix, Buffer.from('stray\0record')]), Buffer.from([1])),
    );
    await environment.close();
    served = await serve(served.path);
    stopped = false;
    const report = await served.db.command({ validate: 'things/of mine' });
    expect(report).toMatchObject({ valid: false });
    expect(String(report['errors'])).toContain('belong to no document');
  });
});

describe('explain', () => {
  it('names the index, or says that there is none', async () => {
    const things = served.db.collection('things/of mine');
    await expect(things.find({ name: 'thing 1' }).explain()).resolves.toMatchObject({
      queryPlanner: { winningPlan: { stage: 'FETCH', inputStage: { stage: 'IXSCAN', indexName: 'name_1' } } },
      executionStats: { nReturned: 1 },
    });
    await expect(things.find({ n: 1 }).explain('queryPlanner')).resolves.toMatchObject({
      queryPlanner: { winningPlan: { stage: 'COLLSCAN' } },
    });
    await expect(things.aggregate([{ $match: { _id: 1 } }]).explain()).resolves.toMatchObject({
      queryPlanner: { winningPlan: { inputStage: { indexName: '_id_' } } },
    });
    await expect(served.db.stats()).resolves.toMatchObject({ db: 'test', collections: 1, objects: 300 });
  });
});
