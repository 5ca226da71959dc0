import { type Collection } from '../storage/collection.js';
import { recordRange } from '../storage/keyspace.js';
import { type Store } from '../storage/store.js';
import { namespaceOf } from './command.js';
import { collectionOf, type Handler } from './context.js';

/** So many records tell the mean size of a collection's. */
const SAMPLED = 1000;

export const collStats: Handler = (context) => {
  const collection = collectionOf(context);
  const { store } = context.server;
  const ns = namespaceOf(context.command);
  if (!collection) return { ns, count: 0, size: 0, nindexes: 0, capped: false };
  const { count, avgObjSize, size } = sizesOf(store, collection);
  return {
    ns,
    count,
    size,
    avgObjSize,
    storageSize: size,
    nindexes: collection.indexes.length,
    capped: false,
  };
};

/** `db.stats()`. Sizes of data are estimates from samples; that of the file is exact, and of all databases together. */
export const dbStats: Handler = ({ command, server: { store } }) => {
  const collections = [...store.catalogue.all()].filter(({ database }) => database === command.database);
  const sizes = collections.map((collection) => sizesOf(store, collection));
  const objects = sum(sizes.map(({ count }) => count));
  const dataSize = sum(sizes.map(({ size }) => size));
  return {
    db: command.database,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize,
    storageSize: store.environment.fileSize(),
    indexes: sum(collections.map(({ indexes }) => indexes.length)),
    scaleFactor: 1,
  };
};

interface Sizes {
  count: number;
  avgObjSize: number;
  size: number;
}

/** Bytes of a collection's documents, estimated from its first ones. */
export function sizesOf(store: Store, { id, count }: Collection): Sizes {
  const sample = store.environment.entries({ ...recordRange(id), limit: SAMPLED });
  const avgObjSize = sample.length > 0 ? sum(sample.map(({ value }) => value.length)) / sample.length : 0;
  return { count, avgObjSize: Math.round(avgObjSize), size: Math.round(avgObjSize * count) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
