import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

/** What people call the states of a challenge. */
export const challengeStatus = {
  PLANNED: { label: msg`Planned`, tone: 'quiet' },
  COLLECTING: { label: msg`Collecting needs`, tone: 'active' },
  SOLICITING: { label: msg({ context: 'challenge', message: 'Open for answers' }), tone: 'good' },
  JUDGING: { label: msg`Judging`, tone: 'waiting' },
  DOCKING: { label: msg`Docking`, tone: 'active' },
  CONCLUDED: { label: msg`Concluded`, tone: 'quiet' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;
