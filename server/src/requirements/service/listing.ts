import { isKnownRegion, type Problem } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { amountProblems, type Fen, type SortSpec, type Viewer } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';
import { undetermined } from '../model/sort-keys.js';
import { insiderFilters, ownFilters, within } from '../policy.js';
import { type RequirementState } from '../workflow.js';

/** Narrows a list; null, absent and empty lists narrow nothing. */
export interface RequirementFilter {
  fields?: readonly string[] | null;
  status?: readonly RequirementState[] | null;
  /** Inclusive, as is `budgetMax`; a budget still to be negotiated is in no range. */
  budgetMin?: Fen | null;
  budgetMax?: Fen | null;
  /** Exclusive, as is `deadlineBefore`. */
  deadlineAfter?: Date | null;
  deadlineBefore?: Date | null;
  /** A province's or prefecture's code stands for everything in it. */
  regions?: readonly string[] | null;
  organization?: string | null;
  mine?: boolean | null;
}

export const orders = {
  DEADLINE_ASC: { byDeadline: 1 },
  DEADLINE_DESC: { byDeadline: -1 },
  BUDGET_ASC: { byBudget: 1 },
  BUDGET_DESC: { byBudgetDown: 1 },
  RELEASED_DESC: { byRelease: -1 },
  CODE_ASC: { byCode: 1 },
} as const satisfies Record<string, SortSpec>;

export type RequirementOrder = keyof typeof orders;

type Conditions = QueryFilter<RequirementRecord>[];

/** Amounts below nothing and regions that do not exist. */
export function filterProblems({ budgetMin, budgetMax, regions }: RequirementFilter): Problem[] {
  return [
    ...amountProblems('filter.budgetMin', budgetMin),
    ...amountProblems('filter.budgetMax', budgetMax),
    ...(regions ?? []).flatMap((code, index) =>
      isKnownRegion(code)
        ? []
        : [{ path: `filter.regions.${index}`, code: 'UNKNOWN_REGION', message: `no region "${code}"` }],
    ),
  ];
}

/** The conditions of a filter; none of them lets through what would tell more than the record itself. */
export function conditionsOf(viewer: Viewer, filter: RequirementFilter): Conditions {
  const { fields, status, regions } = filter;
  const conditions: Conditions = [
    ...(fields?.length ? [{ field: oneOf(fields) }] : []),
    ...(status?.length ? [{ status: oneOf(status) }] : []),
    ...(regions?.length ? [{ $or: regions.map((code) => ({ region: trusted(within(code)) })) }] : []),
    ...budgetConditions(filter),
    ...deadlineConditions(filter),
  ];
  if (filter.organization) conditions.push(...organizationConditions(viewer, filter.organization));
  if (filter.mine) conditions.push({ $or: ownFilters(viewer) });
  return conditions;
}

/** One code is looked for as such, so that an index gives its records in order. */
function oneOf(codes: readonly string[]) {
  return codes.length === 1 ? codes[0]! : trusted({ $in: [...codes] });
}

function budgetConditions({ budgetMin, budgetMax }: RequirementFilter): Conditions {
  if (budgetMin == null && budgetMax == null) return [];
  const range = {
    $gte: budgetMin ?? 0n,
    ...(budgetMax == null ? { $lt: undetermined.amount } : { $lte: budgetMax }),
  };
  return [{ byBudget: trusted(range) }];
}

function deadlineConditions({ deadlineAfter, deadlineBefore }: RequirementFilter): Conditions {
  if (!deadlineAfter && !deadlineBefore) return [];
  const range = {
    ...(deadlineAfter && { $gt: deadlineAfter }),
    $lt: deadlineBefore ?? undetermined.instant,
  };
  return [{ byDeadline: trusted(range) }];
}

/** Where the name is not public, only insiders may find a requirement by its organization. */
function organizationConditions(viewer: Viewer, organizationId: string): Conditions {
  if (viewer.kind === 'system') return [{ organizationId }];
  return [{ organizationId }, { $or: [{ namePublic: true }, ...insiderFilters(viewer)] }];
}
