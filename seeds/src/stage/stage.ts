import { type Clock, type Ids, randomIds, seededIds } from '@duijie/server';

/** Where a world is told: gives the use cases under another clock, with other ids. */
export interface Ground<C> {
  at(clock: Clock, ids: Ids): C;
}

/** One scene at a time: its instant, its ids, and the use cases under both. */
class Lane<C> implements Clock, Ids {
  readonly core: C;
  #at: Date | null = null;
  #ids: Ids = randomIds;

  constructor(ground: Ground<C>) {
    this.core = ground.at(this, this);
  }

  async play<T>(at: Date, ids: Ids, act: (scene: Scene<C>) => Promise<T>): Promise<T> {
    this.#at = at;
    this.#ids = ids;
    try {
      return await act({ core: this.core, at, aside: (act) => this.#aside(act) });
    } finally {
      this.#at = null;
    }
  }

  now(): Date {
    if (!this.#at) throw new Error('nothing happens outside a scene');
    return this.#at;
  }

  id(): string {
    return this.#ids.id();
  }

  secret(bytes?: number): string {
    return this.#ids.secret(bytes);
  }

  async #aside<T>(act: () => Promise<T>): Promise<T> {
    const ids = this.#ids;
    this.#ids = randomIds;
    try {
      return await act();
    } finally {
      this.#ids = ids;
    }
  }
}

/** What a scene has to play with. */
export interface Scene<C> {
  readonly core: C;
  readonly at: Date;
  /** Does something that takes none of the scene's ids, for another scene may have done it before. */
  readonly aside: <T>(act: () => Promise<T>) => Promise<T>;
}

/**
 * Time and ids while a world is told. Each scene has its own instant and its own ids, so that scenes which have nothing to
 * do with each other can be played at once, and everything comes out alike in whatever order they end.
 */
export class Stage<C> {
  readonly #free: Lane<C>[] = [];
  readonly #played = new Set<string>();

  /** With a seed, ids and salts are the same at every telling; without, they are random. */
  constructor(
    private readonly seed: string | null,
    private readonly ground: Ground<C>,
  ) {}

  /** Plays a scene at an instant. Its name says which ids it gets, so no other scene may have it. */
  async play<T>(name: string, at: Date, act: (scene: Scene<C>) => Promise<T>): Promise<T> {
    if (this.#played.has(name)) throw new Error(`the scene "${name}" was played already`);
    this.#played.add(name);
    const lane = this.#free.pop() ?? new Lane(this.ground);
    const ids = this.seed === null ? randomIds : seededIds(`${this.seed}\u0000${name}`);
    return lane.play(at, ids, act).finally(() => this.#free.push(lane));
  }
}
