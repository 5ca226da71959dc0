import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, startEmbeddedMongo } from '../index.js';
import { verify } from './check.js';
import { runLive } from './live.js';
import { TABLE } from './table.js';

/** The real thing to hold the table against; without it the rows go through this package's own server. */
const given = process.env.TEST_MONGODB_URI;

/** What only this engine refuses says nothing about MongoDB, which carries it. */
const REFUSED_HERE = 238;

describe('over the wire', () => {
  let directory: string;
  let server: EmbeddedMongo | undefined;
  let client: MongoClient;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'conformance-'));
    if (!given) server = await startEmbeddedMongo({ path: directory });
    client = await new MongoClient(given ?? (server as EmbeddedMongo).uri).connect();
  });

  afterAll(async () => {
    await client.close();
    await server?.close();
    await rm(directory, { recursive: true, force: true });
  });

  describe.each(Object.entries(TABLE))('%s', (_, rows) => {
    const shared = given ? rows.filter((row) => row.fails !== REFUSED_HERE) : rows;
    it.each(shared.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
      await verify(row, () => runLive(row, client.db('conformance')));
    });
  });
});
