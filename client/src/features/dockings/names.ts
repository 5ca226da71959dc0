import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

/** What people call the states of a docking, and what each means to the reader. */
export const dockingStatus = {
  IN_TALKS: { label: msg`In talks`, tone: 'active' },
  AGREED: { label: msg`Agreed`, tone: 'good' },
  NO_DEAL: { label: msg`No deal`, tone: 'quiet' },
  SUPERSEDED: { label: msg`The places are taken`, tone: 'quiet' },
  CANCELLED: { label: msg`The agreement fell through`, tone: 'bad' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

export type DockingState = keyof typeof dockingStatus;

/** What history calls the actions on a docking. */
export const dockingActions: Readonly<Record<string, MessageDescriptor>> = {
  create: msg`Talks began`,
  note: msg`Talks noted`,
  accept: msg`A key was turned`,
  decline: msg`Ended without a deal`,
  supersede: msg`Ended, since another agreement took the last place`,
  cancel: msg`The agreement fell through`,
};
