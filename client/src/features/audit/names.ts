import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

type SearchKind = 'REQUIREMENT' | 'SOLUTION' | 'CONTRACT' | 'TEAM';

/** The kinds of records whose history can be read, and which of them search knows. */
export const auditKinds = {
  requirement: { label: msg`Need`, search: 'REQUIREMENT' },
  solution: { label: msg`Solution`, search: 'SOLUTION' },
  docking: { label: msg`Docking of a need`, search: null },
  contract: { label: msg`Contract`, search: 'CONTRACT' },
  team: { label: msg`Team`, search: 'TEAM' },
} as const satisfies Record<string, { label: MessageDescriptor; search: SearchKind | null }>;

export type AuditKind = keyof typeof auditKinds;

/** As what somebody read a solution. */
export const readers = {
  AUDITOR: msg`Auditor`,
  ENTERPRISE: msg`Enterprise`,
  JUDGE: msg`Judge`,
  ORGANIZER: msg`Organizer`,
} as const satisfies Record<string, MessageDescriptor>;

/** What of a solution was read. */
export const readParts = {
  COMPARISON: msg`In a comparison`,
  CONTENT: msg`Its contents`,
  FILE: msg`A file`,
  REVIEW: msg`For review`,
} as const satisfies Record<string, MessageDescriptor>;
