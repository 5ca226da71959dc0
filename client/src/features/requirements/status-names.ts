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

/** What people call the states of a question. */
export const questionStatus = {
  ASKED: { label: msg`Waiting for an answer`, tone: 'waiting' },
  ANSWERED: { label: msg({ context: 'question', message: 'Answered' }), tone: 'good' },
  DISMISSED: { label: msg`Left unanswered`, tone: 'quiet' },
  WITHDRAWN: { label: msg`Withdrawn`, tone: 'quiet' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

/** What people call the states of talks about a requirement. */
export const dockingStatus = {
  IN_TALKS: { label: msg`In talks`, tone: 'active' },
  AGREED: { label: msg`Agreed`, tone: 'good' },
  NO_DEAL: { label: msg`No deal`, tone: 'quiet' },
  SUPERSEDED: { label: msg`Superseded`, tone: 'quiet' },
  CANCELLED: { label: msg`Fell through`, tone: 'bad' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

/** What people call the states of a solution, as who received it sees them. */
export const solutionStatus = {
  DRAFT: { label: msg`Draft`, tone: 'quiet' },
  SUBMITTED: { label: msg`Submitted`, tone: 'active' },
  LATE: { label: msg`Late`, tone: 'waiting' },
  LOCKED: { label: msg`Locked`, tone: 'waiting' },
  ELIGIBLE: { label: msg`Eligible`, tone: 'active' },
  INELIGIBLE: { label: msg`Not eligible`, tone: 'bad' },
  SCORED: { label: msg`Scored`, tone: 'active' },
  SHORTLISTED: { label: msg`Shortlisted`, tone: 'good' },
  DOCKED: { label: msg`Docked`, tone: 'good' },
  NOT_SELECTED: { label: msg`Not selected`, tone: 'quiet' },
  WITHDRAWN: { label: msg`Withdrawn`, tone: 'quiet' },
  LAPSED: { label: msg`Lapsed`, tone: 'quiet' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;
