import { type Document } from 'bson';
export interface Sorter {
  compare(a: Document, b: Document): number;
  topK(docs: Iterable<Document>, k: number): Document[];
}
/** Compiles a sort specification such as `{ deadline: 1, _id: -1 }`. */
export function compileSort(_spec: Document): Sorter {
  throw new Error('pending');
}
