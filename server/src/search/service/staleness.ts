/** How long facts waited until they could be found, in milliseconds. */
export interface StalenessFigures {
  readonly events: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

const mostSamples = 2_000;

/** Remembers how long the last events waited between being recorded and being found. */
export class Staleness {
  readonly #samples: number[] = [];
  #events = 0;

  add(milliseconds: number): void {
    this.#samples[this.#events++ % mostSamples] = milliseconds;
  }

  /** Of the last 2,000 events; null where there was none. */
  figures(): StalenessFigures | null {
    const sorted = [...this.#samples].sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
    return { events: this.#events, p50: at(0.5), p99: at(0.99), longest: sorted.at(-1)! };
  }
}
