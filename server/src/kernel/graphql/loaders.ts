import DataLoader from 'dataloader';

/** Records one by one, by their id or another key of theirs; null where `read` answers none. */
export function oneByKey<R extends { _id: string }>(
  read: (keys: readonly string[]) => Promise<readonly R[]>,
  keyOf: (record: R) => string = ({ _id }) => _id,
): DataLoader<string, R | null> {
  return new DataLoader(async (keys) => {
    const found = new Map((await read(keys)).map((record) => [keyOf(record), record]));
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** All records of each key, in the order in which `read` answers them. */
export function manyByKey<R>(
  read: (keys: readonly string[]) => Promise<readonly R[]>,
  keyOf: (record: R) => string,
): DataLoader<string, R[]> {
  return listsByKey(async (keys) => {
    const found = new Map<string, R[]>(keys.map((key) => [key, []]));
    for (const record of await read(keys)) found.get(keyOf(record))?.push(record);
    return found;
  });
}

/** The list of each key, empty where `read` has none. */
export function listsByKey<R>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, R[]>>,
): DataLoader<string, R[]> {
  return new DataLoader(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key) ?? []);
  });
}
