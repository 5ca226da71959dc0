import { type Document } from 'bson';
import { decode, decodeExact } from '../bson/decode.js';
import { unsupported } from '../errors.js';
import { compileFilter, filterPaths, needsExactTypes } from '../query/filter.js';
import { holdsText } from '../query/collation.js';
import { compileSort, type Sorter } from '../query/sort.js';
import { type Collection } from '../storage/collection.js';
import { recordKey } from '../storage/keyspace.js';
import { type Reader, type Row, scanIndex, scanRecords, type ScanOptions } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { PAUSE, type Pacer } from './pace.js';
import { type IndexPlan, type Plan, planFor } from './planner.js';
import { sortRows } from './sort-rows.js';

/** The records in which a write finds all it looks for, in their order; undefined when it is to search by itself. */
export type Among = () => readonly number[] | undefined;

export interface FindRequest {
  filter: Document;
  sort?: Document | undefined;
  skip?: number;
  /** 0 means all. */
  limit?: number;
  hint?: unknown;
  collation?: Document | undefined;
  variables?: Document | undefined;
  /** Lets others go first now and then: `PAUSE` is then among the rows. */
  pacer?: Pacer | undefined;
  /** Where it is known already what can match; asked when the reading begins. */
  among?: Among | undefined;
}

/** Finds records: those that match, in the wanted order, from `skip` on, at most `limit`. */
export function* findRows(
  store: Store,
  collection: Collection,
  reader: Reader,
  request: FindRequest,
): Generator<Row> {
  const { skip = 0, limit = 0 } = request;
  const sort = request.sort && Object.keys(request.sort).length > 0 ? request.sort : undefined;
  const wanted = limit > 0 ? limit + skip : 0;
  const among = request.among?.();
  const { filter, hint, collation } = request;
  const plan: Plan = among
    ? { kind: 'scan', reverse: false, sorted: !sort }
    : planFor(store, collection, reader, { filter, sort, wanted, hint, collation });
  const changed = (reader.overlay(collection)?.size ?? 0) > 0;
  const inOrder = plan.sorted && !(request.collation && sort) && !(changed && sort && !('$natural' in sort));
  const offset = inOrder && !changed && isOneStretch(plan, request.filter) ? skip : 0;
  const expected = wanted > 0 && inOrder ? wanted + 1 - offset : 64;
  const found = among
    ? recordsOf(store, collection, among)
    : source(store, collection, reader, plan, { expected, offset });
  const rows = matching(found, request, plan, changed);
  const ordered =
    sort && !inOrder ? sortRows(rows, sorterOf(sort, request.collation), Object.keys(sort), wanted) : rows;
  yield* slice(ordered, skip - offset, limit);
}

/** Under a collation texts have an order of their own, which this engine does not know: meeting one is refused. */
function sorterOf(sort: Document, collation: Document | undefined): Pick<Sorter, 'compare'> {
  const sorter = compileSort(sort);
  if (!collation) return sorter;
  return {
    compare: (a, b) => {
      if (holdsText(a) || holdsText(b)) throw unsupported('sorting texts under a collation');
      return sorter.compare(a, b);
    },
  };
}

/**
 * Whether the plan reads one stretch of entries of which every one is a match, so that LMDB itself can skip.
 */
function isOneStretch(plan: Plan, filter: Document): boolean {
  if (plan.kind === 'scan') return Object.keys(filter).length === 0;
  return plan.kind === 'index' && plan.exact && plan.ranges.length === 1;
}

/** Counts matches, by the index alone where its ranges say it all; in steps between which others may go first. */
export function* countRows(
  store: Store,
  collection: Collection,
  reader: Reader,
  request: FindRequest,
): Generator<void, number> {
  const { skip = 0, limit = 0 } = request;
  const total = yield* countAll(store, collection, reader, request);
  const rest = Math.max(0, total - skip);
  return limit > 0 ? Math.min(rest, limit) : rest;
}

function* countAll(
  store: Store,
  collection: Collection,
  reader: Reader,
  request: FindRequest,
): Generator<void, number> {
  const { filter, hint, collation } = request;
  const untouched = (reader.overlay(collection)?.size ?? 0) === 0;
  if (untouched && !reader.view && Object.keys(filter).length === 0) return collection.count;
  const plan = planFor(store, collection, reader, { filter, wanted: 0, hint, collation });
  if (untouched && plan.kind === 'index' && plan.exact) {
    let entries = 0;
    plan.index.uses++;
    for (const range of plan.ranges) entries += store.environment.count({ ...range, view: reader.view });
    return entries;
  }
  let count = 0;
  const found = source(store, collection, reader, plan, { expected: 1024 });
  for (const row of matching(found, request, plan, !untouched))
    if (row === PAUSE) yield;
    else count++;
  return count;
}

function source(
  store: Store,
  collection: Collection,
  reader: Reader,
  plan: Plan,
  options: Omit<ScanOptions, 'reverse'>,
): Iterable<Row> {
  const { environment } = store;
  const read = (one: IndexPlan) => {
    one.index.uses++;
    return scanIndex(environment, collection, one, reader, { ...options, reverse: one.reverse });
  };
  if (plan.kind === 'scan')
    return scanRecords(environment, collection, reader, { ...options, reverse: plan.reverse });
  return plan.kind === 'index' ? read(plan) : union(plan.branches.map(read));
}

function* recordsOf({ environment }: Store, { id }: Collection, among: readonly number[]): Generator<Row> {
  for (const recordId of among) {
    const raw = environment.get(recordKey(id, recordId));
    if (raw) yield { recordId, raw };
  }
}

function* union(sources: readonly Iterable<Row>[]): Generator<Row> {
  const seen = new Set<number>();
  for (const rows of sources)
    for (const row of rows) {
      if (seen.has(row.recordId)) continue;
      seen.add(row.recordId);
      yield row;
    }
}

/** The rows that match; a filter the plan already answers to the letter is not asked again. */
function matching(rows: Iterable<Row>, request: FindRequest, plan: Plan, changed: boolean): Iterable<Row> {
  const { filter, variables, collation } = request;
  const matches = compileFilter(filter, { ...(variables && { variables }), ...(collation && { collation }) });
  const { pacer } = request;
  const paced = pacer ? pacer.pace(rows) : rows;
  if (Object.keys(filter).length === 0) return paced;
  const exact = plan.kind === 'index' && plan.exact && !changed;
  if (exact && !pacer) return paced;
  return filterRows(paced, filter, matches, exact ? () => pacer?.hasPaused === true : () => true);
}

function* filterRows(
  rows: Iterable<Row>,
  filter: Document,
  matches: (doc: Document) => boolean,
  isInDoubt: () => boolean,
): Generator<Row> {
  const wanted = filterPaths(filter);
  const read = needsExactTypes(filter) ? decodeExact : decode;
  for (const row of rows) if (row === PAUSE || !isInDoubt() || matches(read(row.raw, wanted))) yield row;
}

function* slice(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  let position = 0;
  for (const row of rows) {
    if (row !== PAUSE && position++ < skip) continue;
    yield row;
    if (limit > 0 && position - skip >= limit) return;
  }
}
