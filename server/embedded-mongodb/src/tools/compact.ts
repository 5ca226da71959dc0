import { renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Environment } from '../storage/environment.js';
import { OWNER_KEY } from '../storage/keyspace.js';
import { DATA_FILE } from '../storage/open.js';
import { withStore } from './offline.js';

/** Rewrites the file of a directory that no server has without the space that removed data left in it. Gives bytes before and after. */
export async function compact(directory: string): Promise<{ before: number; after: number }> {
  const file = join(resolve(directory), DATA_FILE);
  const copy = `${file}.compact`;
  const before = statSync(file).size;
  rmSync(copy, { force: true });
  await withStore(directory, (store) => store.environment.copyCompact(copy));
  await releaseClaim(copy);
  renameSync(copy, file);
  return { before, after: statSync(file).size };
}

/** The copy was made under this process's claim, which is not to outlive it. */
async function releaseClaim(file: string): Promise<void> {
  const environment = new Environment(file);
  environment.writeNow(() => environment.remove(OWNER_KEY));
  await environment.close();
}
