import { limits, type Problem } from '@duijie/shared';
import { type LocalizedText, type Patch, textProblems, type Transaction } from '../../kernel/index.js';
import { type SolutionRecord } from '../model.js';

type Effect = (before: SolutionRecord, tx: Transaction) => Patch<SolutionRecord>;

/** What an action without input of its own writes besides the state. */
export const effects = {
  // When it was received stays as it was.
  admitLate: (_before, { now }) => ({ lockedAt: now }),
  handOver: (_before, { now }) => ({ handedOverAt: now }),
  shortlist: () => ({}),
  withdraw: () => ({}),
  dock: ({ status }) => ({ dockedFrom: status as SolutionRecord['dockedFrom'] }),
  release: () => ({ dockedFrom: null }),
} as const satisfies Record<string, Effect>;

/** Actions that take nothing but what accompanies any action. */
export type PlainAction = keyof typeof effects;

export type Screening = 'eligible' | 'ineligible';

/** Problems of what a team is told; why it is not eligible, it must be told. */
export function feedbackProblems(feedback: LocalizedText | null, isRequired: boolean): Problem[] {
  if (feedback) return textProblems('feedback', feedback, limits.summaryLength);
  return isRequired ? [{ path: 'feedback', code: 'REQUIRED', message: 'say why' }] : [];
}
