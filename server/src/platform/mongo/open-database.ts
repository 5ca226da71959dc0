import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedMongo } from '@duijie/embedded-mongodb';
import { type Connection } from 'mongoose';
import { type Log } from '../logging/index.js';
import { hostsOf } from './address.js';
import { connect } from './connection.js';
import { DatabaseUnavailable } from './errors.js';

export interface Database {
  connection: Connection;
  kind: 'embedded' | 'mongodb';
  /** Whether it is the embedded database of a server that is running. */
  isJoined: boolean;
  /** Ends the connection and, where it was started here, the embedded server; everything acknowledged is on disk. */
  close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** A real MongoDB; without it the embedded database serves from `dataDir`. */
  mongodbUri?: string | undefined;
  dataDir: string;
  databaseName?: string | undefined;
  /** Whether to work beside a server that has the embedded database already, instead of refusing. */
  joins?: boolean;
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
  return { connection, kind: 'mongodb', isJoined: false, close: () => connection.destroy() };
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const { dataDir, databaseName, log } = options;
  const path = join(dataDir, 'database');
  const server = await startEmbedded(path, options);
  if (typeof server === 'string') {
    const joined = await connect(server, databaseName);
    return { connection: joined, kind: 'embedded', isJoined: true, close: () => joined.destroy() };
  }
  try {
    const connection = await connect(server.uri, databaseName);
    log.info({ path, database: connection.name }, 'opened the embedded database');
    const close = async (): Promise<void> => {
      await connection.destroy();
      await server.close();
    };
    return { connection, kind: 'embedded', isJoined: false, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** The server that was started, or the URI of the one to be joined. */
async function startEmbedded(
  path: string,
  { dataDir, joins, log }: DatabaseOptions,
): Promise<EmbeddedMongo | string> {
  // Loaded only here: with a MongoDB of one's own the engine and its native library never enter the process.
  const { startEmbeddedMongo } = await import('@duijie/embedded-mongodb');
  const onFault = (error: Error): void => log.error({ err: error }, 'the embedded database met a fault');
  try {
    await mkdir(path, { recursive: true });
    return await startEmbeddedMongo({ path, onFault });
  } catch (error) {
    const running = (error as { uri?: string | null }).uri;
    if (joins && running) return running;
    throw new DatabaseUnavailable(whyClosed(error, dataDir), { cause: error });
  }
}

function whyClosed(error: unknown, dataDir: string): string {
  if ((error as { code?: unknown }).code === 'DIRECTORY_IN_USE') {
    return (
      `Another Duijie is already running on the data folder ${dataDir}. ` +
      'Stop it first, or give this one a folder of its own with DUIJIE_DATA_DIR.'
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The embedded database in ${dataDir} cannot be opened: ${reason}. Check the folder, or set DUIJIE_DATA_DIR.`;
}
