import { type Document } from 'bson';
/** An index key whose bytewise order is the BSON order of the tuple under the given directions. */
export function encodeKey(_values: readonly unknown[], _directions: readonly (1 | -1)[]): Buffer {
  throw new Error('pending');
}
/** What a compound or multikey index stores for a document. Two arrays in one index → MongoError 171. */
export function indexValues(_doc: Document, _paths: readonly string[]): { tuples: unknown[][]; multikeyPaths: string[] } {
  throw new Error('pending');
}
