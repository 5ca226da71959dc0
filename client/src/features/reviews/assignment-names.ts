import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

/** What people call the states of a review. */
export const assignmentStatus = {
  ASSIGNED: { label: msg({ message: 'Assigned', context: 'review' }), tone: 'waiting' },
  ACCEPTED: { label: msg({ message: 'Accepted', context: 'review' }), tone: 'active' },
  SUBMITTED: { label: msg({ message: 'Submitted', context: 'review' }), tone: 'good' },
  CONFLICT: { label: msg`Conflict of interest`, tone: 'bad' },
  CANCELLED: { label: msg({ message: 'Taken back', context: 'review' }), tone: 'quiet' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

export type AssignmentState = keyof typeof assignmentStatus;
