import { type Document } from 'bson';
import { compileFilter } from '../query/filter.js';
import { MongoError } from '../errors.js';
import { type CollectionIndex, type StoredIndex } from './collection-index.js';

/** What the catalogue remembers of a collection. */
export interface StoredCollection {
  id: number;
  uuid: string;
  options: Document;
  indexes: StoredIndex[];
}

export class Collection {
  readonly id: number;
  readonly uuid: string;
  namespace: string;
  dropped = false;
  /**
   * Replaced, never changed in place, so that a holder can tell when the set of indexes is no longer the one
   * it knew.
   */
  indexes: readonly CollectionIndex[] = [];
  count = 0;
  nextRecordId = 1;
  #options: Document = {};
  #validator: ((doc: Document) => boolean) | null = null;

  constructor(namespace: string, id: number, uuid: string, options: Document) {
    this.namespace = namespace;
    this.id = id;
    this.uuid = uuid;
    this.options = options;
  }

  get options(): Document {
    return this.#options;
  }

  set options(options: Document) {
    const validator = options['validator'] as Document | undefined;
    this.#validator = validator && Object.keys(validator).length > 0 ? compileFilter(validator) : null;
    this.#options = options;
  }

  get database(): string {
    return this.namespace.slice(0, this.namespace.indexOf('.'));
  }

  get name(): string {
    return this.namespace.slice(this.namespace.indexOf('.') + 1);
  }

  get stored(): StoredCollection {
    return {
      id: this.id,
      uuid: this.uuid,
      options: this.options,
      indexes: this.indexes.map((index) => index.stored),
    };
  }

  /** Refuses a document the collection's validator does not accept. */
  validate(doc: Document): void {
    if (!this.#validator || this.#options['validationAction'] === 'warn' || this.#validator(doc)) return;
    throw new MongoError(121, 'Document failed validation', {
      errInfo: { failingDocumentId: doc['_id'] as unknown },
    });
  }
}
