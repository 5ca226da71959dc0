import { type Document, Long } from 'bson';
import { isNumeric, isObject } from '../bson/types.js';
import { toDouble } from '../bson/exact.js';
import { MongoError, unsupported } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { prefixRange, recordRange } from '../storage/keyspace.js';
import { type Store } from '../storage/store.js';
import { namespaceOf } from './command.js';
import { collectionOf, type Handler } from './context.js';

/** So many records or index entries tell the mean size of all. */
const SAMPLED = 1000;

export const collStats: Handler = (context) => {
  const collection = collectionOf(context);
  const ns = namespaceOf(context.command);
  const scale = scaleOf(context.command.body);
  if (!collection)
    return { ns, count: 0, size: 0, storageSize: 0, totalIndexSize: 0, nindexes: 0, capped: false };
  return { ns, ...storageStats(context.server.store, collection, scale) };
};

/** `db.stats()`. Sizes of data are estimates from samples; that of the file is exact, and of all databases together. */
export const dbStats: Handler = ({ command, server: { store } }) => {
  const collections = [...store.catalogue.all()].filter(({ database }) => database === command.database);
  const sizes = collections.map((collection) => sizesOf(store, collection));
  const objects = sum(sizes.map(({ count }) => count));
  const dataSize = sum(sizes.map(({ size }) => size));
  const indexSize = sum(collections.flatMap((each) => Object.values(indexSizes(store, each))));
  const scale = scaleOf(command.body);
  return {
    db: command.database,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize: dataSize / scale,
    storageSize: store.environment.fileSize() / scale,
    indexes: sum(collections.map(({ indexes }) => indexes.length)),
    indexSize: indexSize / scale,
    totalSize: store.environment.fileSize() / scale,
    scaleFactor: scale,
  };
};

/** What `$collStats` gives, as far as it is asked. */
export function statisticsOf(store: Store, collection: Collection, asked: unknown): Document {
  const { storageStats: storage, count, ...others } = isObject(asked) ? asked : {};
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw unsupported(`the option '${unknown}' of $collStats`);
  return {
    ns: collection.namespace,
    host: 'embedded',
    localTime: new Date(),
    ...(isObject(storage) && { storageStats: storageStats(store, collection, scaleOf(storage)) }),
    ...(count !== undefined && { count: collection.count }),
  };
}

/** What `$indexStats` gives: how often commands have read each index, other than in threads for long readings. */
export function indexStatisticsOf(collection: Collection | undefined): Document[] {
  return (collection?.indexes ?? []).map(({ name, specification, uses, since }) => ({
    name,
    key: specification.key,
    host: 'embedded',
    accesses: { ops: Long.fromNumber(uses), since },
    spec: specification,
  }));
}

function storageStats(store: Store, collection: Collection, scale: number): Document {
  const { count, avgObjSize, size } = sizesOf(store, collection);
  const sizes = indexSizes(store, collection);
  const totalIndexSize = sum(Object.values(sizes));
  return {
    size: size / scale,
    count,
    avgObjSize,
    storageSize: size / scale,
    totalIndexSize: totalIndexSize / scale,
    totalSize: (size + totalIndexSize) / scale,
    indexSizes: Object.fromEntries(Object.entries(sizes).map(([name, bytes]) => [name, bytes / scale])),
    nindexes: collection.indexes.length,
    capped: false,
    scaleFactor: scale,
  };
}

/** In what unit sizes are wanted. */
function scaleOf({ scale = 1 }: Document): number {
  const unit = isNumeric(scale) ? Math.trunc(toDouble(scale)) : NaN;
  if (unit >= 1) return unit;
  throw new MongoError(51024, "BSON field 'scale' value must be >= 1");
}

interface Sizes {
  count: number;
  avgObjSize: number;
  size: number;
}

/** Bytes of a collection's documents, estimated from its first ones. */
export function sizesOf(store: Store, { id, count }: Collection): Sizes {
  const sample = store.environment.entries({ ...recordRange(id), limit: SAMPLED });
  const avgObjSize = meanOf(sample.map(({ value }) => value.length));
  return { count, avgObjSize: Math.round(avgObjSize), size: Math.round(avgObjSize * count) };
}

/** Bytes of each index, estimated from its first entries and as if there were one for each document. */
function indexSizes(store: Store, collection: Collection): Record<string, number> {
  const bytes = ({ prefix }: CollectionIndex) => {
    const sample = store.environment.keys({ ...prefixRange(prefix), limit: SAMPLED });
    const entries = sample.length < SAMPLED ? sample.length : collection.count;
    return Math.round(meanOf(sample.map((key) => key.length)) * entries);
  };
  return Object.fromEntries(collection.indexes.map((index) => [index.name, bytes(index)]));
}

function meanOf(numbers: readonly number[]): number {
  return numbers.length > 0 ? sum(numbers) / numbers.length : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
