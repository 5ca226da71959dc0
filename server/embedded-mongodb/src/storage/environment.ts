import { statSync } from 'node:fs';
import { open, type RangeOptions, type RootDatabase, type Transaction } from 'lmdb';
import { commitError } from './faults.js';
import { GroupCommit } from './group-commit.js';
import { type KeyRange } from './keyspace.js';

/** A view of the data as of one commit; `done()` lets its pages be reused. */
export type ReadView = Transaction;

export interface RangeRead extends KeyRange {
  reverse?: boolean;
  limit?: number;
  /** Entries to pass over first; LMDB does so without handing them to JavaScript. */
  offset?: number;
  /** Begin after `start` (before it, in reverse). */
  exclusiveStart?: boolean;
  view?: ReadView | undefined;
}

/** What lmdb offers beyond its type declarations: a read through a given view, and to let go of what reads without one share. */
interface Reads {
  getBinary(key: Buffer, options?: { transaction?: ReadView }): Buffer | undefined;
  _commitReadTxn(): void;
}

/**
 * The LMDB file. Writing happens inside `write`: all callbacks waiting at one moment share one commit and one
 * flush. Reading inside such a callback sees what the commit has so far; reading outside sees the last
 * commit.
 */
export class Environment {
  readonly #db: RootDatabase<Buffer, Buffer>;
  readonly #commits: GroupCommit;
  /** Called when a commit has failed, before anything else is written. */
  onLostCommit: () => void = () => undefined;

  constructor(private readonly file: string) {
    this.#db = open<Buffer, Buffer>(file, {
      encoding: 'binary',
      keyEncoding: 'binary',
      maxReaders: 512,
      maxDbs: 1,
      // A turn's batch has a promise of its own which nobody can hear, and which ends the thread if the commit fails.
      eventTurnBatching: false,
      // A commit is over when it is on disk; a flush of its own that failed would never be heard of.
      overlappingSync: false,
    });
    this.#commits = new GroupCommit(this.#db, () => {
      // LMDB may have given up the file, which only a reading that begins now is told.
      this.#db.resetReadTxn();
      (this.#db as unknown as Reads)._commitReadTxn();
      this.onLostCommit();
    });
    // A process that was killed leaves its readers behind, and they would keep old pages from being reused.
    this.#db.readerCheck();
  }

  get(key: Buffer, view?: ReadView): Buffer | undefined {
    return (this.#db as unknown as Reads).getBinary(key, view ? { transaction: view } : undefined);
  }

  /** The keys of a range, read at once. In reverse they begin at the end. */
  keys(range: RangeRead): Buffer[] {
    return [...this.#db.getKeys(rangeOptions(range))];
  }

  entries(range: RangeRead): { key: Buffer; value: Buffer }[] {
    return [...this.#db.getRange(rangeOptions(range))];
  }

  count(range: RangeRead): number {
    return this.#db.getKeysCount(rangeOptions(range));
  }

  /** Inside `write` only. */
  put(key: Buffer, value: Buffer): void {
    void this.#db.put(key, value);
  }

  /** Inside `write` only. */
  remove(key: Buffer): void {
    void this.#db.remove(key);
  }

  /** How many bytes the file has. */
  fileSize(): number {
    return statSync(this.file).size;
  }

  /** A view of the last commit, for as long as it is held. */
  view(): ReadView {
    return this.#db.useReadTransaction();
  }

  /** As `view`, in a thread that must not read what it saw a moment before: another has committed since. */
  freshView(): ReadView {
    this.#db.resetReadTxn();
    return this.view();
  }

  /**
   * Runs `work` in the next commit and answers once that commit is on disk. When `work` throws, nothing it
   * wrote remains, and the error is handed on.
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.#commits.run(work);
    } catch (error) {
      throw await commitError(error, this.file);
    }
  }

  /** A copy of the last commit without unused space. */
  copyCompact(file: string): Promise<void> {
    return this.#db.backup(file, true);
  }

  /** Runs `work` in a commit of its own, before anything else; for opening only, as it blocks the thread. */
  writeNow<T>(work: () => T): T {
    this.#commits.requireUsable();
    return this.#db.transactionSync(work);
  }

  async close(): Promise<void> {
    await this.#commits.idle();
    await this.#db.close();
  }
}

function rangeOptions(range: RangeRead): RangeOptions {
  const { start, end, view, ...rest } = range;
  const options: RangeOptions = {
    ...rest,
    start: rest.reverse ? end : start,
    end: rest.reverse ? start : end,
  };
  if (view) options.transaction = view;
  return options;
}
