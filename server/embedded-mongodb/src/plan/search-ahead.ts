import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { committedReader } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { type Among, type FindRequest, findRows } from './execute.js';
import { PAUSE, Pacer, runPaced } from './pace.js';
import { planFor } from './planner.js';

/** So many records are searched quickly enough within the write's own turn. */
const FEW_RECORDS = 1000;

/**
 * Does the search of a write that no index serves before the write's turn, in which everybody else waits. What others write
 * from its beginning on is noted: looking at that and at what was found, the write finds what a search within its turn would.
 */
export async function searchedAhead<T>(
  store: Store,
  collection: Collection | undefined,
  requested: () => FindRequest | undefined,
  write: (among?: Among) => Promise<T>,
): Promise<T> {
  if (!collection || collection.count <= FEW_RECORDS) return write();
  const written = new Set<number>();
  try {
    return await write(await search(store, collection, requested, written));
  } finally {
    collection.watchers.delete(written);
  }
}

/** Undefined where the write is to search by itself; it will also say what is wrong with the request. */
async function search(
  store: Store,
  collection: Collection,
  requested: () => FindRequest | undefined,
  written: Set<number>,
): Promise<Among | undefined> {
  try {
    const request = requested();
    if (!request || !readsAll(store, collection, request)) return undefined;
    // In a turn of its own: what the commits before it wrote can be read, and what comes after it is noted.
    await store.write(() => collection.watchers.add(written));
    const limit = request.sort ? 0 : (request.limit ?? 0);
    const found = await runPaced(foundBy(store, collection, { ...request, sort: undefined, limit }));
    return () => {
      if (limit > 0 && found.some((recordId) => written.has(recordId))) return undefined;
      return [...new Set([...found, ...written])].sort((a, b) => a - b);
    };
  } catch (error) {
    if (error instanceof MongoError) return undefined;
    throw error;
  }
}

function readsAll(store: Store, collection: Collection, request: FindRequest): boolean {
  const { filter, sort, limit = 0, hint, collation } = request;
  if (hint !== undefined || Object.keys(filter).length === 0) return false;
  const plan = planFor(store, collection, committedReader(), { filter, sort, wanted: limit, collation });
  return plan.kind === 'scan' && !plan.reverse;
}

function* foundBy(store: Store, collection: Collection, request: FindRequest): Generator<void, number[]> {
  const pacer = new Pacer({ pauses: true, movesAfter: Infinity, endsAfter: Infinity });
  const found: number[] = [];
  for (const row of findRows(store, collection, committedReader(), { ...request, pacer }))
    if (row === PAUSE) yield;
    else found.push(row.recordId);
  return found;
}
