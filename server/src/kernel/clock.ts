/** The server's clock: the only source of "now" in domain code. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved: simulated seasons and deterministic tests. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start: Date | string) {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  /** Moves to an instant; going back is refused, since history is ordered by it. */
  set(instant: Date | string): void {
    const next = new Date(instant).getTime();
    if (!(next >= this.#now)) throw new RangeError(`the clock cannot go back to ${String(instant)}`);
    this.#now = next;
  }

  advance(milliseconds: number): void {
    this.set(new Date(this.#now + milliseconds));
  }
}
