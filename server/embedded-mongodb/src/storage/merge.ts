import { type IndexRange } from './keyspace.js';

interface Head<T> {
  entry: T;
  rest: Iterator<T>;
  pointBytes: number;
}

/** Merges the entries of several stretches of one index into the order of what follows their bound fields. */
export function* mergeRanges<T extends { key: Buffer }>(
  ranges: readonly IndexRange[],
  reverse: boolean,
  read: (range: IndexRange) => Iterable<T>,
): Generator<T> {
  const heads: Head<T>[] = [];
  for (const range of ranges) {
    const rest = read(range)[Symbol.iterator]();
    const first = rest.next();
    if (!first.done) heads.push({ entry: first.value, rest, pointBytes: range.pointBytes });
  }
  while (heads.length > 0) {
    const head = heads.reduce((best, other) => (before(other, best) === !reverse ? other : best));
    yield head.entry;
    const next = head.rest.next();
    if (next.done) heads.splice(heads.indexOf(head), 1);
    else head.entry = next.value;
  }
}

function before<T extends { key: Buffer }>(a: Head<T>, b: Head<T>): boolean {
  return a.entry.key.compare(b.entry.key, b.pointBytes, b.entry.key.length, a.pointBytes) < 0;
}
