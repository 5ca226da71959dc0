import { type Need } from './stages.js';

/** By what rows are sorted. */
export interface Order {
  readonly by: 'code' | 'status' | 'deadline' | 'budget';
  readonly isDown: boolean;
}

/** As `aria-sort` calls directions. */
export const orderNames = { up: 'ascending', down: 'descending' } as const;

const states: readonly Need['status'][] = [
  'DRAFT',
  'RETURNED',
  'SUBMITTED',
  'SELECTED',
  'RELEASED',
  'CLOSED',
  'DOCKED',
  'REJECTED',
  'UNANSWERED',
  'NO_DEAL',
  'WITHDRAWN',
];

const keys: Record<Order['by'], (need: Need) => string | number | null> = {
  code: ({ code }) => code,
  status: ({ status }) => states.indexOf(status),
  deadline: ({ deadline }) => deadline && Date.parse(deadline),
  budget: ({ budget }) => budget && Number(budget),
};

/** The needs in an order; what has no value comes last in both directions. */
export function sorted(needs: readonly Need[], { by, isDown }: Order): Need[] {
  return needs.toSorted((a, b) => {
    const [first, second] = [keys[by](a), keys[by](b)];
    if (first === second) return 0;
    if (first === null) return 1;
    if (second === null) return -1;
    return (first < second ? -1 : 1) * (isDown ? -1 : 1);
  });
}
