import { type Document } from 'bson';
import { MongoError } from '../errors.js';

/** What any command may carry. */
const COMMON = [
  ...[
    '$db',
    'lsid',
    'txnNumber',
    'autocommit',
    'startTransaction',
    'stmtId',
    'stmtIds',
    'comment',
    'maxTimeMS',
  ],
  ...[
    '$clusterTime',
    '$readPreference',
    'readConcern',
    'writeConcern',
    'coordinator',
    'mayBypassWriteBlocking',
  ],
  ...['apiVersion', 'apiStrict', 'apiDeprecationErrors'],
];
const COLLECTION_OPTIONS = [
  ...[
    'capped',
    'size',
    'max',
    'storageEngine',
    'validator',
    'validationLevel',
    'validationAction',
    'autoIndexId',
  ],
  ...['indexOptionDefaults', 'viewOn', 'pipeline', 'collation', 'changeStreamPreAndPostImages', 'timeseries'],
  ...['clusteredIndex', 'expireAfterSeconds', 'encryptedFields', 'idIndex'],
];

/** The fields MongoDB declares for its commands; of those this engine does not carry, each handler refuses what asks for anything. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  find: [
    ...['filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch', 'allowDiskUse'],
    ...['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'oplogReplay', 'noCursorTimeout', 'awaitData'],
    ...['allowPartialResults', 'collation', 'let'],
  ],
  getMore: ['collection', 'batchSize'],
  killCursors: ['cursors'],
  aggregate: [
    ...[
      'pipeline',
      'explain',
      'allowDiskUse',
      'cursor',
      'bypassDocumentValidation',
      'collation',
      'hint',
      'let',
    ],
  ],
  count: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  distinct: ['key', 'query', 'collation', 'hint'],
  insert: ['documents', 'ordered', 'bypassDocumentValidation'],
  update: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  delete: ['deletes', 'ordered', 'let'],
  bulkWrite: ['ops', 'nsInfo', 'ordered', 'bypassDocumentValidation', 'let', 'errorsOnly', 'cursor'],
  findAndModify: [
    ...[
      'query',
      'sort',
      'remove',
      'update',
      'new',
      'fields',
      'upsert',
      'bypassDocumentValidation',
      'collation',
    ],
    ...['arrayFilters', 'hint', 'let'],
  ],
  createIndexes: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  dropIndexes: ['index'],
  listIndexes: ['cursor'],
  create: COLLECTION_OPTIONS,
  collMod: [...COLLECTION_OPTIONS, 'index', 'cappedSize', 'cappedMax', 'dryRun'],
  listCollections: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  listDatabases: ['filter', 'nameOnly', 'authorizedDatabases'],
  renameCollection: ['to', 'dropTarget'],
  drop: [],
  dropDatabase: [],
};

const KNOWN = new Map(
  Object.entries(FIELDS).map(([name, fields]) => [name, new Set([name, ...fields, ...COMMON])]),
);
KNOWN.set('findandmodify', new Set([...(KNOWN.get('findAndModify') ?? []), 'findandmodify']));

/** Refuses a field that a command does not have: it was meant to do something. */
export function requireKnownFields(name: string, body: Document): void {
  const known = KNOWN.get(name);
  if (!known) return;
  for (const field of Object.keys(body))
    if (!known.has(field)) throw new MongoError(40415, `BSON field '${name}.${field}' is an unknown field.`);
}
