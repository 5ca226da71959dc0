import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

/** What people call the kinds of organizations. */
export const organizationKind = {
  ENTERPRISE: msg`Enterprise`,
  UNIVERSITY: msg`University`,
  INSTITUTE: msg`Research institute`,
  SERVICE_CENTRE: msg`Service centre`,
  GOVERNMENT: msg`Government body`,
  HOSPITAL: msg`Hospital`,
  OTHER: msg`Other organization`,
} as const satisfies Record<string, MessageDescriptor>;

export type OrganizationKind = keyof typeof organizationKind;

/** What people call the states of an organization. */
export const organizationStatus = {
  CLAIMED: { label: msg`Not verified yet`, tone: 'waiting' },
  VERIFIED: { label: msg`Verified`, tone: 'good' },
  SUSPENDED: { label: msg`Suspended`, tone: 'bad' },
} as const satisfies Record<string, { label: MessageDescriptor; tone: Tone }>;

export type OrganizationStatus = keyof typeof organizationStatus;
