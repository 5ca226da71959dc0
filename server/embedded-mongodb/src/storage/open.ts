import { join } from 'node:path';
import { Environment } from './environment.js';
import { CannotOpen, hasRoom, openingError } from './faults.js';
import { damageOf } from './file-check.js';
import { markFormat, requireReadableFormat } from './format.js';
import { Store } from './store.js';

export const DATA_FILE = 'data.lmdb';

/** Opens the data of a directory: refuses files of newer formats, and says in words why it cannot. */
export function openStore(folder: string): Store {
  if (!hasRoom(folder)) throw new CannotOpen('DISK_FULL', 'the disk is full; make room and start again');
  const damage = damageOf(join(folder, DATA_FILE));
  if (damage) throw new CannotOpen('CORRUPTED', `${DATA_FILE} is damaged: ${damage}; restore a dump`);
  try {
    const store = new Store(new Environment(join(folder, DATA_FILE)));
    requireReadableFormat(store.environment);
    markFormat(store.environment);
    return store;
  } catch (error) {
    throw openingError(error, folder);
  }
}
