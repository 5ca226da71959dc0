import { typeOrder } from '../bson/compare.js';
import { Rank } from '../bson/types.js';
import { MAX_KEY_BYTES, typeBracket } from '../keys/encode.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { type IndexRange, prefixRange, successor } from '../storage/keyspace.js';
import { type Conditions, type PathConditions } from './conditions.js';

/** What of an index a filter selects. */
export interface IndexBounds {
  /** Made when first asked for: most indexes that are considered are never read. */
  readonly ranges: IndexRange[];
  /** How many leading fields are bound to values. */
  points: number;
  /** How many leading fields are bound to one value each; the order of the index begins after them. */
  singlePoints: number;
  /** Whether anything at all narrows the index. */
  bounded: boolean;
  /** Paths whose conditions the ranges express to the letter. */
  served: Set<string>;
}

const MOST_POINTS = 1000;

/** The stretches of the index in which every match of the conditions lies. */
export function boundsOf(index: CollectionIndex, { paths }: Conditions): IndexBounds {
  const served = new Set<string>();
  const arrays = new Set<string>();
  let tuples: unknown[][] = [[]];
  let singlePoints = 0;
  let range: IndexRange[] | null = null;
  for (const [position, field] of index.fields.entries()) {
    const conditions = paths.get(field);
    if (!conditions || !enterArray(index, field, arrays)) break;
    const values = conditions.equals;
    if (!values || tuples.length * values.length > MOST_POINTS) {
      range = rangesOf(index, tuples, position, field, conditions, served);
      break;
    }
    if (values.length === 1 && singlePoints === position) singlePoints++;
    tuples = tuples.flatMap((tuple) => values.map((value) => [...tuple, value]));
    if (!conditions.lower && !conditions.upper) served.add(field);
  }
  const points = tuples[0]?.length ?? 0;
  let ranges = range;
  return {
    get ranges() {
      return (ranges ??= distinct(tuples.map((tuple) => pointRange(index, tuple))));
    },
    points,
    singlePoints,
    bounded: points > 0 || range !== null,
    served,
  };
}

/**
 * Two fields under one array may be matched by different elements, while a key holds fields of the same one.
 */
function enterArray(index: CollectionIndex, field: string, arrays: Set<string>): boolean {
  if (!index.multikeyPaths.has(field)) return true;
  const top = field.split('.')[0] as string;
  if (arrays.has(top)) return false;
  arrays.add(top);
  return true;
}

function pointRange(index: CollectionIndex, tuple: unknown[]): IndexRange {
  const { bytes } = bytesOf(index, tuple);
  return { ...prefixRange(bytes), pointBytes: bytes.length };
}

/**
 * The bytes a tuple's key begins with; a key that was cut keeps only what all keys of the same beginning
 * share.
 */
function bytesOf(index: CollectionIndex, tuple: readonly unknown[]): { bytes: Buffer; cut: boolean } {
  if (tuple.length === 0) return { bytes: index.prefix, cut: false };
  const key = index.keyOf(tuple);
  const longest = index.prefix.length + MAX_KEY_BYTES;
  const cut = key.length === longest && tuple.length < index.fields.length;
  return { bytes: cut ? key.subarray(0, longest - 20) : key, cut };
}

function rangesOf(
  index: CollectionIndex,
  tuples: unknown[][],
  position: number,
  field: string,
  conditions: PathConditions,
  served: Set<string>,
): IndexRange[] | null {
  const interval = intervalOf(conditions, index.multikeyPaths.has(field));
  if (!interval) return null;
  const ranges = tuples.map((tuple) => intervalRange(index, tuple, position, interval));
  if (interval.exact && ranges.every(({ cut }) => !cut)) served.add(field);
  return distinct(ranges.map(({ range }) => range));
}

interface Interval {
  rank: number;
  lower?: { value: unknown; inclusive: boolean } | undefined;
  upper?: { value: unknown; inclusive: boolean } | undefined;
  exact: boolean;
}

/**
 * One stretch of values of one type; in an array two bounds may be met by different elements, so only one is
 * used.
 */
function intervalOf({ lower, upper, prefix }: PathConditions, throughArray: boolean): Interval | null {
  const first = lower ?? upper;
  if (!first) return prefix === undefined ? null : prefixInterval(prefix);
  const rank = typeOrder(first.value);
  const both = lower !== undefined && upper !== undefined;
  if (!both) return { rank, lower: lower ?? lowest(rank), upper, exact: true };
  if (throughArray || typeOrder(upper.value) !== rank) return { rank, lower, exact: false };
  return { rank, lower, upper, exact: true };
}

/** NaN sorts below all numbers but is less than none. */
function lowest(rank: number): Interval['lower'] {
  return rank === Rank.number ? { value: NaN, inclusive: false } : undefined;
}

function prefixInterval(prefix: string): Interval {
  const last = prefix.charCodeAt(prefix.length - 1);
  const lower = { value: prefix, inclusive: true };
  // A surrogate has no successor among characters, so the range then stays open above.
  if (last >= 0xd7ff) return { rank: Rank.string, lower, exact: false };
  const upper = { value: prefix.slice(0, -1) + String.fromCharCode(last + 1), inclusive: false };
  return { rank: Rank.string, lower, upper, exact: false };
}

function intervalRange(
  index: CollectionIndex,
  tuple: unknown[],
  position: number,
  interval: Interval,
): { range: IndexRange; cut: boolean } {
  const direction = index.directions[position] as 1 | -1;
  const { low, high } = typeBracket(interval.rank, direction);
  const base = bytesOf(index, tuple);
  const [first, last] = direction === 1 ? [interval.lower, interval.upper] : [interval.upper, interval.lower];
  const from = first && bytesOf(index, [...tuple, first.value]);
  const to = last && bytesOf(index, [...tuple, last.value]);
  const start = !from
    ? Buffer.concat([base.bytes, low])
    : first.inclusive || from.cut
      ? from.bytes
      : successor(from.bytes);
  const end = !to
    ? Buffer.concat([base.bytes, high])
    : last.inclusive || to.cut
      ? successor(to.bytes)
      : to.bytes;
  return {
    range: { start, end, pointBytes: base.bytes.length },
    cut: base.cut || from?.cut === true || to?.cut === true,
  };
}

function distinct(ranges: IndexRange[]): IndexRange[] {
  if (ranges.length < 2) return ranges;
  const byStart = new Map(ranges.map((range) => [range.start.toString('latin1'), range]));
  return [...byStart.values()].sort((a, b) => a.start.compare(b.start));
}
