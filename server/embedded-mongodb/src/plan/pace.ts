import { MongoError } from '../errors.js';
import { type Row } from '../storage/scan.js';

/** For how long a reading may keep others waiting; about as long as a get takes. */
const SLICE_MILLISECONDS = 0.25;
const ROWS_PER_LOOK = 8;

/** Stands among the rows of a paced reading where others may go first. */
export const PAUSE: Row = { recordId: -1, raw: Buffer.alloc(0) };

/** Thrown by a reading that has taken so long that it is to begin anew in a thread for long readings. */
export class TakesLong extends Error {}

interface Pace {
  /** Whether the reading can stop between rows, to let others go first. */
  pauses: boolean;
  /** After how many milliseconds it is to move to another thread; never, if it is there already. */
  movesAfter: number;
  /** After how many milliseconds it is to fail. */
  endsAfter: number;
}

/** Keeps a long reading from stalling the others: it tells when it is time to let them go first, or to move. */
export class Pacer {
  /** Whether others have come in between, so that what was read of an index may no longer be so. */
  hasPaused = false;
  #rows = 0;
  #until: number;
  #movesAt: number;
  #endsAt: number;

  constructor(private readonly given: Pace) {
    const now = performance.now();
    this.#until = now + SLICE_MILLISECONDS;
    this.#movesAt = now + given.movesAfter;
    this.#endsAt = now + given.endsAfter;
  }

  /** The reading has begun to answer, and cannot begin anew. */
  stay(): void {
    this.#movesAt = Infinity;
    this.#endsAt = Infinity;
  }

  *pace(rows: Iterable<Row>): Generator<Row> {
    for (const row of rows) {
      if (this.#rows++ % ROWS_PER_LOOK === 0 && this.#isPauseDue()) {
        this.hasPaused = true;
        yield PAUSE;
        this.#until = performance.now() + SLICE_MILLISECONDS;
      }
      yield row;
    }
  }

  #isPauseDue(): boolean {
    const now = performance.now();
    if (now > this.#endsAt) throw new MongoError(50, 'operation exceeded time limit');
    if (now > this.#movesAt) throw new TakesLong();
    return this.given.pauses && now > this.#until;
  }
}

/** Runs steps at once, or where one of them pauses, the rest in later turns. */
export function runPaced<T>(steps: Generator<void, T>): T | Promise<T> {
  const first = steps.next();
  return first.done ? first.value : resumed(steps);
}

async function resumed<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    await new Promise((resume) => setImmediate(resume));
    const step = steps.next();
    if (step.done) return step.value;
  }
}
