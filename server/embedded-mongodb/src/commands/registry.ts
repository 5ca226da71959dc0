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
import * as info from './server-info.js';
import { collStats, dbStats } from './stats.js';
import { update } from './update.js';
import { validate } from './validate.js';

const HANDLED = new Map<string, Handler>([
  ['hello', info.hello],
  ['isMaster', info.hello],
  ['ismaster', info.hello],
  ['ping', info.acknowledge],
  ['buildInfo', info.buildInfo],
  ['buildinfo', info.buildInfo],
  ['serverStatus', info.serverStatus],
  ['connectionStatus', info.connectionStatus],
  ['getParameter', info.getParameter],
  ['hostInfo', info.hostInfo],
  ['getCmdLineOpts', info.getCmdLineOpts],
  ['getLog', info.getLog],
  ['whatsmyuri', info.whatsmyuri],
  ['usersInfo', info.usersInfo],
  ['rolesInfo', info.rolesInfo],
  ['startSession', info.startSession],
  ['endSessions', info.endSessions],
  ['refreshSessions', info.acknowledge],
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

HANDLED.set('listCommands', () => ({
  commands: Object.fromEntries([...HANDLED.keys()].sort().map((name) => [name, { help: '' }])),
}));

/** Every command by the name clients send. */
export const HANDLERS: ReadonlyMap<string, Handler> = HANDLED;

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
