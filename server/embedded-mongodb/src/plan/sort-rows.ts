import { type Document } from 'bson';
import { decode } from '../bson/decode.js';
import { type Sorter } from '../query/sort.js';
import { FieldSlicer } from '../storage/field-slicer.js';
import { type Row } from '../storage/scan.js';

interface Keyed {
  row: Row;
  key: Document;
  arrival: number;
}

/**
 * Sorts rows by the fields the order names; with `wanted` > 0 only so many are kept at any time. Equal rows
 * keep their order.
 */
export function sortRows(
  rows: Iterable<Row>,
  sorter: Sorter,
  fields: readonly string[],
  wanted: number,
): Row[] {
  const slicer = new FieldSlicer([...new Set(fields.map((field) => field.split('.')[0] as string))]);
  const compare = (a: Keyed, b: Keyed) => sorter.compare(a.key, b.key) || a.arrival - b.arrival;
  const bound = wanted > 0 ? Math.max(wanted * 2, 256) : Infinity;
  let kept: Keyed[] = [];
  let arrival = 0;
  let worst: Keyed | undefined;
  for (const row of rows) {
    const keyed = { row, key: decode(slicer.slice(row.raw)), arrival: arrival++ };
    if (worst && compare(keyed, worst) >= 0) continue;
    kept.push(keyed);
    if (kept.length < bound) continue;
    kept = kept.sort(compare).slice(0, wanted);
    worst = kept.at(-1);
  }
  kept.sort(compare);
  return (wanted > 0 ? kept.slice(0, wanted) : kept).map(({ row }) => row);
}
