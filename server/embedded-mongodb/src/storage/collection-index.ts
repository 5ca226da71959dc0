import { type Document } from 'bson';
import { encodeKey, indexValues, MAX_KEY_BYTES } from '../keys/encode.js';
import { type Fold, folded, foldOf } from '../query/collation.js';
import { compileFilter, filterPaths } from '../query/filter.js';
import { indexPrefix } from './keyspace.js';

/** An index as asked for by `createIndexes` and answered by `listIndexes`. */
export interface IndexSpecification {
  v: 2;
  key: Document;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  hidden?: boolean;
  partialFilterExpression?: Document;
  expireAfterSeconds?: number;
  collation?: Document;
}

/** What the catalogue remembers of an index. */
export interface StoredIndex {
  id: number;
  specification: IndexSpecification;
  multikeyPaths: string[];
  truncated?: boolean;
}

export class CollectionIndex {
  readonly id: number;
  readonly specification: IndexSpecification;
  readonly prefix: Buffer;
  readonly fields: readonly string[];
  readonly directions: readonly (1 | -1)[];
  /** Indexed paths that pass through an array in some document; only ever grows. */
  readonly multikeyPaths: Set<string>;
  /** Whether some key was too long to keep its whole order. */
  truncated: boolean;
  /** The commit count at which it was complete; a view taken earlier must not read it. */
  readyAt = 0;
  dropped = false;
  /** How often it was read since it was opened or made. */
  uses = 0;
  readonly since = new Date();
  /** The top-level fields its keys are made of; undefined where its partial filter may read any. */
  readonly reads: ReadonlySet<string> | undefined;
  /** How its texts are equal; null means as they are. */
  readonly #fold: Fold | null;
  readonly #partial: ((doc: Document) => boolean) | null;

  constructor(stored: StoredIndex) {
    this.id = stored.id;
    this.specification = stored.specification;
    this.prefix = indexPrefix(stored.id);
    this.fields = Object.keys(stored.specification.key);
    this.directions = this.fields.map((field) => (Number(stored.specification.key[field]) < 0 ? -1 : 1));
    this.multikeyPaths = new Set(stored.multikeyPaths);
    this.truncated = stored.truncated === true;
    const partial = stored.specification.partialFilterExpression;
    this.#partial = partial ? compileFilter(partial) : null;
    this.#fold = foldOf(stored.specification.collation);
    const filtered = partial ? filterPaths(partial) : new Set<string>();
    this.reads =
      filtered && new Set([...filtered, ...this.fields.map((field) => field.split('.')[0] as string)]);
  }

  get name(): string {
    return this.specification.name;
  }

  get unique(): boolean {
    return this.specification.unique === true || this.name === '_id_';
  }

  /** Whether a change of these fields can change its keys. */
  isTouchedBy(fields: ReadonlySet<string>): boolean {
    if (!this.reads) return true;
    for (const field of this.reads) if (fields.has(field)) return true;
    return false;
  }

  get multikey(): boolean {
    return this.multikeyPaths.size > 0;
  }

  get stored(): StoredIndex {
    const { id, specification, truncated } = this;
    return { id, specification, multikeyPaths: [...this.multikeyPaths], truncated };
  }

  /**
   * The keys under which the document is found, none if the index leaves it out. `onTrait` hears when the
   * index turns multikey on a path, or truncated, for the first time.
   */
  keysOf(doc: Document, onTrait: () => void): Buffer[] {
    if (this.#partial && !this.#partial(doc)) return [];
    const { tuples, multikeyPaths, allMissing } = indexValues(
      this.#fold ? (folded(doc, this.#fold) as Document) : doc,
      this.fields,
    );
    if (allMissing && this.specification.sparse) return [];
    for (const path of multikeyPaths)
      this.#note(!this.multikeyPaths.has(path), () => this.multikeyPaths.add(path), onTrait);
    const keys = distinct(tuples.map((tuple) => this.keyOf(tuple)));
    const longest = this.prefix.length + MAX_KEY_BYTES;
    this.#note(
      !this.truncated && keys.some((key) => key.length === longest),
      () => (this.truncated = true),
      onTrait,
    );
    return keys;
  }

  #note(fresh: boolean, remember: () => void, onTrait: () => void): void {
    if (!fresh) return;
    remember();
    onTrait();
  }

  /** The key of a tuple of values, one for each of the first fields. */
  keyOf(tuple: readonly unknown[]): Buffer {
    return encodeKey(tuple, this.directions, this.prefix);
  }
}

function distinct(keys: Buffer[]): Buffer[] {
  if (keys.length === 1) return keys;
  return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
}
