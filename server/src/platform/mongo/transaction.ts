import { type ClientSession, type Connection } from 'mongoose';
import { TransactionTimeout } from './errors.js';
import { Writes } from './writes.js';

const BUDGET_MS = 8_000;

/**
 * Runs `work` in one transaction and gives its result. Everything in it must pass the session on, and it may run several times when it
 * loses a race, so nothing in it may have an effect outside the database. What its writes
 * still hold in the end is written last.
 * @throws TransactionTimeout after 8 s of lost races; whatever `work` throws
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession, writes: Writes) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const session = await connection.startSession();
  try {
    // The driver itself would retry for two minutes, and a request has ten seconds.
    return await session.withTransaction(async () => {
      if (performance.now() - started > BUDGET_MS) {
        throw new TransactionTimeout(`the transaction did not succeed within ${BUDGET_MS} ms`);
      }
      const writes = new Writes(connection, session);
      const result = await work(session, writes);
      await writes.flush();
      return result;
    });
  } finally {
    await session.endSession();
  }
}
