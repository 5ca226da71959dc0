import { type ClientSession, type Connection } from 'mongoose';
import { TransactionTimeout } from './errors.js';
import { Writes } from './writes.js';

const BUDGET_MS = 8_000;

/** One after the other. */
class Lane {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves, to what leaves the lane again, once everybody who came earlier has left. */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let leave: () => void = () => undefined;
    this.#last = new Promise<void>((resolve) => (leave = resolve));
    await before;
    return leave;
  }
}

const lanes = new WeakMap<Connection, Lane>();

function laneOf(connection: Connection): Lane {
  const lane = lanes.get(connection) ?? new Lane();
  lanes.set(connection, lane);
  return lane;
}

/**
 * Runs `work` in one transaction and gives its result. Everything in it must pass the session on, and it may run several times when it
 * loses a race, so nothing in it may have an effect outside the database, and it may not run another. Those that lost a race go on one
 * at a time: together they would keep beating each other. What its writes still hold in the end is written last.
 * @throws TransactionTimeout after 8 s of lost races; whatever `work` throws
 */
export async function inTransaction<T>(
  connection: Connection,
  work: (session: ClientSession, writes: Writes) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const session = await connection.startSession();
  let attempts = 0;
  let leave: (() => void) | undefined;
  try {
    // The driver itself would retry for two minutes, and a request has ten seconds.
    return await session.withTransaction(async () => {
      if (attempts++ > 0) leave ??= await laneOf(connection).enter();
      if (performance.now() - started > BUDGET_MS) {
        throw new TransactionTimeout(`the transaction did not succeed within ${BUDGET_MS} ms`);
      }
      const writes = new Writes(connection, session);
      const result = await work(session, writes);
      await writes.flush();
      return result;
    });
  } finally {
    leave?.();
    await session.endSession();
  }
}
