import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection } from 'mongoose';
import { type Log } from '../logging/index.js';
import { hostsOf } from './address.js';
import { connect } from './connection.js';
import { DatabaseUnavailable } from './errors.js';

export interface Database {
  connection: Connection;
  kind: 'embedded' | 'mongodb';
  /** Ends the connection and, where it was started here, the embedded server; everything acknowledged is on disk. */
  close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** A real MongoDB; without it the embedded database serves from `dataDir`. */
  mongodbUri?: string | undefined;
  dataDir: string;
  databaseName?: string | undefined;
  log: Log;
}

/**
 * Opens the one database of this server.
 * @throws DatabaseUnavailable with a message for the operator
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.mongodbUri ? openMongo(options.mongodbUri, options) : openEmbedded(options);
}

async function openMongo(uri: string, { databaseName, log }: DatabaseOptions): Promise<Database> {
  const connection = await connect(uri, databaseName);
  log.info({ hosts: hostsOf(uri), database: connection.name }, 'connected to MongoDB');
  return { connection, kind: 'mongodb', close: () => connection.destroy() };
}

async function openEmbedded({ dataDir, databaseName, log }: DatabaseOptions): Promise<Database> {
  const path = join(dataDir, 'database');
  const server = await startEmbedded(path, dataDir);
  try {
    const connection = await connect(server.uri, databaseName);
    log.info({ path, database: connection.name }, 'opened the embedded database');
    const close = async (): Promise<void> => {
      await connection.destroy();
      await server.close();
    };
    return { connection, kind: 'embedded', close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function startEmbedded(
  path: string,
  dataDir: string,
): Promise<{ uri: string; close: () => Promise<void> }> {
  // Loaded only here: with a MongoDB of one's own the engine and its native library never enter the process.
  const { startEmbeddedMongo } = await import('@duijie/embedded-mongodb');
  try {
    await mkdir(path, { recursive: true });
    return await startEmbeddedMongo({ path });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnavailable(
      `The embedded database in ${dataDir} cannot be opened: ${reason}. ` +
        'If another Duijie runs on this folder, stop it first or give this one a DUIJIE_DATA_DIR of its own.',
      { cause: error },
    );
  }
}
