import { type Log } from '../../platform/logging/index.js';
import { SearchUnavailable } from '../../platform/search/index.js';

/** Tells operators once, and not at every attempt, that search cannot be written to, and when it can be again. */
export class Complaint {
  #reason: string | null = null;

  constructor(private readonly log: Log) {}

  /** Something could not be done. */
  begin(error: unknown): void {
    const { message } = error as Error;
    if (message === this.#reason) return;
    this.#reason = message;
    if (error instanceof SearchUnavailable) this.log.warn({ reason: message }, 'search waits');
    else this.log.error({ err: error }, 'search waits');
  }

  /** Something was done. */
  end(): void {
    if (this.#reason !== null) this.log.info('search is written to again');
    this.#reason = null;
  }
}
