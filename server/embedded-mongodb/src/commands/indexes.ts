import { type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { equals } from '../bson/compare.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex, type IndexSpecification } from '../storage/collection-index.js';
import { sameCollation } from '../query/collation.js';
import { buildIndex } from '../storage/build.js';
import { namespaceOf } from './command.js';
import { collectionOf, type CommandContext, type Handler } from './context.js';
import { indexSpecificationOf } from './index-specification.js';
import { objectOption, wholeNumber } from './options.js';

export const createIndexes: Handler = async ({ command, server: { store } }) => {
  const asked = command.body['indexes'] as unknown;
  if (!Array.isArray(asked) || asked.length === 0)
    throw new MongoError(2, 'Must specify at least one index to create');
  const specifications = asked.map((one: Document) => indexSpecificationOf(one));
  const namespace = namespaceOf(command);
  const createdCollectionAutomatically = store.catalogue.get(namespace) === undefined;
  const collection =
    store.catalogue.get(namespace) ?? (await store.write(() => store.catalogue.ensure(namespace)));
  const numIndexesBefore = collection.indexes.length;
  for (const specification of specifications) {
    if (!isNew(collection, specification)) continue;
    const built = await store.write(() =>
      isNew(collection, specification) ? buildIndex(store, collection, specification) : null,
    );
    if (built) built.readyAt = store.commits;
  }
  const numIndexesAfter = collection.indexes.length;
  const note = numIndexesBefore === numIndexesAfter ? { note: 'all indexes already exist' } : {};
  return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note };
};

/** False when the same index exists; one that differs under the same name or key is refused. */
function isNew(collection: Collection, asked: IndexSpecification): boolean {
  if (equals(asked.key, { _id: 1 })) return false;
  for (const { specification: known } of collection.indexes) {
    const sameKey =
      sameFields(known.key, asked.key) &&
      equals(known.partialFilterExpression ?? null, asked.partialFilterExpression ?? null);
    const same = sameKey && sameOptions(known, asked);
    if (known.name === asked.name && same) return false;
    if (known.name === asked.name)
      throw new MongoError(
        86,
        `An existing index has the same name as the requested index '${asked.name}' but another key or other options`,
      );
    if (sameKey && same)
      throw new MongoError(85, `Index already exists with a different name: ${known.name}`);
    if (sameKey)
      throw new MongoError(85, `An equivalent index already exists with other options: ${known.name}`);
  }
  return true;
}

function sameFields(a: Document, b: Document): boolean {
  return (
    Object.keys(a).join() === Object.keys(b).join() && Object.values(a).join() === Object.values(b).join()
  );
}

function sameOptions(a: IndexSpecification, b: IndexSpecification): boolean {
  return (
    (a.unique ?? false) === (b.unique ?? false) &&
    (a.sparse ?? false) === (b.sparse ?? false) &&
    equals(a.expireAfterSeconds ?? null, b.expireAfterSeconds ?? null) &&
    sameCollation(a.collation, b.collation)
  );
}

export const listIndexes: Handler = (context) => {
  const collection = collectionOf(context);
  if (!collection) throw new MongoError(26, `ns does not exist: ${namespaceOf(context.command)}`);
  const cursor = objectOption(context.command.body, 'cursor') ?? {};
  const specifications = collection.indexes.map((index) => encode(index.specification));
  return context.server.cursors.first(specifications, {
    namespace: collection.namespace,
    batchSize: cursor['batchSize'] === undefined ? Infinity : wholeNumber(cursor, 'batchSize', 0),
  });
};

export const dropIndexes: Handler = async (context) => {
  const { store } = context.server;
  const collection = collectionOf(context);
  if (!collection) throw new MongoError(26, `ns not found ${namespaceOf(context.command)}`);
  const nIndexesWas = collection.indexes.length;
  const doomed = new Set(indexesToDrop(context, collection));
  await store.write(() => {
    collection.indexes = collection.indexes.filter((index) => !doomed.has(index));
    for (const index of doomed) store.catalogue.discard(index);
    store.catalogue.changed(collection);
  });
  return { nIndexesWas };
};

function indexesToDrop({ command }: CommandContext, collection: Collection): CollectionIndex[] {
  const asked = command.body['index'] as unknown;
  if (asked === '*') return collection.indexes.filter((index) => index.name !== '_id_');
  return (Array.isArray(asked) ? (asked as unknown[]) : [asked]).map((one) => {
    const found = collection.indexes.find((index) =>
      isObject(one) ? sameFields(index.specification.key, one) : index.name === one,
    );
    if (!found) throw new MongoError(27, `index not found with name [${String(one)}]`);
    if (found.name === '_id_') throw new MongoError(72, 'cannot drop _id index');
    return found;
  });
}
