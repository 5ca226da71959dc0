import { type Row } from './row.js';
import { arrays } from './rows-arrays.js';
import { comparisons } from './rows-comparison.js';
import { nullAndMissing } from './rows-null.js';
import { evaluation } from './rows-evaluation.js';
import { numericUpdates } from './rows-update-numbers.js';
import { fieldUpdates } from './rows-update-fields.js';
import { arrayUpdates } from './rows-update-arrays.js';
import { projections } from './rows-projection.js';
import { sorts } from './rows-sort.js';
import { groups } from './rows-group.js';
import { stages } from './rows-stages.js';
import { expressions } from './rows-expressions.js';
import { buckets } from './rows-buckets.js';
import { collations } from './rows-collation.js';
import { graphs } from './rows-graph.js';
import { positional } from './rows-positional.js';
import { windows } from './rows-windows.js';
import { writes } from './rows-write.js';
import { joins } from './rows-join.js';

/** The semantics table, by subject. */
export const TABLE: Readonly<Record<string, readonly Row[]>> = {
  'null and missing': nullAndMissing,
  comparison: comparisons,
  arrays,
  evaluation,
  'updates of fields': fieldUpdates,
  'updates of numbers': numericUpdates,
  'updates of arrays': arrayUpdates,
  projection: projections,
  sort: sorts,
  group: groups,
  stages,
  joins,
  graphs,
  buckets,
  windows,
  writes,
  collations,
  'positional updates': positional,
  expressions,
};
