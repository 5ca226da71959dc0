import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { type Sorter } from '../query/sort.js';
import { type Row } from '../storage/scan.js';
import { PAUSE } from './pace.js';

interface Keyed {
  row: Row;
  key: Document;
  arrival: number;
}

/**
 * Sorts rows by the fields the order names; with `most` > 0 only so many are kept at any time. Equal rows
 * keep their order.
 */
export function* sortRows(
  rows: Iterable<Row>,
  sorter: Pick<Sorter, 'compare'>,
  fields: readonly string[],
  most: number,
): Generator<Row> {
  const wanted = new Set(fields.map((field) => field.split('.')[0] as string));
  const compare = (a: Keyed, b: Keyed) => sorter.compare(a.key, b.key) || a.arrival - b.arrival;
  const bound = most > 0 ? Math.max(most * 2, 256) : Infinity;
  let kept: Keyed[] = [];
  let arrival = 0;
  let worst: Keyed | undefined;
  for (const row of rows) {
    if (row === PAUSE) {
      yield row;
      continue;
    }
    const keyed = { row, key: decode(row.raw, wanted), arrival: arrival++ };
    if (worst && compare(keyed, worst) >= 0) continue;
    kept.push(keyed);
    if (kept.length < bound) continue;
    kept = kept.sort(compare).slice(0, most);
    worst = kept.at(-1);
  }
  kept.sort(compare);
  for (const { row } of most > 0 ? kept.slice(0, most) : kept) yield row;
}
