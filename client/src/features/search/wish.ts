import { isKnownRegion } from '@duijie/shared';

/** Kinds of records one can search for, in the order of the choice. */
export const kinds = ['REQUIREMENT', 'SOLUTION', 'TEAM', 'ORGANIZATION', 'CONTRACT'] as const;
export type Kind = (typeof kinds)[number];

export const sorts = ['', 'DATE_DESC', 'DEADLINE_ASC', 'BUDGET_DESC'] as const;
export type Sort = (typeof sorts)[number];

/** Budgets as the search counts them: fen from, and up to but not including. */
export const budgets = [
  '0-50000000',
  '50000000-100000000',
  '100000000-200000000',
  '200000000-500000000',
  '500000000-1000000000',
  '1000000000-',
] as const;
export type Budget = (typeof budgets)[number];

/** What somebody looks for; the address says it all. */
export interface Wish {
  readonly words: string;
  /** All kinds where it is left out. */
  readonly kind: Kind | null;
  readonly fields: readonly string[];
  readonly statuses: readonly string[];
  readonly region: string | null;
  readonly budget: Budget | null;
  readonly sort: Sort;
}

/** Reads an address; what it does not know, it leaves out. Teams look for open needs first. */
export function wishOf(search: URLSearchParams): Wish {
  const region = search.get('region') ?? '';
  const kind = search.get('kind');
  return {
    words: (search.get('q') ?? '').slice(0, 200),
    kind: kind === 'ALL' ? null : (kinds.find((each) => each === kind) ?? 'REQUIREMENT'),
    fields: search.getAll('field').slice(0, 20),
    statuses: search.getAll('status').slice(0, 20),
    region: isKnownRegion(region) ? region : null,
    budget: budgets.find((each) => each === search.get('budget')) ?? null,
    sort: sorts.find((each) => each === search.get('sort')) ?? '',
  };
}

/** The address of a wish. */
export function addressOf({ words, kind, fields, statuses, region, budget, sort }: Wish): URLSearchParams {
  const given = { q: words, kind: kind === 'REQUIREMENT' ? '' : (kind ?? 'ALL'), region, budget, sort };
  return new URLSearchParams([
    ...Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    ...fields.map((each) => ['field', each]),
    ...statuses.map((each) => ['status', each]),
  ]);
}

/** Only needs have fields, places and budgets to narrow by. */
export function isAboutNeeds({ kind }: Wish): boolean {
  return kind === 'REQUIREMENT';
}

/** The same as the API takes it. */
export function filterOf(wish: Wish) {
  const { fields, statuses, region, budget } = wish;
  if (!isAboutNeeds(wish)) return statuses.length > 0 && wish.kind ? { statuses: [...statuses] } : {};
  const [from, before] = budget?.split('-') ?? [];
  return {
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(statuses.length > 0 && { statuses: [...statuses] }),
    ...(region && { regions: [region] }),
    ...(from && { budgetMin: from }),
    ...(before && { budgetMax: String(BigInt(before) - 1n) }),
  };
}

/** A list with the value put in, or taken out where it was in. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
