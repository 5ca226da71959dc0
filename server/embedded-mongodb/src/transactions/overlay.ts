import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { type DocumentKeys } from '../storage/store.js';

/** A transaction's own version of one record. */
export interface OverlayRow {
  /** `null` when the transaction removed it. */
  raw: Buffer | null;
  /** The keys it has in the indexes the changes concern; in the others they are those of `original`. */
  keys: DocumentKeys;
  /** The indexes there were when it was changed. */
  indexes: readonly CollectionIndex[];
  /** The record as the transaction's view has it; undefined when the transaction made it. */
  original: Buffer | undefined;
}

/** What a transaction changed in one collection. */
export interface CollectionChanges {
  collection: Collection;
  rows: Map<number, OverlayRow>;
}

/** Another writer was first; the whole transaction may be tried again. */
export function writeConflict(): MongoError {
  return new MongoError(
    112,
    'Write conflict: another operation changed the same document or key. Please retry the transaction.',
    { errorLabels: ['TransientTransactionError'] },
  );
}
