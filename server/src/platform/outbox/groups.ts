import { type OutboxRow } from './model.js';
import { type OutboxEvent } from './outbox.js';

/**
 * A handler of all events about some kinds of subjects that are taken together, so that it can do for each subject once what many
 * events ask for. Answers those that failed, with why; throwing means all of them.
 */
export type OutboxGroupHandler = (
  events: readonly OutboxEvent[],
) => Promise<ReadonlyMap<OutboxEvent, unknown>>;

/** Thrown by a group's handler that can take nothing at all for now: its events wait, however long, and no attempt is counted. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Rows of some kinds of subjects with the one who handles them, and until when that one is left alone. */
export class Group {
  #waitMs = 0;
  #waitsUntil = new Date(0);

  constructor(
    readonly subjectKinds: readonly string[],
    private readonly handler: OutboxGroupHandler,
  ) {}

  get waitsUntil(): Date {
    return this.#waitsUntil;
  }

  isOf({ subjectKind }: OutboxRow): boolean {
    return this.subjectKinds.includes(subjectKind);
  }

  /** The rows that failed, with why. Throws NotNow, and then waits longer each time. */
  async deliver(rows: readonly OutboxRow[], now: Date): Promise<ReadonlyMap<OutboxEvent, unknown>> {
    if (now < this.#waitsUntil) throw new NotNow('it was so a moment ago');
    try {
      const failed = await this.handler(rows);
      this.#waitMs = 0;
      return failed;
    } catch (error) {
      if (!(error instanceof NotNow)) return new Map(rows.map((row) => [row, error]));
      this.#waitMs = Math.min(this.#waitMs * 2 || FIRST_WAIT_MS, LONGEST_WAIT_MS);
      this.#waitsUntil = new Date(now.getTime() + this.#waitMs);
      throw error;
    }
  }
}
