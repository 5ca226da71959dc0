import { AsyncLocalStorage } from 'node:async_hooks';
import { type Clock, type Ids, randomIds, seededIds } from '@duijie/server';

interface Scene {
  readonly at: Date;
  readonly ids: Ids;
}

/**
 * Time and ids while a world is told. Each scene has its own instant and its own ids, so that scenes which have nothing to
 * do with each other can be played at once, and everything comes out alike in whatever order they end.
 */
export class Stage implements Clock, Ids {
  readonly #scenes = new AsyncLocalStorage<Scene>();
  readonly #played = new Set<string>();

  /** With a seed, ids and salts are the same at every telling; without, they are random. */
  constructor(private readonly seed: string | null) {}

  /** Plays a scene at an instant. Its name says which ids it gets, so no other scene may have it. */
  play<T>(name: string, at: Date, act: () => Promise<T>): Promise<T> {
    if (this.#played.has(name)) throw new Error(`the scene "${name}" was played already`);
    this.#played.add(name);
    const ids = this.seed === null ? randomIds : seededIds(`${this.seed}\u0000${name}`);
    return this.#scenes.run({ at, ids }, act);
  }

  /** Does something within a scene that takes none of its ids, for others may have done it before. */
  aside<T>(act: () => Promise<T>): Promise<T> {
    return this.#scenes.run({ at: this.now(), ids: randomIds }, act);
  }

  /** Ends the telling. Until then every promise of the process is watched, which slows all of it down. */
  close(): void {
    this.#scenes.disable();
  }

  now(): Date {
    return this.#scene.at;
  }

  id(): string {
    return this.#scene.ids.id();
  }

  secret(bytes?: number): string {
    return this.#scene.ids.secret(bytes);
  }

  get #scene(): Scene {
    const scene = this.#scenes.getStore();
    if (!scene) throw new Error('nothing happens outside a scene');
    return scene;
  }
}
