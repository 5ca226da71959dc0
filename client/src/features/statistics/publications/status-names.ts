import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../../ui/tone.js';

/** What people call the states of a publication. */
export const publicationStatus = {
  DRAFT: { label: msg`Draft`, tone: 'quiet' },
  PUBLISHED: { label: msg`Published`, tone: 'good' },
  CORRECTED: { label: msg`Published, corrected`, tone: 'waiting' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;
