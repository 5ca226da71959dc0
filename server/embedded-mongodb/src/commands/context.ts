import { type Document } from 'bson';
import { MongoError } from '../errors.js';
import { Pacer } from '../plan/pace.js';
import { type Collection } from '../storage/collection.js';
import { committedReader, type Reader } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { DirectWriter, type Writer } from '../storage/writer.js';
import { BlockedByTransaction } from '../transactions/claims.js';
import { type Sessions } from '../transactions/sessions.js';
import { type Transaction } from '../transactions/transaction.js';
import { type Command, namespaceOf, requireOwnName } from './command.js';
import { type Cursors } from './cursors.js';
import { type FailPoints } from './fail-points.js';
import { wholeNumber } from './options.js';

/** Threads that take over readings which would keep others waiting for long. */
export interface LongReadings {
  /** A reading moves after so many milliseconds. */
  readonly movesAfter: number;
  /** Reads anew what a command, as it was sent, asks for; the whole reply, also if it fails. */
  begin(command: Buffer): Promise<Uint8Array>;
  /** The next batch of a cursor that such a reading left; null if the cursor is not one of theirs. */
  next(cursor: bigint, command: Buffer): Promise<Uint8Array> | null;
  /** Whether the cursor was one of theirs. */
  kill(cursor: bigint): boolean;
}

/** What all commands of one server share. */
export interface ServerState {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  /** Where clients reach this server: a socket path or `host:port`. */
  readonly address: string;
  /** Only in a server for tests. */
  readonly failPoints: FailPoints | null;
  /** None in such a thread itself. */
  readonly longReadings: LongReadings | null;
}

/** A command on its way: what it acts on and, when it belongs to one, its transaction. */
export interface CommandContext {
  readonly server: ServerState;
  readonly command: Command;
  readonly transaction: Transaction | null;
  /** What is read outside of transactions, if it is not the last commit. */
  readonly snapshot?: Reader;
  /** The session, when the command names one. */
  readonly session: string | undefined;
  readonly connectionId: number;
  /** Whether it is a write that may be sent again with the same number. */
  readonly isRetryable: boolean;
  /** Closes the connection when the command has run, instead of answering it. */
  hangUp: () => void;
}

/** Before each statement of a write: a retryable one may be told to fail. */
export function beforeStatement({ isRetryable, server, hangUp }: CommandContext): void {
  if (isRetryable && server.failPoints?.beforeStatement()) hangUp();
}

/** The reply without its `ok`, or the whole reply already encoded. */
export type Reply = Document | Uint8Array;
export type Handler = (context: CommandContext) => Reply | Promise<Reply>;

export function readerOf(context: CommandContext): Reader {
  return context.transaction ?? context.snapshot ?? committedReader();
}

/**
 * Keeps a reading from stalling others. None in a transaction: it may end, and its view with it, while a reading pauses, and
 * its own changes are known to this thread alone. It also keeps the time the command is given.
 */
export function pacerOf(context: CommandContext, pauses = true): Pacer | undefined {
  const { transaction, server, command } = context;
  if (transaction) return undefined;
  const movesAfter = server.longReadings?.movesAfter ?? Infinity;
  const endsAfter = wholeNumber(command.body, 'maxTimeMS', 0) || Infinity;
  return new Pacer({ pauses, movesAfter, endsAfter });
}

/** The collection a command names; undefined when there is none yet. */
export function collectionOf(context: CommandContext): Collection | undefined {
  return context.server.store.catalogue.get(namespaceOf(context.command));
}

/**
 * As `collectionOf`; makes the collection if it is missing, outside any transaction, as the catalogue has no
 * versions.
 */
export async function ensureCollection(context: CommandContext): Promise<Collection> {
  const { store } = context.server;
  const known = collectionOf(context);
  if (known) return known;
  const namespace = namespaceOf(context.command);
  requireOwnName(namespace);
  return store.write(() => store.catalogue.ensure(namespace));
}

/**
 * Runs a unit of writing: inside the command's transaction, or in a group commit of its own. When it meets
 * what an open transaction has written, nothing of it remains; it waits for that transaction to end and runs
 * again.
 */
export async function writeUnit<T>(
  context: CommandContext,
  work: (writer: Writer, reader: Reader) => T,
): Promise<T> {
  const { transaction, server, command } = context;
  if (transaction) return work(transaction, transaction);
  const patience = wholeNumber(command.body, 'maxTimeMS', 0);
  for (;;) {
    try {
      return await server.store.write(() => work(new DirectWriter(server.store), committedReader()));
    } catch (error) {
      if (!(error instanceof BlockedByTransaction)) throw error;
      await endOf(error, patience);
    }
  }
}

async function endOf({ holder }: BlockedByTransaction, patience: number): Promise<void> {
  if (patience === 0) return holder.ended;
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MongoError(50, 'operation exceeded time limit')), patience);
  });
  await Promise.race([holder.ended, expired]).finally(() => clearTimeout(timer));
}
