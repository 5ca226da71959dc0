import { Binary, type Document } from 'bson';
import { MongoError } from '../errors.js';
import { type Store } from '../storage/store.js';
import { Transaction } from './transaction.js';

const MOST_SESSIONS = 10_000;
const IDLE_MILLISECONDS = 30 * 60_000;
/** As long as MongoDB lets a transaction stay open. */
const TRANSACTION_MILLISECONDS = 60_000;

/** A client's logical session: its last transaction or retryable write, and what that was answered. */
export interface Session {
  readonly key: string;
  number: bigint;
  transaction: Transaction | null;
  /** The answer to the retryable write of this number; a repeated request gets it again. */
  reply: Promise<unknown> | null;
  usedAt: number;
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  constructor(private readonly store: Store) {}

  /** The session of an `lsid`, begun if it is new. */
  of(lsid: Document): Session {
    const key = keyOf(lsid);
    const known = this.#sessions.get(key);
    const session = known ?? { key, number: -1n, transaction: null, reply: null, usedAt: 0 };
    session.usedAt = performance.now();
    this.#sessions.delete(key);
    this.#sessions.set(key, session);
    return session;
  }

  /** Begins the transaction of that number; an older one still open in the session is aborted. */
  begin(session: Session, number: bigint): Transaction {
    if (
      number < session.number ||
      (number === session.number && session.transaction === null && session.reply !== null)
    )
      throw new MongoError(
        225,
        `Cannot start transaction ${number}: a newer one, ${session.number}, has already started`,
      );
    if (number === session.number && session.transaction)
      throw new MongoError(117, `Transaction ${number} has already started`);
    this.#advance(session, number);
    return (session.transaction = new Transaction(this.store));
  }

  /** The open transaction of that number. */
  continued(session: Session, number: bigint): Transaction {
    const { transaction } = session;
    if (number !== session.number || transaction?.state !== 'open') throw noSuchTransaction(session, number);
    return transaction;
  }

  /**
   * Answers a retryable write once: a repetition waits for, and gets, the first answer. A failed one may run
   * again.
   */
  once<T>(session: Session, number: bigint, run: () => Promise<T>): Promise<T> {
    if (number < session.number)
      throw new MongoError(225, `Retryable write ${number} is too old: the session is at ${session.number}`);
    if (number === session.number && session.reply) return session.reply as Promise<T>;
    this.#advance(session, number);
    const reply = run();
    session.reply = reply;
    reply.catch(() => {
      if (session.reply === reply) session.reply = null;
    });
    return reply;
  }

  #advance(session: Session, number: bigint): void {
    session.transaction?.abort();
    session.transaction = null;
    session.reply = null;
    session.number = number;
  }

  async commit(session: Session, number: bigint): Promise<void> {
    const { transaction } = session;
    if (!transaction || number !== session.number || transaction.state === 'aborted')
      throw noSuchTransaction(session, number);
    await transaction.commit();
  }

  abort(session: Session, number: bigint): void {
    const { transaction } = session;
    if (!transaction || number !== session.number || transaction.state === 'aborted')
      throw noSuchTransaction(session, number);
    if (transaction.state !== 'open') throw new MongoError(256, `Transaction ${number} has been committed`);
    transaction.abort();
  }

  /** The sessions as `$listLocalSessions` shows them. */
  *describe(): Iterable<Document> {
    const now = performance.now();
    for (const { key, usedAt } of this.#sessions.values())
      yield {
        _id: { id: new Binary(Buffer.from(key, 'hex'), Binary.SUBTYPE_UUID) },
        lastUse: new Date(Date.now() - Math.round(now - usedAt)),
      };
  }

  end(lsid: Document): string {
    const key = keyOf(lsid);
    this.#sessions.get(key)?.transaction?.abort();
    this.#sessions.delete(key);
    return key;
  }

  /** Aborts transactions open for too long, forgets idle sessions, and the oldest when there are too many. */
  sweep(now = performance.now()): void {
    for (const [key, session] of this.#sessions) {
      const { transaction } = session;
      if (transaction && now - transaction.startedAt > TRANSACTION_MILLISECONDS) transaction.abort();
      if (transaction?.state === 'open' || transaction?.state === 'committing') continue;
      if (now - session.usedAt > IDLE_MILLISECONDS || this.#sessions.size > MOST_SESSIONS)
        this.#sessions.delete(key);
    }
  }

  abortAll(): void {
    for (const { transaction } of this.#sessions.values()) transaction?.abort();
  }
}

function noSuchTransaction(session: Session, number: bigint): MongoError {
  const why =
    number === session.number && session.transaction
      ? 'has been aborted'
      : `does not match the session's ${session.number}`;
  return new MongoError(251, `Transaction ${number} ${why}`, { errorLabels: ['TransientTransactionError'] });
}

function keyOf(lsid: Document): string {
  const id = lsid['id'] as Binary | undefined;
  if (id?._bsontype !== 'Binary')
    throw new MongoError(14, "BSON field 'lsid.id' is the wrong type, expected type 'binData'");
  return Buffer.from(id.buffer.subarray(0, id.position)).toString('hex');
}
