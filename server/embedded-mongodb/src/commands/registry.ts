import { aggregate } from './aggregate.js';
import { bulkWrite } from './bulk-write.js';
import {
  collMod,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
} from './collections.js';
import { type Handler } from './context.js';
import { count, distinct } from './count.js';
import { deleteDocuments } from './delete.js';
import { findAndModify } from './find-and-modify.js';
import { explain } from './explain.js';
import { find, getMore, killCursors } from './find.js';
import { createIndexes, dropIndexes, listIndexes } from './indexes.js';
import { insert } from './insert.js';
import { acknowledge, buildInfo, connectionStatus, endSessions, hello, serverStatus } from './server-info.js';
import { collStats, dbStats } from './stats.js';
import { update } from './update.js';
import { validate } from './validate.js';

/** Every command by the name clients send. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['hello', hello],
  ['isMaster', hello],
  ['ismaster', hello],
  ['ping', acknowledge],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['serverStatus', serverStatus],
  ['connectionStatus', connectionStatus],
  ['endSessions', endSessions],
  ['refreshSessions', acknowledge],
  ['find', find],
  ['getMore', getMore],
  ['killCursors', killCursors],
  ['bulkWrite', bulkWrite],
  ['insert', insert],
  ['update', update],
  ['delete', deleteDocuments],
  ['findAndModify', findAndModify],
  ['findandmodify', findAndModify],
  ['aggregate', aggregate],
  ['count', count],
  ['distinct', distinct],
  ['createIndexes', createIndexes],
  ['listIndexes', listIndexes],
  ['dropIndexes', dropIndexes],
  ['create', create],
  ['collMod', collMod],
  ['drop', drop],
  ['dropDatabase', dropDatabase],
  ['renameCollection', renameCollection],
  ['listCollections', listCollections],
  ['listDatabases', listDatabases],
  ['collStats', collStats],
  ['collstats', collStats],
  ['dbStats', dbStats],
  ['dbstats', dbStats],
  ['explain', explain],
  ['validate', validate],
]);

/** What may run inside a multi-document transaction. */
export const TRANSACTIONAL: ReadonlySet<string> = new Set([
  'find',
  'getMore',
  'killCursors',
  'bulkWrite',
  'insert',
  'update',
  'delete',
  'findAndModify',
  'findandmodify',
  'aggregate',
  'distinct',
  'create',
  'createIndexes',
]);
