import mongoose, { type ConnectOptions, type Connection } from 'mongoose';
import { databaseOf, hostsOf } from './address.js';
import { DatabaseUnavailable } from './errors.js';
import { learnBulkWriting } from './writes.js';

/** No request waits longer than 10 s on the database: selecting a server, waiting for a socket and for an answer are bounded each. */
const SELECTION_MS = 5_000;
const QUERY_MS = 8_000;
const SOCKET_MS = 10_000;

const OPTIONS: ConnectOptions = {
  serverSelectionTimeoutMS: SELECTION_MS,
  connectTimeoutMS: SELECTION_MS,
  waitQueueTimeoutMS: SELECTION_MS,
  socketTimeoutMS: SOCKET_MS,
  useBigInt64: true,
  ignoreUndefined: true,
  retryWrites: true,
  retryReads: true,
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: QUERY_MS },
  readConcern: { level: 'majority' },
  sanitizeFilter: true,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
};

const DEFAULT_DATABASE = 'duijie';

/**
 * Connects to a MongoDB that can run transactions.
 * @throws DatabaseUnavailable where it cannot be reached or is a standalone server
 */
export async function connect(uri: string, databaseName?: string): Promise<Connection> {
  const dbName = databaseName ?? databaseOf(uri) ?? DEFAULT_DATABASE;
  const connection = mongoose.createConnection();
  connection.set('maxTimeMS', QUERY_MS);
  try {
    await connection.openUri(uri, { ...OPTIONS, dbName });
    await requireTransactions(connection, uri);
    await learnBulkWriting(connection);
    return connection;
  } catch (error) {
    await connection.destroy();
    throw error instanceof DatabaseUnavailable ? error : unreachable(uri, error);
  }
}

async function requireTransactions(connection: Connection, uri: string): Promise<void> {
  const hello = await connection.getClient().db('admin').command({ hello: 1 });
  if (hello.setName || hello.msg === 'isdbgrid') return;
  throw new DatabaseUnavailable(
    `The MongoDB at ${hostsOf(uri)} is a standalone server, and transactions need a replica set. ` +
      'Start it with --replSet and run rs.initiate() once; a single member is enough.',
  );
}

function unreachable(uri: string, error: unknown): DatabaseUnavailable {
  const reason = (error instanceof Error ? error.message : String(error)).replaceAll(uri, hostsOf(uri));
  return new DatabaseUnavailable(
    `The MongoDB at ${hostsOf(uri)} cannot be used: ${reason}. Check MONGODB_URI and whether the server is running.`,
    { cause: error },
  );
}
