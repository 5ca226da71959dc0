import { type Document } from 'bson';
export interface UpdateOptions {
  arrayFilters?: Document[];
  /** The query, for the positional `$`. */
  filter?: Document;
  variables?: Document;
}
export interface CompiledUpdate {
  readonly isReplacement: boolean;
  /** Gives the new document and leaves the given one (of `decodeExact`) untouched. */
  apply(doc: Document, context: { inserting: boolean }): Document;
}
export function compileUpdate(_update: Document | Document[], _options?: UpdateOptions): CompiledUpdate {
  throw new Error('pending');
}
/** What an upsert starts from: the equalities of its filter. */
export function upsertSeed(_filter: Document): Document {
  throw new Error('pending');
}
