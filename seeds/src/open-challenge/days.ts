import { dayBegins } from '../plan/index.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const shanghaiMs = 8 * 60 * minuteMs;

/** Days counted from the one on which a world is told, as it is in Shanghai: −1 is yesterday. */
export class Days {
  readonly #today: number;
  readonly year: number;

  constructor(now: Date) {
    const day = new Date(now.getTime() + shanghaiMs).toISOString().slice(0, 10);
    this.#today = dayBegins(day).getTime();
    this.year = Number(day.slice(0, 4));
  }

  begins(day: number): Date {
    return new Date(this.#today + day * dayMs);
  }

  /** A time of a day, in minutes after nine o'clock. */
  at(day: number, minutes: number): Date {
    return new Date(this.begins(day).getTime() + (9 * 60 + minutes) * minuteMs);
  }
}
