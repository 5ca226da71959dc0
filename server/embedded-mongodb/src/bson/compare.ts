/** The rank of a value's type in MongoDB's comparison order; `undefined` ranks as null. */
export function typeOrder(_value: unknown): number {
  throw new Error('pending');
}
/** Total order of BSON values: negative, zero or positive. */
export function compare(_a: unknown, _b: unknown): number {
  throw new Error('pending');
}
/** Whether two values are the same to a query: 1, 1.0 and Long 1 are. */
export function equals(a: unknown, b: unknown): boolean {
  return compare(a, b) === 0;
}
