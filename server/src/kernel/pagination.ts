import { limits } from '@duijie/shared';
import { type Model, type ProjectionType, type QueryFilter, trusted } from 'mongoose';
import { invalid } from './errors.js';

/** Arguments of a connection, after Relay's cursor specification (forwards). */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  /** Whether the count will be asked for: it is then taken at the same time as the page. */
  readonly counted?: boolean;
}

/** A page of records with what a Relay connection shows of it. */
export interface Page<R> {
  readonly edges: { cursor: string; node: R }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** Counts the whole list: one more database command. */
  readonly count: () => Promise<number>;
}

/** Sort fields in order; `_id` is added as the tie-breaker. Sort fields must never be null in listed records. */
export type SortSpec = Readonly<Record<string, 1 | -1>>;

/**
 * Reads one page after a cursor by key, never by offset: a page costs the same wherever it is.
 * One database command, plus one when `totalCount` is asked for. Throws InvalidInput for a bad size or cursor.
 */
export async function paginate<R extends { _id: string }>(
  model: Model<R>,
  query: { filter: QueryFilter<R>; sort: SortSpec; page: PageRequest; projection?: ProjectionType<R> },
): Promise<Page<R>> {
  const { size, sort, filter, isFirst } = keysOf(query);
  const reading = model
    .find(filter, query.projection)
    .sort(sort)
    .limit(size + 1)
    .lean<R[]>();
  const count = () => model.countDocuments(query.filter);
  const [rows, counted] = await Promise.all([reading, query.page.counted ? count() : null]);
  return pageOf(rows, { size, sort, isFirst }, () => (counted === null ? count() : Promise.resolve(counted)));
}

/**
 * A page for each parent, of the records that name it in `key`: as `paginate` would read it for one parent, in one database
 * command for all of them, plus one when `totalCount` is asked for. Parents without records get an empty page.
 */
export async function paginateEach<R extends { _id: string }>(
  model: Model<R>,
  query: {
    key: keyof R & string;
    parents: readonly string[];
    filter: QueryFilter<R>;
    sort: SortSpec;
    page: PageRequest;
  },
): Promise<Map<string, Page<R>>> {
  const { key, parents } = query;
  const whole = { $and: [{ [key]: trusted({ $in: [...parents] }) }, query.filter] } as QueryFilter<R>;
  const { size, sort, filter, isFirst } = keysOf({ ...query, filter: whole });
  const rows = { $topN: { n: size + 1, sortBy: sort, output: '$$ROOT' } };
  const grouped = await model.aggregate<{ _id: string; rows: R[] }>([
    { $match: filter },
    { $group: { _id: `$${key}`, rows } },
  ]);
  let counting: Promise<Map<string, number>> | undefined;
  const byParent = new Map(grouped.map(({ _id, rows: own }) => [_id, own]));
  return new Map(
    parents.map((parent) => {
      const count = async () => (await (counting ??= countEach(model, key, whole))).get(parent) ?? 0;
      return [parent, pageOf(byParent.get(parent) ?? [], { size, sort, isFirst }, count)];
    }),
  );
}

async function countEach<R>(
  model: Model<R>,
  key: string,
  filter: QueryFilter<R>,
): Promise<Map<string, number>> {
  const counted = await model.aggregate<{ _id: string; count: number }>([
    { $match: filter },
    { $group: { _id: `$${key}`, count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id, count]));
}

/** What of a list belongs to the page: how many, in which order, and only what comes after the cursor. */
function keysOf<R>(query: { filter: QueryFilter<R>; sort: SortSpec; page: PageRequest }) {
  const size = pageSize(query.page.first);
  const sort: SortSpec = { ...query.sort, _id: Object.values(query.sort).at(-1) ?? 1 };
  const after = query.page.after ? beyond(sort, decodeCursor(query.page.after, sort)) : null;
  const filter = (after ? { $and: [query.filter, after] } : query.filter) as QueryFilter<R>;
  return { size, sort, filter, isFirst: after === null };
}

/** The page that shows the first `size` of the rows, of which there is one more where the list goes on. */
function pageOf<R extends { _id: string }>(
  rows: readonly R[],
  { size, sort, isFirst }: { size: number; sort: SortSpec; isFirst: boolean },
  count: () => Promise<number>,
): Page<R> {
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(sort, node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: !isFirst,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    count,
  };
}

function pageSize(first: number | null | undefined): number {
  const size = first ?? 20;
  if (!Number.isInteger(size) || size < 0 || size > limits.pageSize) {
    throw invalid('first', 'OUT_OF_RANGE', `between 0 and ${limits.pageSize}`);
  }
  return size;
}

function encodeCursor(sort: SortSpec, node: object): string {
  const values = Object.keys(sort).map((field) => {
    const value = (node as Record<string, unknown>)[field];
    return value instanceof Date
      ? { date: value.getTime() }
      : typeof value === 'bigint'
        ? { int: value.toString() }
        : value;
  });
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, sort: SortSpec): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === Object.keys(sort).length) return values.map(decodeValue);
  } catch {
    // falls through: whatever is wrong with it, it is not a cursor of ours
  }
  throw invalid('after', 'BAD_CURSOR', 'not a cursor of this list');
}

function decodeValue(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return value;
  const tagged = value as { date?: unknown; int?: unknown } | null;
  if (typeof tagged?.date === 'number') return new Date(tagged.date);
  if (typeof tagged?.int === 'string' && /^-?\d{1,19}$/.test(tagged.int)) return BigInt(tagged.int);
  throw new TypeError('not a cursor value');
}

/**
 * Records strictly after the given sort key: (a > x) or (a = x and b > y) or … The first field's range is said once more
 * beside the alternatives, since an index is entered by it alone.
 */
function beyond(sort: SortSpec, values: unknown[]): object {
  const fields = Object.keys(sort);
  const operator = (field: string) => (sort[field] === 1 ? '$gt' : '$lt');
  const branches = fields.map((field, index) => ({
    ...Object.fromEntries(fields.slice(0, index).map((each, at) => [each, values[at]])),
    [field]: trusted({ [operator(field)]: values[index] }),
  }));
  const first = fields[0]!;
  return { [first]: trusted({ [`${operator(first)}e`]: values[0] }), $or: branches };
}
