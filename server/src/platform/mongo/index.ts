export { trusted } from 'mongoose';
export { DatabaseUnavailable, DocumentChanged, TransactionTimeout } from './errors.js';
export { type Writes } from './writes.js';
export { createModel, syncIndexes } from './models.js';
export { openDatabase, type Database, type DatabaseOptions } from './open-database.js';
export { openTemporaryDatabase } from './temporary-database.js';
export { inTransaction } from './transaction.js';
