import { isKnownRegion } from '@duijie/shared';
import { type HallQueryVariables } from './hall.generated.js';

type Filter = NonNullable<HallQueryVariables['filter']>;

/** States in which the public sees a need. */
export const publicStates = ['RELEASED', 'CLOSED', 'DOCKED', 'UNANSWERED', 'NO_DEAL'] as const;
export const sorts = ['RELEASED_DESC', 'DEADLINE_ASC', 'BUDGET_DESC', 'BUDGET_ASC'] as const;
/** Bounds in fen; the lower one counts in. */
export const budgets = {
  'up-to-1m': { budgetMax: '100000000' },
  '1m-3m': { budgetMin: '100000000', budgetMax: '300000000' },
  'from-3m': { budgetMin: '300000000' },
} as const satisfies Record<string, Filter>;
/** Days from now within which a need closes. */
export const deadlines = { '30': 30, '90': 90 } as const;

const dayMs = 86_400_000;

/** What the visitor looks for; the address of the hall says it all. */
export interface Wish {
  readonly fields: readonly string[];
  readonly status: readonly (typeof publicStates)[number][];
  readonly region: string;
  readonly budget: keyof typeof budgets | '';
  readonly deadline: keyof typeof deadlines | '';
  readonly challenge: string;
  readonly sort: (typeof sorts)[number];
  readonly after: string;
}

function oneOf<T extends string>(values: readonly T[], given: string | null): T | undefined {
  return values.find((value) => value === given);
}

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** Reads an address; what it does not know, it leaves out. */
export function wishOf(search: URLSearchParams): Wish {
  const region = search.get('region') ?? '';
  return {
    fields: search.getAll('field').slice(0, 20),
    status: publicStates.filter((state) => search.getAll('status').includes(state)),
    region: isKnownRegion(region) ? region : '',
    budget: oneOf(keysOf(budgets), search.get('budget')) ?? '',
    deadline: oneOf(keysOf(deadlines), search.get('deadline')) ?? '',
    challenge: search.get('challenge') ?? '',
    sort: oneOf(sorts, search.get('sort')) ?? 'RELEASED_DESC',
    after: search.get('after') ?? '',
  };
}

/** The address of a wish, or of one that differs from it; going on to another page is left out unless it is said. */
export function addressOf(wish: Partial<Wish>, change: Partial<Wish> = {}): string {
  const { fields, status, region, budget, deadline, challenge, sort, after } = {
    ...wish,
    after: '',
    ...change,
  };
  const single = { region, budget, deadline, challenge, sort: sort === 'RELEASED_DESC' ? '' : sort, after };
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

/** What the API is asked for. */
export function filterOf(wish: Wish, now: Date): Filter {
  const { fields, status, region, budget, deadline } = wish;
  return {
    ...(fields.length > 0 && { fields: [...fields] }),
    status: status.length > 0 ? [...status] : [...publicStates],
    ...(region && { regions: [region] }),
    ...(budget && budgets[budget]),
    ...(deadline && {
      deadlineAfter: now.toISOString(),
      deadlineBefore: new Date(now.getTime() + deadlines[deadline] * dayMs).toISOString(),
    }),
  };
}

export type { Filter };
