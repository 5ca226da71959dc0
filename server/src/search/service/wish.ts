import { isKnownRegion, type Problem } from '@duijie/shared';
import { amountProblems, type Fen, type Findable, invalid, refuse } from '../../kernel/index.js';
import { type FacetRequest, type Filter, type SearchSchema, type Sort } from '../../platform/search/index.js';
import { budgetRanges, deadlineRanges } from './ranges.js';

/** Narrows what is found; null, absent and empty lists narrow nothing. */
export interface SearchFilter {
  /** A challenge's slug. */
  challenge?: string | null;
  fields?: readonly string[] | null;
  statuses?: readonly string[] | null;
  /** A province's or prefecture's code stands for everything in it. */
  regions?: readonly string[] | null;
  cooperationModes?: readonly string[] | null;
  organizationKinds?: readonly string[] | null;
  /** Inclusive, as is `budgetMax`; a budget still to be negotiated is in no range. */
  budgetMin?: Fen | null;
  budgetMax?: Fen | null;
  /** Exclusive, as is `deadlineBefore`. */
  deadlineAfter?: Date | null;
  deadlineBefore?: Date | null;
}

/** The columns that lists of values narrow. */
const columns = {
  fields: 'field',
  statuses: 'status',
  regions: 'region',
  cooperationModes: 'cooperationMode',
  organizationKinds: 'organizationKind',
} as const satisfies Partial<Record<keyof SearchFilter, string>>;

const sorts: Readonly<Record<string, Sort>> = {
  DATE_DESC: { column: 'date', direction: 'descending' },
  DATE_ASC: { column: 'date', direction: 'ascending' },
  DEADLINE_ASC: { column: 'deadline', direction: 'ascending' },
  DEADLINE_DESC: { column: 'deadline', direction: 'descending' },
  BUDGET_ASC: { column: 'budget', direction: 'ascending' },
  BUDGET_DESC: { column: 'budget', direction: 'descending' },
};
const byRelevance = 'RELEVANCE';

/** The conditions of a filter. Throws InvalidInput for what no record of these kinds has, and for wrong values. */
export function conditionsOf(
  findables: readonly Findable[],
  filter: SearchFilter,
  challengeId: string | null,
): Filter[] {
  refuse(valueProblems(filter));
  const named = [
    ...(challengeId === null ? [] : [['challenge', { column: 'challenge', in: [challengeId] }] as const]),
    ...listsOf(filter),
    ...rangesOf(filter),
  ] as const;
  const known = columnsOf(findables);
  for (const [name, condition] of named) {
    if (!known.has(condition.column))
      throw invalid(`filter.${name}`, 'NOT_ALLOWED', `nothing of these kinds has it`);
  }
  return named.map(([, condition]) => condition);
}

function listsOf(filter: SearchFilter) {
  return (Object.keys(columns) as (keyof typeof columns)[]).flatMap((name) => {
    const values = filter[name];
    return values?.length ? [[name, { column: columns[name], in: values }] as const] : [];
  });
}

function rangesOf({ budgetMin, budgetMax, deadlineAfter, deadlineBefore }: SearchFilter) {
  const [gte, lte] = [budgetMin, budgetMax].map((bound) => (bound == null ? undefined : Number(bound)));
  return [
    ...(gte === undefined ? [] : [['budgetMin', { column: 'budget', gte }] as const]),
    ...(lte === undefined ? [] : [['budgetMax', { column: 'budget', lte }] as const]),
    ...(deadlineAfter ? [['deadlineAfter', { column: 'deadline', gt: deadlineAfter }] as const] : []),
    ...(deadlineBefore ? [['deadlineBefore', { column: 'deadline', lt: deadlineBefore }] as const] : []),
  ];
}

function valueProblems({ budgetMin, budgetMax, regions }: SearchFilter): Problem[] {
  const unknown = (regions ?? [])
    .map((code, index) => ({ code, index }))
    .filter(({ code }) => !isKnownRegion(code));
  return [
    ...amountProblems('filter.budgetMin', budgetMin),
    ...amountProblems('filter.budgetMax', budgetMax),
    ...unknown.map(({ code, index }) => ({
      ...{ path: `filter.regions.${index}`, code: 'UNKNOWN_REGION', message: `no region "${code}"` },
    })),
  ];
}

/** The counts that are asked for. Throws InvalidInput that names the possible ones. */
export function facetsOf(
  findables: readonly Findable[],
  names: readonly string[],
  now: Date,
): FacetRequest[] {
  const possible = [...new Set(allColumns(findables).flatMap(([name, { facet }]) => (facet ? [name] : [])))];
  return [...new Set(names)].map((name, index) => {
    if (!possible.includes(name)) throw notOneOf(`facets.${index}`, name, possible);
    if (name === 'budget') return { column: name, ranges: budgetRanges };
    return name === 'deadline'
      ? { column: name, ranges: deadlineRanges(now) }
      : { column: name, size: 1_000 };
  });
}

/** The order that is asked for, undefined for the best first. Throws InvalidInput that names the possible ones. */
export function sortOf(findables: readonly Findable[], name: string | null | undefined): Sort | undefined {
  if (name == null || name === byRelevance) return undefined;
  const known = columnsOf(findables);
  const possible = Object.keys(sorts).filter((each) => known.has(sorts[each]!.column));
  if (!possible.includes(name)) throw notOneOf('sort', name, [byRelevance, ...possible]);
  return sorts[name];
}

function notOneOf(path: string, given: string, possible: readonly string[]) {
  return invalid(
    path,
    'NOT_ALLOWED',
    `"${given.slice(0, 40)}" is not one of ${possible.join(', ') || 'none'}`,
  );
}

function allColumns(findables: readonly Findable[]): [string, SearchSchema['columns'][string]][] {
  return findables.flatMap(({ schemas }) => schemas.flatMap((schema) => Object.entries(schema.columns)));
}

function columnsOf(findables: readonly Findable[]): ReadonlySet<string> {
  return new Set(allColumns(findables).map(([name]) => name));
}
