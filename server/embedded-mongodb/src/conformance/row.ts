import { type Document } from 'bson';

/** What a row does to its collection. */
export type Operation =
  | {
      find: Document;
      projection?: Document;
      sort?: Document;
      skip?: number;
      limit?: number;
      collation?: Document;
    }
  | {
      update: Document | Document[];
      where?: Document;
      arrayFilters?: Document[];
      upsert?: boolean;
      many?: boolean;
    }
  | { aggregate: Document[] };

/**
 * One line of the semantics table: documents, what is done to them and what MongoDB 7.0 documents as the answer. Numbers
 * compare by value unless `types` asks for the stored types as well.
 */
export interface Row {
  readonly name: string;
  readonly docs: readonly Document[];
  /** Other collections, by name. */
  readonly others?: Readonly<Record<string, readonly Document[]>>;
  readonly do: Operation;
  /** The documents answered, or those in the collection after an update. */
  readonly gives?: readonly Document[];
  /** The `_id`s of the documents answered. */
  readonly ids?: readonly unknown[];
  /** The code of the error. */
  readonly fails?: number;
  /** The other collection whose documents are the answer. */
  readonly reads?: string;
  /** Whether only a server can carry it out. */
  readonly live?: boolean;
  readonly types?: boolean;
  /** Whether the answer's order is part of it. */
  readonly ordered?: boolean;
}

/** Documents `{ _id: 1, v: … }, { _id: 2, v: … }`; `ABSENT` gives one without `v`. */
export function values(...list: unknown[]): Document[] {
  return list.map((v, i) => (v === ABSENT ? { _id: i + 1 } : { _id: i + 1, v }));
}

export const ABSENT = Symbol('absent');
