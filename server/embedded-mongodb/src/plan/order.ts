import { type Document } from 'bson';
import { toDouble } from '../bson/exact.js';
import { isNumeric } from '../bson/types.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { type IndexBounds } from './bounds.js';
import { type Conditions } from './conditions.js';

/** How an index yields a wanted order. */
interface IndexOrder {
  reverse: boolean;
  /** Whether its stretches must be merged; otherwise one follows the other. */
  merge: boolean;
}

const MOST_MERGED = 64;

/**
 * How the index gives the wanted order: from its stretches one after the other, or by merging them; null if
 * neither.
 */
export function orderOf(
  index: CollectionIndex,
  bounds: IndexBounds,
  { paths }: Conditions,
  sort: Document,
): IndexOrder | null {
  if (index.multikey || index.truncated) return null;
  const bound = index.fields.slice(0, bounds.points);
  const open = Object.entries(sort).filter(
    ([field]) => !(paths.get(field)?.equals?.length === 1 && bound.includes(field)),
  );
  for (let skipped = 0; skipped <= bounds.singlePoints; skipped++) {
    const reverse = follows(index, open, skipped);
    if (reverse !== null) return { reverse, merge: false };
  }
  const reverse = follows(index, open, bounds.points);
  if (reverse === null || bounds.ranges.length > MOST_MERGED) return null;
  return { reverse, merge: bounds.ranges.length > 1 };
}

/**
 * Whether the fields from `position` on are the sort's, all in its direction (false) or all against it
 * (true).
 */
function follows(index: CollectionIndex, sort: [string, unknown][], position: number): boolean | null {
  let direction = 0;
  for (const [i, [field, wanted]] of sort.entries()) {
    if (index.fields[position + i] !== field || !isNumeric(wanted)) return null;
    const here = Math.sign(toDouble(wanted)) * (index.directions[position + i] as number);
    if (direction !== 0 && here !== direction) return null;
    direction = here;
  }
  return direction < 0;
}
