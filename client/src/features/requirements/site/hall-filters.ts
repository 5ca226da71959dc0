import { type HallQueryVariables, type HallWithoutSearchQueryVariables } from './hall.generated.js';
import { deadlines, publicStates, type Wish } from './hall-address.js';

type Filter = NonNullable<HallQueryVariables['filter']>;
type ListFilter = NonNullable<HallWithoutSearchQueryVariables['filter']>;
type ListStatus = NonNullable<ListFilter['status']>;

const dayMs = 86_400_000;

/** What the search and the plain list call alike. */
function bounds({ budget, deadline }: Wish, now: Date) {
  const [from, before] = budget.split('-');
  const [after, until] = deadline ? deadlines[deadline] : [null, null];
  const at = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  return {
    ...(from && { budgetMin: from }),
    ...(before && { budgetMax: String(BigInt(before) - 1n) }),
    ...(after !== null && { deadlineAfter: at(after) }),
    ...(until !== null && { deadlineBefore: at(until) }),
  };
}

/** What the search is asked for. */
export function searchFilter(wish: Wish, now: Date): Filter {
  const { fields, status, region, challenge } = wish;
  return {
    ...(fields.length > 0 && { fields: [...fields] }),
    ...(status.length > 0 && { statuses: [...status] }),
    ...(region && { regions: [region] }),
    ...(challenge && { challenge }),
    ...bounds(wish, now),
  };
}

/** The same for the list that answers while there is no search. */
export function listFilter(wish: Wish, now: Date): ListFilter {
  const { fields, status, region } = wish;
  const shown = status.length > 0 ? status : publicStates;
  return {
    ...(fields.length > 0 && { fields: [...fields] }),
    status: shown.map((state) => state.toUpperCase().replace('-', '_')) as ListStatus,
    ...(region && { regions: [region] }),
    ...bounds(wish, now),
  };
}

const listSorts = {
  '': 'RELEASED_DESC',
  DATE_DESC: 'RELEASED_DESC',
  DEADLINE_ASC: 'DEADLINE_ASC',
  BUDGET_DESC: 'BUDGET_DESC',
  BUDGET_ASC: 'BUDGET_ASC',
} as const;

export function listSort({ sort }: Wish): (typeof listSorts)[Wish['sort']] {
  return listSorts[sort];
}

/** Undefined: the best first. */
export function searchSort({ sort, words }: Wish): string | null {
  return sort || (words ? null : 'DATE_DESC');
}
