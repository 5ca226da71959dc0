import { type Patch, type Transaction } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';

type Effect = (before: RequirementRecord, tx: Transaction) => Patch<RequirementRecord>;

/** What an action without input of its own writes besides the state. */
export const effects = {
  recommend: (_before, { viewer }) => ({ recommendedBy: viewer.personId }),
  return: () => ({}),
  reject: () => ({}),
  select: () => ({}),
  release: (_before, { now }) => ({ releasedAt: now, isPublic: true }),
  // The clock closes at the deadline, however late its job runs.
  close: ({ deadline }, { viewer, now }) => ({ closedAt: viewer.kind === 'system' ? deadline : now }),
  dock: ({ slotsTaken }) => ({ slotsTaken: slotsTaken + 1 }),
  withdraw: () => ({}),
} as const satisfies Record<string, Effect>;

/** Actions that take nothing but what accompanies any action. */
export type PlainAction = keyof typeof effects;
