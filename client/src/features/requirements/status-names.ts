import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

/** What people call the states of a requirement, and what each means to the reader. */
export const requirementStatus = {
  DRAFT: { label: msg`Draft`, tone: 'quiet' },
  SUBMITTED: { label: msg`Submitted`, tone: 'active' },
  RETURNED: { label: msg`Returned`, tone: 'waiting' },
  REJECTED: { label: msg`Rejected`, tone: 'bad' },
  SELECTED: { label: msg`Selected`, tone: 'active' },
  RELEASED: { label: msg`Open`, tone: 'good' },
  CLOSED: { label: msg`Closed`, tone: 'waiting' },
  DOCKED: { label: msg`Docked`, tone: 'active' },
  UNANSWERED: { label: msg`Unanswered`, tone: 'quiet' },
  NO_DEAL: { label: msg`No deal`, tone: 'quiet' },
  WITHDRAWN: { label: msg`Withdrawn`, tone: 'quiet' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

export type RequirementState = keyof typeof requirementStatus;
