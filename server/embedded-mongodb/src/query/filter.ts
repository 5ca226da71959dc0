import { type Document } from 'bson';
export interface FilterOptions {
  /** `$$name` variables readable from `$expr`. */
  variables?: Document;
  collation?: Document;
}
/** Compiles a filter once; an unknown operator is refused by name. */
export function compileFilter(_filter: Document, _options?: FilterOptions): (doc: Document) => boolean {
  throw new Error('pending');
}
/** The top-level fields a filter reads, for partial decoding; null means all. */
export function filterPaths(_filter: Document): string[] | null {
  throw new Error('pending');
}
