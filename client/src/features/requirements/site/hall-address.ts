import { isKnownRegion } from '@duijie/shared';

/** States in which the public sees a need, as the search calls them. */
export const publicStates = ['released', 'closed', 'docked', 'unanswered', 'no-deal'] as const;
/** The first one stands for "as it comes": the best first where there are words, the newest first where there are none. */
export const sorts = ['', 'DATE_DESC', 'DEADLINE_ASC', 'BUDGET_DESC', 'BUDGET_ASC'] as const;
/** Ranges of the search, in fen: from, and up to but not including. */
export const budgets = [
  '0-50000000',
  '50000000-100000000',
  '100000000-200000000',
  '200000000-500000000',
  '500000000-',
] as const;
/** Days from now between which a need closes. */
export const deadlines = {
  '7-days': [0, 7],
  '30-days': [7, 30],
  '90-days': [30, 90],
  later: [90, null],
} as const;

export type PublicState = (typeof publicStates)[number];
export type Budget = (typeof budgets)[number];
export type DeadlineRange = keyof typeof deadlines;

/** What the visitor looks for; the address of the hall says it all. */
export interface Wish {
  readonly words: string;
  readonly fields: readonly string[];
  readonly status: readonly PublicState[];
  readonly region: string;
  readonly budget: Budget | '';
  readonly deadline: DeadlineRange | '';
  readonly challenge: string;
  readonly sort: (typeof sorts)[number];
  readonly after: string;
}

const longestQuery = 200;
export const deadlineKeys = Object.keys(deadlines) as readonly DeadlineRange[];

function oneOf<T extends string>(values: readonly T[], given: string | null): T | undefined {
  return values.find((value) => value === given);
}

/** Reads an address; what it does not know, it leaves out. */
export function wishOf(search: URLSearchParams): Wish {
  const region = search.get('region') ?? '';
  return {
    words: (search.get('q') ?? '').trim().slice(0, longestQuery),
    fields: search.getAll('field').slice(0, 20),
    status: publicStates.filter((state) => search.getAll('status').includes(state)),
    region: isKnownRegion(region) ? region : '',
    budget: oneOf(budgets, search.get('budget')) ?? '',
    deadline: oneOf(deadlineKeys, search.get('deadline')) ?? '',
    challenge: search.get('challenge') ?? '',
    sort: oneOf(sorts, search.get('sort')) ?? '',
    after: search.get('after') ?? '',
  };
}

/** The address of a wish, or of one that differs from it; going on to another page is left out unless it is said. */
export function addressOf(wish: Partial<Wish>, change: Partial<Wish> = {}): string {
  const next = { ...wish, after: '', ...change };
  const { words, fields, status, region, budget, deadline, challenge, sort, after } = next;
  const single = { q: words, region, budget, deadline, challenge, sort, after };
  const pairs = [
    ...(fields ?? []).map((field) => ['field', field]),
    ...(status ?? []).map((state) => ['status', state]),
    ...Object.entries(single).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ];
  const text = new URLSearchParams(pairs).toString();
  return text ? `/?${text}` : '/';
}

/** A list with the value put in, or taken out where it was in. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}
