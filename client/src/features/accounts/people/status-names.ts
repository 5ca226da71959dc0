import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../../ui/tone.js';

/** What people call the states of an account. */
export const accountStatus = {
  INVITED: { label: msg({ context: 'account', message: 'Invited' }), tone: 'waiting' },
  ACTIVE: { label: msg({ context: 'account', message: 'Active' }), tone: 'good' },
  LOCKED: { label: msg({ context: 'account', message: 'Locked' }), tone: 'bad' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;
