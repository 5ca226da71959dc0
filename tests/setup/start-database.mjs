import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * One database for the whole run, each test file taking a database name of its own in it: the MongoDB of TEST_MONGODB_URI, or the built
 * embedded database in a fresh folder. Its address reaches the workers as TEST_DATABASE_URI.
 */
export default async function startDatabase() {
  if (process.env.TEST_MONGODB_URI) {
    process.env.TEST_DATABASE_URI = process.env.TEST_MONGODB_URI;
    return;
  }
  const { startEmbeddedMongo } = await import('../../server/embedded-mongodb/dist/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'database-'));
  const server = await startEmbeddedMongo({ path: folder });
  process.env.TEST_DATABASE_URI = server.uri;
  globalThis.testDatabase = { server, folder };
}
