import { type Draft } from './draft.js';

/** What is written but not yet on the server, with what it was written on. */
export interface BrowserCopy {
  readonly version: number;
  readonly base: Draft;
  readonly draft: Draft;
}

/** Keeps one draft of one person in this browser. */
export class BrowserStore {
  readonly #key: string;

  constructor(personId: string, solutionId: string) {
    this.#key = `duijie.solution.${personId}.${solutionId}`;
  }

  read(): BrowserCopy | null {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? 'null') as BrowserCopy | null;
    } catch {
      return null;
    }
  }

  /** Whether it is kept: there may be no room, or the browser may not allow it. */
  write(copy: BrowserCopy): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  clear(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // Where nothing may be kept there is nothing to clear.
    }
  }
}
