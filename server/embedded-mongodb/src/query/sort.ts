import { type Document } from 'bson';
import { compare } from '../bson/compare.js';
import { toDouble } from '../bson/exact.js';
import { fieldOf } from '../bson/paths.js';
import { isNumeric, isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';

export interface Sorter {
  /** Orders two documents. */
  readonly compare: (a: Document, b: Document) => number;
  /** All documents in order; equal ones keep their sequence. */
  readonly sort: (docs: Iterable<Document>) => Document[];
  /** The first `k` in order, holding not many more than `k` documents. */
  readonly topK: (docs: Iterable<Document>, k: number) => Document[];
}

interface SortField {
  readonly path: readonly string[];
  readonly direction: 1 | -1;
}

interface Keyed {
  readonly doc: Document;
  readonly keys: readonly unknown[];
  /** Place in the input, which decides between equals. */
  readonly order: number;
}

/** Compiles a sort specification such as `{ deadline: 1, _id: -1 }`. An array sorts by its least or greatest element. */
export function compileSort(spec: Document): Sorter {
  const fields = Object.entries(spec).map(([path, direction]) => parseField(path, direction));
  const keysOf = (doc: Document) => fields.map(({ path, direction }) => sortKey(doc, path, direction));
  const byKeys = (a: readonly unknown[], b: readonly unknown[]): number => {
    for (let i = 0; i < fields.length; i++) {
      const order = compare(a[i], b[i]);
      if (order !== 0) return (fields[i] as SortField).direction === 1 ? order : -order;
    }
    return 0;
  };
  const byPlace = (a: Keyed, b: Keyed) => byKeys(a.keys, b.keys) || a.order - b.order;
  return {
    compare: (a, b) => byKeys(keysOf(a), keysOf(b)),
    sort: (docs) => {
      const keyed = Array.from(docs, (doc, order) => ({ doc, keys: keysOf(doc), order }));
      return keyed.sort(byPlace).map(({ doc }) => doc);
    },
    topK: (docs, k) => topK(docs, k, keysOf, byPlace),
  };
}

/** Sorts the elements of an array by themselves (`1`, `-1`) or, when they are documents, by their fields. */
export function sortElements(elements: readonly unknown[], order: unknown): unknown[] {
  const spec = isObject(order)
    ? Object.fromEntries(Object.entries(order).map(([key, sign]) => [`element.${key}`, sign]))
    : null;
  if (spec && Object.keys(spec).length > 0) {
    const wrapped = elements.map((element) => ({ element }));
    return compileSort(spec)
      .sort(wrapped)
      .map(({ element }: Fields) => element);
  }
  const sign = isNumeric(order) ? toDouble(order) : NaN;
  if (Math.abs(sign) === 1) return elements.toSorted((a, b) => sign * compare(a, b));
  throw new MongoError(
    2,
    'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort by fields',
  );
}

function parseField(path: string, direction: unknown): SortField {
  if (path === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  if (isObject(direction)) throw unsupported(`Sorting by ${Object.keys(direction)[0] ?? 'a document'}`);
  const sign = isNumeric(direction) ? toDouble(direction) : NaN;
  if (sign !== 1 && sign !== -1) {
    throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
  return { path: path.split('.'), direction: sign };
}

/** The value a document sorts by: the least (ascending) or greatest of those the path reaches; missing is null. */
function sortKey(doc: Fields, path: readonly string[], direction: 1 | -1): unknown {
  if (path.length === 1) {
    const value = fieldOf(doc, path[0] as string);
    if (!Array.isArray(value)) return value ?? null;
  }
  const found: unknown[] = [];
  collect(doc, path, 0, found);
  return found.reduce((best, value) => (compare(value, best) * direction < 0 ? value : best), found[0]);
}

function collect(value: unknown, path: readonly string[], at: number, found: unknown[]): void {
  if (Array.isArray(value)) return collectElements(value, path, at, found);
  if (at === path.length) found.push(value === undefined ? null : value);
  else if (isObject(value)) collect(fieldOf(value, path[at] as string), path, at + 1, found);
  else found.push(null);
}

// An empty array sorts below null, as `undefined`; a number after an array is a position in it.
function collectElements(elements: unknown[], path: readonly string[], at: number, found: unknown[]): void {
  if (at === path.length) found.push(...(elements.length > 0 ? elements : [undefined]));
  else if (/^\d+$/.test(path[at] as string)) collect(elements[Number(path[at])], path, at + 1, found);
  else if (elements.length === 0) found.push(null);
  else for (const element of elements) collect(isObject(element) ? element : null, path, at, found);
}

function topK(
  docs: Iterable<Document>,
  k: number,
  keysOf: (doc: Document) => unknown[],
  byPlace: (a: Keyed, b: Keyed) => number,
): Document[] {
  // Sorting twice as many as wanted and dropping half costs as little as a heap, and keeps the input's order of equals.
  let kept: Keyed[] = [];
  let order = 0;
  for (const doc of docs) {
    kept.push({ doc, keys: keysOf(doc), order: order++ });
    if (kept.length >= 2 * k + 64) kept = kept.sort(byPlace).slice(0, k);
  }
  return kept
    .sort(byPlace)
    .slice(0, k)
    .map(({ doc }) => doc);
}
