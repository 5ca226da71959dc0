/** Ids that telling a world gave to things of one kind, by keys of its content. */
export class Known {
  readonly #ids = new Map<string, string>();

  constructor(private readonly what: string) {}

  set(key: string, id: string): void {
    this.#ids.set(key, id);
  }

  /** Throws where it has not happened yet. */
  id(key: string): string {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`there is no ${this.what} "${key}" yet`);
    return id;
  }
}
