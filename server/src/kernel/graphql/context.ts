import type DataLoader from 'dataloader';
import { type Viewer } from '../viewer.js';

/** Loaders of one request: made at first use, filtered by what its viewer may see, gone with the request. */
export class LoaderScope {
  readonly #loaders = new Map<unknown, unknown>();

  /** The loader registered under `key` (its factory function), made once per request. */
  get<K, V, C = K>(key: object, create: () => DataLoader<K, V, C>): DataLoader<K, V, C> {
    const known = this.#loaders.get(key) as DataLoader<K, V, C> | undefined;
    if (known) return known;
    const created = create();
    this.#loaders.set(key, created);
    return created;
  }
}

/** What resolvers get besides their arguments. */
export interface RequestContext {
  readonly viewer: Viewer;
  readonly loaders: LoaderScope;
  /** Sets or clears (null) the session cookie of the answer; expires is an instant. */
  setSession(secret: string | null, expires?: Date): void;
}
