import { type QueryFilter, trusted } from 'mongoose';
import { type SortSpec } from '../../kernel/index.js';
import { type SolutionRecord, type SolutionState } from '../model.js';

/** Narrows a list; null, absent and empty lists narrow nothing. */
export interface SolutionFilter {
  status?: readonly SolutionState[] | null;
  requirementId?: string | null;
  teamId?: string | null;
  /** Only those that the enterprise may read, or only those that it may not. */
  handedOver?: boolean | null;
}

export const oldestFirst: SortSpec = { createdAt: 1 };
export const newestFirst: SortSpec = { createdAt: -1 };

/** The conditions of a filter; they stand beside what the viewer may see, and so tell no more than that. */
export function conditionsOf(filter: SolutionFilter): QueryFilter<SolutionRecord>[] {
  const { status, requirementId, teamId, handedOver } = filter;
  return [
    ...(status?.length ? [{ status: trusted({ $in: [...status] }) }] : []),
    ...(requirementId ? [{ requirementId }] : []),
    ...(teamId ? [{ teamId }] : []),
    ...(handedOver == null
      ? []
      : [{ handedOverAt: handedOver ? trusted({ $ne: null }) : null } as QueryFilter<SolutionRecord>]),
  ];
}
