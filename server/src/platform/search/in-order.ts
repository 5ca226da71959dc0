/** Does things one after the other, each whether or not those before it failed. */
export class InOrder {
  private last: Promise<unknown> = Promise.resolve();

  do<T>(thing: () => Promise<T>): Promise<T> {
    const done = this.last.then(thing, thing);
    this.last = done;
    return done;
  }

  /** Resolves once everything so far is done. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.last]);
  }
}
