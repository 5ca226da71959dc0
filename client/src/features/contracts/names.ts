import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

type Named = Record<string, { label: MessageDescriptor; tone: Tone }>;

/** What people call the states of a contract, and what each means to the reader. */
export const contractStatus = {
  DRAFT: { label: msg`Draft`, tone: 'quiet' },
  SIGNED: { label: msg`Signed`, tone: 'active' },
  REGISTERED: { label: msg({ context: 'contract', message: 'Registered' }), tone: 'active' },
  PERFORMING: { label: msg`Performing`, tone: 'active' },
  ACCEPTED: { label: msg({ context: 'contract', message: 'Accepted' }), tone: 'good' },
  TERMINATED: { label: msg`Terminated`, tone: 'bad' },
  SUPERSEDED: { label: msg`Replaced by a formal contract`, tone: 'quiet' },
  VOID: { label: msg`Void`, tone: 'quiet' },
} as const satisfies Named;

export type ContractState = keyof typeof contractStatus;

/** What people call the states of a milestone. */
export const milestoneStatus = {
  PLANNED: { label: msg({ context: 'milestone', message: 'Planned' }), tone: 'quiet' },
  REACHED: { label: msg`Reached`, tone: 'waiting' },
  CONFIRMED: { label: msg`Confirmed`, tone: 'good' },
  DROPPED: { label: msg`Dropped`, tone: 'quiet' },
} as const satisfies Named;

/** What people call the states of a payment. */
export const paymentStatus = {
  RECORDED: { label: msg`Recorded`, tone: 'waiting' },
  CONFIRMED: { label: msg`Received`, tone: 'good' },
  REVERSED: { label: msg`Reversed`, tone: 'quiet' },
} as const satisfies Named;

export const contractKinds = {
  FORMAL: msg`Formal contract`,
  INTENT: msg`Agreement of intent`,
} as const satisfies Record<string, MessageDescriptor>;

export const partyRoles = {
  PAYER: msg`Pays`,
  PROVIDER: msg`Provides`,
  WITNESS: msg`Stands by`,
} as const satisfies Record<string, MessageDescriptor>;

/** Kinds of technology contracts that are registered. */
export const registrationTypes = {
  DEVELOPMENT: msg`Development`,
  TRANSFER: msg`Transfer`,
  LICENCE: msg`Licence`,
  CONSULTING: msg`Consulting`,
  SERVICE: msg`Service`,
} as const satisfies Record<string, MessageDescriptor>;

/** What history calls the actions on contracts, their milestones and payments. */
export const contractActions: Readonly<Record<string, MessageDescriptor>> = {
  create: msg({ context: 'history', message: 'Entered' }),
  edit: msg`Edited`,
  void: msg`Given up`,
  sign: msg`Signed by a party`,
  register: msg`Registered with the authority`,
  refuseRegistration: msg`Registration refused`,
  perform: msg`Performance began`,
  accept: msg({ context: 'contract', message: 'Accepted' }),
  terminate: msg`Terminated`,
  amend: msg`Terms amended`,
  correct: msg`Corrected`,
  supersede: msg`Replaced by a formal contract`,
  reach: msg`Reached`,
  reject: msg`Not accepted as reached`,
  confirm: msg`Confirmed`,
  drop: msg`Dropped`,
  reverse: msg`Reversed`,
};
