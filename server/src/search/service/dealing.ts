/** How far one index may be ahead of another. */
const mostWaiting = 1_000;

export interface Dealt<T> {
  readonly kind: string;
  readonly document: T;
}

/** One pass over documents of several kinds, dealt out to those who want one kind each: the records are read once for all. */
export class Dealing<T> {
  readonly #source: AsyncIterator<Dealt<T>>;
  /** What was read for those who have not come to it yet. */
  readonly #waiting: Map<string, T[]>;
  #reading: Promise<void> | null = null;
  #turn: Promise<void> = Promise.resolve();
  #isOver = false;
  #goOn: () => void = () => undefined;

  constructor(documents: AsyncIterable<Dealt<T>>, kinds: readonly string[]) {
    this.#source = documents[Symbol.asyncIterator]();
    this.#waiting = new Map(kinds.map((kind) => [kind, []]));
  }

  /** The documents of one kind; to be gone through once. */
  async *of(kind: string): AsyncIterable<T> {
    for (;;) {
      const waiting = this.#waiting.get(kind)!.splice(0);
      this.#goOn();
      yield* waiting;
      if (waiting.length > 0) continue;
      if (this.#isOver) return;
      await (this.#reading ??= this.#read().finally(() => (this.#reading = null)));
    }
  }

  /** Whoever wanted a kind wants no more of it; to be called always, so that nobody waits for them. */
  leave(kind: string): void {
    this.#waiting.delete(kind);
    this.#goOn();
  }

  async #read(): Promise<void> {
    const behind = [...this.#waiting.values()].some(({ length }) => length >= mostWaiting);
    if (behind) return new Promise((resolve) => (this.#goOn = resolve));
    // Whoever comes after a failure must not take what there is for everything.
    this.#turn = this.#turn.then(async () => {
      const next = await this.#source.next();
      if (next.done) this.#isOver = true;
      else this.#waiting.get(next.value.kind)?.push(next.value.document);
    });
    return this.#turn;
  }
}
