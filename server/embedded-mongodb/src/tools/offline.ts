import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { claimDirectory } from '../storage/owner.js';
import { openStore } from '../storage/open.js';
import { type Store } from '../storage/store.js';

/** Works on a directory that no server has; one that is being served is refused. */
export async function withStore<T>(
  directory: string,
  work: (store: Store, path: string) => Promise<T>,
): Promise<T> {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const store = openStore(path);
  try {
    const release = await claimDirectory(store.environment, join(path, 'mongodb.sock'));
    try {
      return await work(store, path);
    } finally {
      release();
    }
  } finally {
    await store.environment.close();
  }
}
