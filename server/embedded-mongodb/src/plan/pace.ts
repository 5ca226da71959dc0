import { type Row } from '../storage/scan.js';

/** For how long a reading may keep others waiting; about as long as a get takes. */
const SLICE_MILLISECONDS = 0.25;
const ROWS_PER_LOOK = 8;

/** Stands among the rows of a paced reading where others may go first. */
export const PAUSE: Row = { recordId: -1, raw: Buffer.alloc(0) };

/** Keeps a long reading from stalling the others: it tells when it is time to let them go first. */
export class Pacer {
  /** Whether others have come in between, so that what was read of an index may no longer be so. */
  hasPaused = false;
  #rows = 0;
  #until = performance.now() + SLICE_MILLISECONDS;

  *pace(rows: Iterable<Row>): Generator<Row> {
    for (const row of rows) {
      if (++this.#rows % ROWS_PER_LOOK === 0 && performance.now() > this.#until) {
        this.hasPaused = true;
        yield PAUSE;
        this.#until = performance.now() + SLICE_MILLISECONDS;
      }
      yield row;
    }
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
