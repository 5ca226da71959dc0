import { type ClientSession, type Collection, type Db, type Document, type FindCursor } from 'mongodb';
import { type Entities } from './entities.js';
import { type Operation, Skipped } from './format.js';
import { driverOptions } from './options.js';

/** An operation on its way: its arguments, and the rest of them as the driver's options. */
interface Call {
  readonly args: Document;
  readonly entities: Entities;
  options: (...except: string[]) => Document;
}

type Run<Target> = (target: Target, call: Call) => unknown;

const ON_COLLECTIONS: Readonly<Record<string, Run<Collection>>> = {
  aggregate: (c, { args, options }) =>
    c.aggregate(args['pipeline'] as Document[], options('pipeline')).toArray(),
  find: (c, { args, options }) => c.find(args['filter'] as Document, options('filter')).toArray(),
  findOne: (c, { args, options }) => c.findOne(args['filter'] as Document, options('filter')),
  insertOne: (c, { args, options }) =>
    c.insertOne(args['document'] as Document, {
      ...options('document'),
      ...keepingNullIds([args['document']]),
    }),
  insertMany: (c, { args, options }) =>
    c.insertMany(args['documents'] as Document[], {
      ...options('documents'),
      ...keepingNullIds(args['documents']),
    }),
  updateOne: (c, { args, options }) => c.updateOne(...changeOf(args), options('filter', 'update')),
  updateMany: (c, { args, options }) => c.updateMany(...changeOf(args), options('filter', 'update')),
  replaceOne: (c, { args, options }) =>
    c.replaceOne(
      args['filter'] as Document,
      args['replacement'] as Document,
      options('filter', 'replacement'),
    ),
  deleteOne: (c, { args, options }) => c.deleteOne(args['filter'] as Document, options('filter')),
  deleteMany: (c, { args, options }) => c.deleteMany(args['filter'] as Document, options('filter')),
  findOneAndUpdate: (c, { args, options }) =>
    c.findOneAndUpdate(...changeOf(args), options('filter', 'update')),
  findOneAndReplace: (c, { args, options }) =>
    c.findOneAndReplace(
      args['filter'] as Document,
      args['replacement'] as Document,
      options('filter', 'replacement'),
    ),
  findOneAndDelete: (c, { args, options }) =>
    c.findOneAndDelete(args['filter'] as Document, options('filter')),
  bulkWrite: async (c, { args, options }) =>
    plainBulkResult(
      await c.bulkWrite(args['requests'] as never, {
        ...options('requests'),
        ...keepingNullIds(inserted(args['requests'])),
      }),
    ),
  countDocuments: (c, { args, options }) => c.countDocuments(args['filter'] as Document, options('filter')),
  count: (c, { args, options }) => c.count(args['filter'] as Document, options('filter')),
  estimatedDocumentCount: (c, { options }) => c.estimatedDocumentCount(options()),
  distinct: (c, { args, options }) =>
    c.distinct(
      args['fieldName'] as string,
      (args['filter'] ?? {}) as Document,
      options('fieldName', 'filter'),
    ),
  createIndex: (c, { args, options }) => c.createIndex(args['keys'] as Document, options('keys')),
  dropIndex: (c, { args, options }) => c.dropIndex(args['name'] as string, options('name')),
  listIndexes: (c, { options }) => c.listIndexes(options()).toArray(),
  createFindCursor: async (c, { args, options }) => {
    const cursor = c.find(args['filter'] as Document, options('filter'));
    await cursor.hasNext();
    return cursor;
  },
};

const ON_DATABASES: Readonly<Record<string, Run<Db>>> = {
  aggregate: (db, { args, options }) =>
    db.aggregate(args['pipeline'] as Document[], options('pipeline')).toArray(),
  createCollection: async (db, { args, options }) =>
    void (await db.createCollection(args['collection'] as string, options('collection'))),
  dropCollection: async (db, { args, options }) =>
    void (await db.dropCollection(args['collection'] as string, options('collection'))),
  listCollections: (db, { args, options }) =>
    db.listCollections((args['filter'] ?? {}) as Document, options('filter')).toArray(),
  modifyCollection: (db, { args, options }) =>
    db.command(
      { collMod: args['collection'] as string, ...options('collection', 'session') },
      options('collection'),
    ),
  runCommand: (db, { args, options }) =>
    db.command(args['command'] as Document, options('command', 'commandName')),
};

const ON_SESSIONS: Readonly<Record<string, Run<ClientSession>>> = {
  startTransaction: (session, { options }) => session.startTransaction(options()),
  commitTransaction: (session, { options }) => session.commitTransaction(options()),
  abortTransaction: (session, { options }) => session.abortTransaction(options()),
  endSession: (session) => session.endSession(),
};

const ON_CURSORS: Readonly<Record<string, Run<FindCursor>>> = {
  iterateUntilDocumentOrError: (cursor) => cursor.next(),
  close: (cursor) => cursor.close(),
};

/** What the kinds of targets are told apart by: a method only they have. */
const KINDS: readonly (readonly [string, Readonly<Record<string, Run<never>>>])[] = [
  ['bulkWrite', ON_COLLECTIONS],
  ['createCollection', ON_DATABASES],
  ['startTransaction', ON_SESSIONS],
  ['toArray', ON_CURSORS],
];

/** Runs an operation of a test on its entity through the driver. */
export async function runOperation({ name, object, arguments: args = {} }: Operation, entities: Entities) {
  const target = entities.get(object) as Record<string, unknown>;
  const kind = KINDS.find(([method]) => typeof target[method] === 'function' && !isClient(target));
  const run = kind?.[1][name];
  if (!run) throw new Skipped(`the operation ${name} on ${object.replace(/\d+$/, '')}`);
  const options = (...except: string[]) => driverOptions(entities, args, except);
  return run(target as never, { args, entities, options });
}

const isClient = (target: Record<string, unknown>) => typeof target['startSession'] === 'function';

/** The driver takes an `_id` of null for none and makes one, unless that is left to the server. */
function keepingNullIds(documents: unknown): { forceServerObjectId?: true } {
  const all = documents as ({ _id?: unknown } | undefined)[];
  return all.some((document) => document?._id === null) ? { forceServerObjectId: true } : {};
}

function inserted(requests: unknown): unknown[] {
  return (requests as { insertOne?: { document: unknown } }[]).map(({ insertOne }) => insertOne?.document);
}

function changeOf(args: Document): [Document, Document] {
  return [args['filter'] as Document, args['update'] as Document];
}

/** The counts of a bulk write, which the driver gives by getters. */
export function plainBulkResult(result: Document): Document {
  return Object.fromEntries(RESULT_FIELDS.map((field) => [field, result[field] as unknown]));
}

const RESULT_FIELDS = [
  'insertedCount',
  'matchedCount',
  'modifiedCount',
  'deletedCount',
  'upsertedCount',
  'upsertedIds',
  'insertedIds',
];
