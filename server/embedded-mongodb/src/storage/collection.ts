import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
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
  #indexes: readonly CollectionIndex[] = [];
  #reads: ReadonlySet<string> | undefined;
  count = 0;
  nextRecordId = 1;
  /** Each is told of every record that is inserted or replaced. */
  readonly watchers = new Set<Set<number>>();
  #options: Document = {};
  #validator: ((doc: Document) => boolean) | null = null;

  constructor(namespace: string, id: number, uuid: string, options: Document) {
    this.namespace = namespace;
    this.id = id;
    this.uuid = uuid;
    this.options = options;
  }

  /**
   * Replaced, never changed in place, so that a holder can tell when the set of indexes is no longer the one
   * it knew.
   */
  get indexes(): readonly CollectionIndex[] {
    return this.#indexes;
  }

  set indexes(indexes: readonly CollectionIndex[]) {
    this.#indexes = indexes;
    this.#reads = indexes.every(({ reads }) => reads)
      ? new Set(['_id', ...indexes.flatMap(({ reads }) => [...(reads ?? [])])])
      : undefined;
  }

  /** The indexes in which a change of these fields can move a document; undefined stands for all fields. */
  indexesTouchedBy(fields: ReadonlySet<string> | undefined): readonly CollectionIndex[] {
    return fields ? this.#indexes.filter((index) => index.isTouchedBy(fields)) : this.#indexes;
  }

  /** The top-level fields that its indexes and its validator read; undefined means all. */
  get reads(): ReadonlySet<string> | undefined {
    return this.#validator ? undefined : this.#reads;
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

  /** Notes that a record has other contents from now on. */
  wrote(recordId: number): void {
    for (const watcher of this.watchers) watcher.add(recordId);
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
  validate(raw: Buffer): void {
    if (!this.#validator || this.#options['validationAction'] === 'warn') return;
    const doc = decode(raw);
    if (this.#validator(doc)) return;
    throw new MongoError(121, 'Document failed validation', {
      errInfo: {
        failingDocumentId: doc['_id'] as unknown,
        details: { operatorName: '$and', specifiedAs: this.#options['validator'] as unknown },
      },
    });
  }
}
