import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

type Named = { readonly label: MessageDescriptor; readonly tone: Tone };

/** What people call the states of a team. */
export const teamStatus = {
  REGISTERED: { label: msg`Registered`, tone: 'good' },
  SUSPENDED: { label: msg`Suspended`, tone: 'bad' },
  DISSOLVED: { label: msg`Dissolved`, tone: 'quiet' },
} as const satisfies Record<string, Named>;

/** What people call the states of an invitation. */
export const invitationStatus = {
  INVITED: { label: msg`Invited`, tone: 'waiting' },
  ACCEPTED: { label: msg`Accepted`, tone: 'good' },
  DECLINED: { label: msg`Declined`, tone: 'quiet' },
  WITHDRAWN: { label: msg`Withdrawn`, tone: 'quiet' },
} as const satisfies Record<string, Named>;

export const memberRoles = {
  LEADER: msg`Leader`,
  MEMBER: msg`Member`,
} as const;

/** What happened to a team, by the actions of its lifecycle. */
export const teamActionNames: Readonly<Record<string, MessageDescriptor>> = {
  create: msg`Registered`,
  edit: msg`Edited`,
  handOver: msg`Leadership handed over`,
  removeMember: msg`Member removed`,
  suspend: msg`Suspended`,
  reinstate: msg`Reinstated`,
  dissolve: msg`Dissolved`,
};
