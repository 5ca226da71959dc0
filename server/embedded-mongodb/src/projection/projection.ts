import { type Document } from 'bson';
/** Compiles a projection; null when every field is wanted. The filter serves the positional `field.$`. */
export function compileProjection(
  _spec: Document | undefined,
  _filter?: Document,
): ((doc: Document) => Document) | null {
  throw new Error('pending');
}
