import { Binary, type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { equals } from '../bson/compare.js';
import { MongoError, unsupported } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { type Collection } from '../storage/collection.js';
import { namespaceOf, requireOwnName } from './command.js';
import { collectionOf, type Handler } from './context.js';
import { sizesOf } from './stats.js';
import { objectOption, refuse, requireSimpleCollation, wholeNumber } from './options.js';

const KEPT = ['validator', 'validationLevel', 'validationAction'] as const;
const REFUSED = ['viewOn', 'capped', 'timeseries', 'clusteredIndex', 'changeStreamPreAndPostImages'];

export const create: Handler = async (context) => {
  const { command, server } = context;
  refuse(command.body, REFUSED);
  requireSimpleCollation(command.body);
  const namespace = namespaceOf(command);
  requireOwnName(namespace);
  const options = keptOptions(command.body);
  const known = collectionOf(context);
  if (known && !equals(known.options, options))
    throw new MongoError(48, `Collection ${namespace} already exists.`);
  if (!known) await server.store.write(() => server.store.catalogue.ensure(namespace, options));
  return {};
};

function keptOptions(body: Document): Document {
  return Object.fromEntries(
    KEPT.flatMap((option) => (body[option] === undefined ? [] : [[option, body[option] as unknown]])),
  );
}

export const collMod: Handler = async (context) => {
  const { command, server } = context;
  const collection = collectionOf(context);
  if (!collection) throw new MongoError(26, `ns does not exist: ${namespaceOf(command)}`);
  if (command.body['index'] || command.body['viewOn']) throw unsupported('collMod of an index or a view');
  await server.store.write(() => {
    collection.options = { ...collection.options, ...keptOptions(command.body) };
    server.store.catalogue.changed(collection);
  });
  return {};
};

export const drop: Handler = async (context) => {
  const { store } = context.server;
  const collection = collectionOf(context);
  const ns = namespaceOf(context.command);
  if (!collection) return { ns, nIndexesWas: 0 };
  await store.write(() => (collection.dropped ? undefined : store.catalogue.drop(collection)));
  return { ns, nIndexesWas: collection.indexes.length };
};

export const dropDatabase: Handler = async ({ command, server: { store } }) => {
  await store.write(() => {
    for (const collection of collectionsIn(store.catalogue.all(), command.database))
      store.catalogue.drop(collection);
  });
  return { dropped: command.database };
};

function collectionsIn(all: Iterable<Collection>, database: string): Collection[] {
  return [...all].filter((collection) => collection.database === database);
}

export const renameCollection: Handler = async ({ command, server: { store } }) => {
  const {
    renameCollection: from,
    to,
    dropTarget,
  } = command.body as { renameCollection: unknown; to: unknown; dropTarget?: boolean };
  if (typeof from !== 'string' || typeof to !== 'string' || !/^[^.]+\../.test(to))
    throw new MongoError(73, 'Invalid namespace specified');
  await store.write(() => {
    const source = store.catalogue.get(from);
    const target = store.catalogue.get(to);
    if (!source) throw new MongoError(26, `Source collection ${from} does not exist`);
    if (target && !dropTarget) throw new MongoError(48, 'target namespace exists');
    if (target) store.catalogue.drop(target);
    store.catalogue.rename(source, to);
  });
  return {};
};

export const listCollections: Handler = ({ command, server: { store, cursors } }) => {
  const { body, database } = command;
  const matches = compileFilter(objectOption(body, 'filter') ?? {});
  const described = collectionsIn(store.catalogue.all(), database).map(describe).filter(matches);
  const shown = described.map((one) =>
    encode(body['nameOnly'] ? { name: one['name'] as string, type: 'collection' } : one),
  );
  const cursor = objectOption(body, 'cursor') ?? {};
  const batchSize = cursor['batchSize'] === undefined ? Infinity : wholeNumber(cursor, 'batchSize', 0);
  return cursors.first(shown, { namespace: `${database}.$cmd.listCollections`, batchSize });
};

function describe({ name, options, uuid, indexes }: Collection): Document {
  const padded = Buffer.from(uuid.padEnd(32, '0'), 'hex');
  const info = { readOnly: false, uuid: new Binary(padded, Binary.SUBTYPE_UUID) };
  return { name, type: 'collection', options, info, idIndex: indexes[0]?.specification };
}

export const listDatabases: Handler = ({ command, server: { store } }) => {
  const sizes = new Map<string, number>();
  for (const collection of store.catalogue.all()) {
    const known = sizes.get(collection.database) ?? 0;
    sizes.set(collection.database, known + (command.body['nameOnly'] ? 0 : sizesOf(store, collection).size));
  }
  const matches = compileFilter(objectOption(command.body, 'filter') ?? {});
  const all = [...sizes]
    .map(([name, sizeOnDisk]): Document => ({ name, sizeOnDisk, empty: false }))
    .filter(matches);
  return {
    databases: command.body['nameOnly'] ? all.map(({ name }) => ({ name: name as string })) : all,
    totalSize: store.environment.fileSize(),
  };
};
