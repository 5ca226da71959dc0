import { type Document } from 'bson';
import { fieldOf, isIndex } from '../bson/paths.js';
import { isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';

/** What an index stores for one document. */
export interface IndexEntries {
  /** One tuple a key. Missing is null, an empty array `undefined`. */
  tuples: unknown[][];
  /** Those of the index's paths that pass through or end in an array of this document. */
  multikeyPaths: string[];
  /** Whether the document has none of the paths, which a sparse index leaves out. */
  allMissing: boolean;
}

/** Where a path leads: to a value, or to an array with the rest of the path still to apply to its elements. */
type Arrival = { value: unknown } | { elements: unknown[]; at: string; rest: string };

/** What a compound or multikey index stores for a document. Two different arrays in one index → MongoError 171. */
export function indexValues(doc: Document, paths: readonly string[]): IndexEntries {
  const arrivals = paths.map((path) => follow(doc, path, ''));
  const arrays = arrivals.filter((arrival) => 'elements' in arrival);
  const multikeyPaths = paths.filter((_, i) => 'elements' in (arrivals[i] as Arrival));
  const first = arrays[0];
  if (!first) {
    const values = arrivals.map((arrival) => ('value' in arrival ? arrival.value : undefined));
    const allMissing = values.every((value) => value === undefined);
    return { tuples: [values.map((value) => value ?? null)], multikeyPaths, allMissing };
  }
  const parallel = arrays.find((arrival) => arrival.at !== first.at);
  if (parallel) throw new MongoError(171, `cannot index parallel arrays [${parallel.at}] [${first.at}]`);
  const elements = first.elements.length > 0 ? first.elements : [undefined];
  return {
    tuples: elements.flatMap((element) => expand(arrivals, element)),
    multikeyPaths,
    allMissing: false,
  };
}

// The tuples one array element gives: paths ending at the array take it whole, the others go on inside it together.
function expand(arrivals: Arrival[], element: unknown): unknown[][] {
  const base = arrivals.map((arrival) => {
    if ('value' in arrival) return arrival.value ?? null;
    return arrival.rest === '' ? element : null;
  });
  const deeper = arrivals.flatMap((arrival, i) =>
    'elements' in arrival && arrival.rest !== '' ? [{ i, rest: arrival.rest }] : [],
  );
  if (deeper.length === 0 || !isObject(element)) return [base];
  const inner = indexValues(
    element,
    deeper.map(({ rest }) => rest),
  ).tuples;
  return inner.map((tuple) => {
    const whole = [...base];
    deeper.forEach(({ i }, k) => (whole[i] = tuple[k]));
    return whole;
  });
}

function follow(holder: unknown, path: string, walked: string): Arrival {
  const dot = path.indexOf('.');
  const name = dot < 0 ? path : path.slice(0, dot);
  const rest = dot < 0 ? '' : path.slice(dot + 1);
  const at = walked === '' ? name : `${walked}.${name}`;
  const value = isObject(holder) ? fieldOf(holder, name) : undefined;
  if (Array.isArray(value)) return arriveAtArray(value, at, rest);
  return rest === '' ? { value } : isObject(value) ? follow(value, rest, at) : { value: undefined };
}

// A number after an array is a position in it, unless an element has a field of that name.
function arriveAtArray(elements: unknown[], at: string, rest: string): Arrival {
  const dot = rest.indexOf('.');
  const next = dot < 0 ? rest : rest.slice(0, dot);
  const positional =
    isIndex(next) && !elements.some((element) => isObject(element) && Object.hasOwn(element, next));
  if (!positional) return { elements, at, rest };
  const element = elements[Number(next)];
  const position = `${at}.${next}`;
  const remaining = dot < 0 ? '' : rest.slice(dot + 1);
  if (Array.isArray(element)) return arriveAtArray(element, position, remaining);
  if (remaining === '') return { value: element };
  return isObject(element) ? follow(element, remaining, position) : { value: undefined };
}
