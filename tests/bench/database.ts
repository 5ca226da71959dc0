import { type EmbeddedMongo, startEmbeddedMongo } from '@duijie/embedded-mongodb';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let started: Promise<{ server: EmbeddedMongo; folder: string } | null> | null = null;

/**
 * The database that figures are measured on: the MongoDB of TEST_MONGODB_URI, or an embedded one in a folder of its own.
 * Servers for tests find it by TEST_DATABASE_URI. Started at first use.
 */
export async function openDatabase(): Promise<void> {
  started ??= start();
  await started;
}

/** The address of one database on it, for a server in another process. */
export function addressOf(databaseName: string): string {
  const uri = new URL(process.env.TEST_DATABASE_URI!);
  uri.pathname = `/${databaseName}`;
  return uri.href;
}

export async function closeDatabase(): Promise<void> {
  const running = await started;
  if (!running) return;
  await running.server.close();
  await rm(running.folder, { recursive: true, force: true });
}

async function start(): Promise<{ server: EmbeddedMongo; folder: string } | null> {
  const { TEST_MONGODB_URI } = process.env;
  process.env.TEST_DATABASE_URI = TEST_MONGODB_URI ?? '';
  if (TEST_MONGODB_URI) return null;
  const folder = await mkdtemp(join(tmpdir(), 'duijie-bench-'));
  const server = await startEmbeddedMongo({ path: folder });
  process.env.TEST_DATABASE_URI = server.uri;
  return { server, folder };
}
