import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { connect } from './connection.js';

/** A database of its own on the server of the test run (TEST_DATABASE_URI); `drop` removes it and ends the connection. */
export async function openTemporaryDatabase(): Promise<{
  connection: Connection;
  drop: () => Promise<void>;
}> {
  const uri = process.env.TEST_DATABASE_URI;
  if (!uri) throw new Error('TEST_DATABASE_URI is not set; the test run starts a database and sets it');
  const connection = await connect(uri, `test-${randomBytes(8).toString('hex')}`);
  const drop = async (): Promise<void> => {
    await connection.dropDatabase();
    await connection.destroy();
  };
  return { connection, drop };
}
