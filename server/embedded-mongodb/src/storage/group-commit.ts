import { type RootDatabase } from 'lmdb';

/** A unit of work that waits for a commit, and what comes of it. */
interface Unit {
  run: () => void;
  /** Tells what the work answered, or its error; once the commit is over. */
  settle: () => void;
  reject: (error: unknown) => void;
}

/**
 * All units of work that wait at one moment share a commit and its flush. The next commit begins when it is known what came of
 * the last, so that no unit builds on what a commit that failed left in memory.
 */
export class GroupCommit {
  #waiting: Unit[] = [];
  #committing: Promise<void> | null = null;
  #end: Error | null = null;

  /**
   * `onLost` brings memory back to what is on disk when a commit has failed. If it throws, nothing can be read or written any
   * more.
   */
  constructor(
    private readonly db: RootDatabase<Buffer, Buffer>,
    private readonly onLost: () => void,
  ) {}

  /** Runs `work` in the next commit and answers once that is on disk. When `work` throws, nothing it wrote remains. */
  run<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const unit: Unit = {
        run: () => {
          try {
            const value = this.#undoable(work);
            unit.settle = () => resolve(value);
          } catch (error) {
            if (error instanceof UnfinishedChild) throw error;
            unit.settle = () => unit.reject(error);
          }
        },
        settle: () => undefined,
        reject,
      };
      this.#waiting.push(unit);
      this.#committing ??= this.#commitAll();
    });
  }

  /** Throws when LMDB has given up its file: asked for a transaction then, it would never answer. */
  requireUsable(): void {
    if (this.#end) throw this.#end;
  }

  /** When nothing is under way any more. */
  async idle(): Promise<void> {
    await this.#committing;
  }

  async #commitAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commitOnce();
    this.#committing = null;
  }

  async #commitOnce(): Promise<void> {
    let units = this.#waiting;
    try {
      this.requireUsable();
      await this.db.transaction(() => {
        units = this.#waiting;
        this.#waiting = [];
        for (const unit of units) unit.run();
      });
      for (const unit of units) unit.settle();
    } catch (error) {
      if (units === this.#waiting) this.#waiting = [];
      this.#recover();
      for (const unit of units) unit.reject(error);
    }
  }

  #recover(): void {
    try {
      this.onLost();
    } catch (error) {
      const { message } = error as Error;
      this.#end ??= new Error(`nothing can be stored until the database is started again (${message})`);
    }
  }

  /** Runs the work in a child of the commit's transaction, which goes by itself if the work throws. */
  #undoable<T>(work: () => T): T {
    const done: T[] = [];
    try {
      void this.db.childTransaction(() => void done.push(work()));
    } catch (error) {
      // LMDB would take the commit's own transaction for the next child.
      if (done.length > 0) throw new UnfinishedChild('the disk or memory failed', { cause: error });
      throw error;
    }
    return done[0] as T;
  }
}

/** A child that could not be made part of its commit, which then fails as a whole. */
class UnfinishedChild extends Error {}
