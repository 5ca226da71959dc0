import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../index.js';
import { freshDirectory as newDirectory } from './served.test-support.js';

const running: EmbeddedMongo[] = [];
const directories: string[] = [];
const freshDirectory = () => {
  const path = newDirectory();
  directories.push(path);
  return path;
};
const start = async (path: string) => {
  const server = await startEmbeddedMongo({ path });
  running.push(server);
  return server;
};
const socketOf = ({ uri }: EmbeddedMongo) => decodeURIComponent(new URL(uri).host);

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
  for (const path of directories.splice(0)) rmSync(path, { recursive: true });
});

describe('starting', () => {
  it('makes the directory and opens a socket only its owner can use', async () => {
    const path = join(freshDirectory(), 'deep', 'data');
    const server = await start(path);
    expect(socketOf(server)).toBe(join(path, 'mongodb.sock'));
    expect(statSync(socketOf(server)).mode & 0o777).toBe(0o600);
  });

  it('refuses a second server on the same directory, and leaves the first one working', async () => {
    const path = freshDirectory();
    const first = await start(path);
    await expect(startEmbeddedMongo({ path })).rejects.toMatchObject({
      name: 'EmbeddedMongoError',
      code: 'DIRECTORY_IN_USE',
    });
    const client = await new MongoClient(first.uri).connect();
    await expect(client.db('test').command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
    await client.close();
  });

  it('lets only one of several servers that start at once have the directory', async () => {
    const path = freshDirectory();
    const outcomes = await Promise.allSettled([start(path), start(path), start(path)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as { code: string }] : [],
    );
    expect(refused.map(({ code }) => code)).toEqual(['DIRECTORY_IN_USE', 'DIRECTORY_IN_USE']);
  });

  it('moves a socket whose path is too long to a private folder under the temporary one', async () => {
    const path = join(freshDirectory(), 'x'.repeat(120));
    const server = await start(path);
    const socket = socketOf(server);
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(107);
    expect(statSync(join(socket, '..')).mode & 0o777).toBe(0o700);
    const client = await new MongoClient(server.uri).connect();
    await client.db('test').collection('kept').insertOne({ a: 1 });
    expect(existsSync(join(path, 'data.lmdb'))).toBe(true);
    await client.close();
  });

  it('names the directory it cannot open', async () => {
    const path = freshDirectory();
    mkdirSync(join(path, 'data.lmdb'));
    await expect(startEmbeddedMongo({ path })).rejects.toThrow(`cannot open the database in ${path}`);
  });

  it('keeps everything over a close and a new start', async () => {
    const path = freshDirectory();
    const first = await startEmbeddedMongo({ path });
    const writer = await new MongoClient(first.uri).connect();
    const written = writer.db('test').collection('kept');
    await written.createIndex({ a: 1 }, { unique: true });
    await written.insertMany([{ a: 1 }, { a: 2 }]);
    await writer.close();
    await first.close();
    const reader = await new MongoClient((await start(path)).uri).connect();
    const read = reader.db('test').collection('kept');
    await expect(
      read
        .find({}, { projection: { _id: 0 } })
        .sort({ a: 1 })
        .toArray(),
    ).resolves.toEqual([{ a: 1 }, { a: 2 }]);
    await expect(read.insertOne({ a: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { a: 1 },
      keyValue: { a: 1 },
    });
    await reader.close();
  });
});
