import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { type Db, MongoClient } from 'mongodb';
import { type EmbeddedMongo, type EmbeddedMongoOptions, startEmbeddedMongo } from '../index.js';

// Generous, as these tests start processes and wait for disks; none of them asserts a time.
jest.setTimeout(60_000);

/** A fresh data directory under the system's temporary one. */
export function freshDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'embedded-mongodb-test-'));
}

export interface Served {
  path: string;
  server: EmbeddedMongo;
  client: MongoClient;
  db: Db;
  /** Engine faults heard so far; a healthy run has none. */
  faults: Error[];
  stop(): Promise<void>;
}

/** A running engine on a directory of its own, and the official driver connected to it. */
export async function serve(
  path = freshDirectory(),
  options: Partial<EmbeddedMongoOptions> = {},
): Promise<Served> {
  const faults: Error[] = [];
  const server = await startEmbeddedMongo({ ...options, path, onFault: (error) => faults.push(error) });
  const client = await new MongoClient(server.uri, { maxPoolSize: 70 }).connect();
  return {
    path,
    server,
    client,
    db: client.db('test'),
    faults,
    stop: async () => {
      await client.close();
      await server.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
