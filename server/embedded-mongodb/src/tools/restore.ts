import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { EJSON, type Document } from 'bson';
import { insertDocument } from '../commands/documents.js';
import { indexSpecificationOf } from '../commands/index-specification.js';
import { MongoError } from '../errors.js';
import { buildIndex } from '../storage/build.js';
import { type Collection } from '../storage/collection.js';
import { type Store } from '../storage/store.js';
import { DirectWriter } from '../storage/writer.js';
import { withStore } from './offline.js';

const BATCH = 1000;
const SUFFIX = '.bson';

/**
 * Reads what mongodump or `dump` wrote into a directory that no server has. A collection that is already there is refused before
 * anything is written. Gives the number of documents by namespace.
 */
export function restore(source: string, directory: string): Promise<Map<string, number>> {
  return withStore(directory, async (store) => {
    const found = filesIn(source);
    for (const { namespace } of found)
      if (store.catalogue.get(namespace)) throw new MongoError(48, `${namespace} is already there`);
    const restored = new Map<string, number>();
    for (const { namespace, file } of found)
      restored.set(namespace, await restoreCollection(store, namespace, file));
    return restored;
  });
}

function filesIn(source: string): { namespace: string; file: string }[] {
  const databases = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return databases.flatMap(({ name: database }) =>
    readdirSync(join(source, database))
      .filter((file) => file.endsWith(SUFFIX))
      .map((file) => ({
        namespace: `${database}.${decodeURIComponent(file.slice(0, -SUFFIX.length))}`,
        file: join(source, database, file),
      })),
  );
}

async function restoreCollection(store: Store, namespace: string, file: string): Promise<number> {
  const { options = {}, indexes = [] } = metadataOf(file);
  const collection = await store.write(() => store.catalogue.ensure(namespace, options as Document));
  let documents = 0;
  for (const batch of batchesOf(file)) {
    await store.write(() => {
      const writer = new DirectWriter(store);
      for (const raw of batch) insertDocument(collection, raw, writer);
    });
    documents += batch.length;
  }
  for (const index of indexes as Document[]) await restoreIndex(store, collection, index);
  return documents;
}

function metadataOf(file: string): Document {
  const path = `${file.slice(0, -SUFFIX.length)}.metadata.json`;
  return existsSync(path) ? (EJSON.parse(readFileSync(path, 'utf8')) as Document) : {};
}

async function restoreIndex(store: Store, collection: Collection, asked: Document): Promise<void> {
  const specification = indexSpecificationOf(asked);
  if (specification.name === '_id_') return;
  await store.write(() => buildIndex(store, collection, specification));
}

/** The documents of a file, some at a time. A file that ends within a document is named. */
function* batchesOf(file: string): Generator<Buffer[]> {
  const handle = openSync(file, 'r');
  try {
    let batch: Buffer[] = [];
    for (let raw = nextDocument(handle, file); raw; raw = nextDocument(handle, file)) {
      batch.push(raw);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    closeSync(handle);
  }
}

function nextDocument(handle: number, file: string): Buffer | null {
  const head = Buffer.alloc(4);
  const read = readSync(handle, head);
  if (read === 0) return null;
  const size = read === 4 ? head.readInt32LE(0) : 0;
  const raw = Buffer.alloc(Math.max(size, 5));
  head.copy(raw);
  if (size < 5 || readSync(handle, raw, 4, size - 4, null) !== size - 4)
    throw new MongoError(22, `${file} ends within a document, or is no BSON`);
  return raw;
}
