import { type Document } from 'bson';
import { MongoError } from '../errors.js';
import { type Collection } from '../storage/collection.js';
import { type CollectionIndex } from '../storage/collection-index.js';
import { type IndexRange } from '../storage/keyspace.js';
import { type Reader } from '../storage/scan.js';
import { type Store } from '../storage/store.js';
import { foldedFilter, foldOf, sameCollation } from '../query/collation.js';
import { boundsOf, type IndexBounds } from './bounds.js';
import { type Conditions, conditionsOf } from './conditions.js';
import { impliesPartial, partialSays } from './implication.js';
import { orderOf } from './order.js';

interface ScanPlan {
  kind: 'scan';
  reverse: boolean;
  sorted: boolean;
}

export interface IndexPlan {
  kind: 'index';
  index: CollectionIndex;
  readonly ranges: IndexRange[];
  reverse: boolean;
  /** Whether rows come in the wanted order. */
  sorted: boolean;
  /** Whether the order comes only by merging the ranges. */
  merge: boolean;
  /** Whether every row of the ranges matches the filter. */
  exact: boolean;
  cost: number;
}

/** The union of the branches of an `$or`. */
interface UnionPlan {
  kind: 'union';
  branches: IndexPlan[];
  sorted: boolean;
}

export type Plan = ScanPlan | IndexPlan | UnionPlan;

interface PlanRequest {
  filter: Document;
  sort?: Document | undefined;
  /** How many rows are wanted, skipped ones included; 0 means all. */
  wanted: number;
  hint?: unknown;
  collation?: Document | undefined;
}

/** Chooses how to find the matches: the cheapest index, a union for `$or`, or all records. */
export function planFor(store: Store, collection: Collection, reader: Reader, request: PlanRequest): Plan {
  const { filter, sort, hint } = request;
  if (sort && '$natural' in sort)
    return { kind: 'scan', reverse: Number(sort['$natural']) < 0, sorted: true };
  if (isNaturalHint(hint)) return { kind: 'scan', reverse: Number(hint['$natural']) < 0, sorted: !sort };
  const fold = foldOf(request.collation);
  const conditions = conditionsOf(fold ? foldedFilter(filter, fold) : filter);
  const usable = usableIndexes(collection, reader, conditions, hint).filter((index) =>
    sameCollation(index.specification.collation, request.collation),
  );
  const candidates = usable.flatMap((index) => candidateOf(index, conditions, request) ?? []);
  const best = cheapest(store, collection, candidates, reader, request);
  if (best) return best;
  const union = hint === undefined && !sort ? unionOf(store, collection, reader, conditions, request) : null;
  return union ?? { kind: 'scan', reverse: false, sorted: !sort };
}

function isNaturalHint(hint: unknown): hint is Document {
  return typeof hint === 'object' && hint !== null && '$natural' in hint;
}

function usableIndexes(
  collection: Collection,
  reader: Reader,
  conditions: Conditions,
  hint: unknown,
): CollectionIndex[] {
  if (hint !== undefined && hint !== null) {
    const hinted = collection.indexes.find((index) => reader.canUse(index) && matchesHint(index, hint));
    if (!hinted)
      throw new MongoError(
        2,
        'error processing query: hint provided does not correspond to an existing index',
      );
    return [hinted];
  }
  return collection.indexes.filter(
    (index) => reader.canUse(index) && !index.specification.hidden && holdsAll(index, conditions),
  );
}

function matchesHint(index: CollectionIndex, hint: unknown): boolean {
  if (typeof hint === 'string') return index.name === hint;
  const wanted = Object.entries(hint as Document).map(
    ([field, direction]) => `${field}:${Number(direction)}`,
  );
  return wanted.join() === index.fields.map((field, i) => `${field}:${index.directions[i]}`).join();
}

/** Whether the index has an entry for every document that can match. */
function holdsAll({ specification, fields }: CollectionIndex, conditions: Conditions): boolean {
  const { partialFilterExpression: partial, sparse } = specification;
  if (partial && !impliesPartial(conditions, partial)) return false;
  if (!sparse) return true;
  return fields.some((field) => {
    const path = conditions.paths.get(field);
    return path !== undefined && (path.notNull || path.exists);
  });
}

interface Candidate extends IndexPlan {
  bounds: IndexBounds;
  complete: boolean;
}

function candidateOf(
  index: CollectionIndex,
  conditions: Conditions,
  { sort, hint }: PlanRequest,
): Candidate | null {
  const leads = conditions.paths.has(index.fields[0] as string);
  if (!leads && !sort && hint === undefined) return null;
  const bounds = boundsOf(index, conditions);
  const order = sort ? orderOf(index, bounds, conditions, sort) : { reverse: false, merge: false };
  if (!bounds.bounded && !(sort && order) && hint === undefined) return null;
  const { partialFilterExpression: partial } = index.specification;
  const complete =
    conditions.complete &&
    [...conditions.paths].every(
      ([path, each]) => bounds.served.has(path) || partialSays(partial, path, each),
    );
  const exact = complete && !index.multikey;
  const { reverse, merge } = order ?? { reverse: false, merge: false };
  return {
    kind: 'index',
    index,
    get ranges() {
      return bounds.ranges;
    },
    reverse,
    merge,
    sorted: order !== null,
    exact,
    cost: 0,
    bounds,
    complete,
  };
}

/** Fetching through an index what does not come in order costs the sort as well. */
const SORT_FACTOR = 1.5;
const SAMPLE_STEPS = [20, 200, 1000];

function cheapest(
  store: Store,
  collection: Collection,
  candidates: Candidate[],
  reader: Reader,
  request: PlanRequest,
): IndexPlan | null {
  if (candidates.length === 1) return candidates[0] as Candidate;
  const ideal = idealOf(candidates, request);
  if (ideal) return ideal;
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    candidate.cost = costOf(store, collection, candidate, reader, request, best?.cost ?? Infinity);
    const closer =
      best !== null && candidate.cost === best.cost && candidate.bounds.points > best.bounds.points;
    if (!best || candidate.cost < best.cost || closer) best = candidate;
  }
  return best;
}

/** One that finds nothing but matches, in order: no other can find fewer, so none needs to be estimated. */
function idealOf(candidates: readonly Candidate[], { sort }: PlanRequest): Candidate | null {
  const ideal = candidates.filter(
    ({ complete, bounds, sorted }) => complete && bounds.bounded && (!sort || sorted),
  );
  return ideal.reduce<Candidate | null>(
    (best, each) => (best && best.bounds.points >= each.bounds.points ? best : each),
    null,
  );
}

/** An estimate of the documents to fetch. A plan in order can stop early; others must fetch all they find. */
function costOf(
  store: Store,
  collection: Collection,
  candidate: Candidate,
  reader: Reader,
  { sort, wanted }: PlanRequest,
  known: number,
): number {
  const { bounds } = candidate;
  const found = bounds.bounded ? estimate(store, collection, candidate, reader, known) : collection.count;
  if (sort && !candidate.sorted) return found * SORT_FACTOR;
  if (wanted === 0 || candidate.complete) return wanted === 0 ? found : Math.min(found, wanted);
  return Math.min(found, wanted * (bounds.bounded ? 4 : 50));
}

/**
 * How many entries the ranges hold, in steps: LMDB is asked only whether there is one at a given distance, and not beyond
 * the cost of a plan that is known.
 */
function estimate(
  store: Store,
  collection: Collection,
  { ranges, bounds }: Candidate,
  reader: Reader,
  known: number,
): number {
  let total = 0;
  for (const range of ranges.slice(0, 10)) {
    const within = SAMPLE_STEPS.find(
      (step, index) =>
        (SAMPLE_STEPS[index - 1] ?? 0) > known ||
        store.environment.keys({ ...range, offset: step, limit: 1, view: reader.view }).length === 0,
    );
    total += within ?? Math.max(1000, collection.count / (2 + 2 * bounds.points));
  }
  return Math.min((total * ranges.length) / Math.min(ranges.length, 10), collection.count);
}

function unionOf(
  store: Store,
  collection: Collection,
  reader: Reader,
  { branches }: Conditions,
  request: PlanRequest,
): UnionPlan | null {
  if (!branches || branches.length === 0) return null;
  const plans = branches.map((branch) =>
    planFor(store, collection, reader, { ...request, filter: branch, wanted: 0 }),
  );
  const indexed = plans.filter((plan) => plan.kind === 'index');
  return indexed.length === plans.length
    ? { kind: 'union', branches: indexed.map((plan) => ({ ...plan, exact: false })), sorted: true }
    : null;
}
