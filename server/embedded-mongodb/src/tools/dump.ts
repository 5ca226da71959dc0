import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { EJSON, type Document } from 'bson';
import { type Collection } from '../storage/collection.js';
import { openStore } from '../storage/open.js';
import { type Reader, scanRecords } from '../storage/scan.js';
import { type Store } from '../storage/store.js';

/**
 * Writes what a directory holds as mongodump does: for each collection its documents in `<database>/<collection>.bson`, its
 * options and indexes in `.metadata.json`. All of one moment, also while a server works on the directory. Gives the number of
 * documents by namespace.
 */
export async function dump(directory: string, target: string): Promise<Map<string, number>> {
  const store = openStore(directory);
  const view = store.environment.view();
  const reader: Reader = { view, turn: 0, overlay: () => undefined, canUse: () => true };
  const written = new Map<string, number>();
  try {
    for (const collection of store.catalogue.all())
      written.set(collection.namespace, dumpCollection(store, collection, reader, target));
  } finally {
    view.done();
    await store.environment.close();
  }
  return written;
}

function dumpCollection(store: Store, collection: Collection, reader: Reader, target: string): number {
  const folder = join(target, collection.database);
  mkdirSync(folder, { recursive: true });
  const name = join(folder, encodeURIComponent(collection.name));
  writeFileSync(`${name}.metadata.json`, EJSON.stringify(metadataOf(collection), { relaxed: false }));
  const file = openSync(`${name}.bson`, 'w');
  let documents = 0;
  try {
    const rows = scanRecords(store.environment, collection, reader, { reverse: false, expected: 1024 });
    for (const { raw } of rows) {
      writeSync(file, raw);
      documents++;
    }
  } finally {
    closeSync(file);
  }
  return documents;
}

function metadataOf({ options, indexes, uuid, name }: Collection): Document {
  return {
    options,
    indexes: indexes.map(({ specification }) => specification),
    uuid: uuid.padEnd(32, '0'),
    collectionName: name,
    type: 'collection',
  };
}
