import DataLoader from 'dataloader';
import { type Page, type PageRequest } from '../pagination.js';

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

/** Which page of which parent's list. */
export interface PageOf {
  readonly key: string;
  readonly page: PageRequest;
}

/** Pages of the lists of several parents: those that are cut alike are read together. */
export function pagesByKey<R>(
  read: (keys: readonly string[], page: PageRequest) => Promise<ReadonlyMap<string, Page<R>>>,
): DataLoader<PageOf, Page<R>, string> {
  const cutOf = ({ first, after }: PageRequest) => `${first ?? ''} ${after ?? ''}`;
  return new DataLoader<PageOf, Page<R>, string>(
    async (wanted) => {
      const cuts = new Map(wanted.map(({ page }) => [cutOf(page), page]));
      const found = [...cuts].map(async ([cut, page]) => {
        const own = wanted.filter((each) => cutOf(each.page) === cut).map(({ key }) => key);
        return [cut, await read(own, page)] as const;
      });
      const pages = new Map(await Promise.all(found));
      return wanted.map(({ key, page }) => pages.get(cutOf(page))!.get(key)!);
    },
    { cacheKeyFn: ({ key, page }) => `${key} ${cutOf(page)}` },
  );
}
