import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../ui/tone.js';

type Named = { readonly label: MessageDescriptor; readonly tone: Tone };

/** What people call the states of a solution, and what each means to the reader. */
export const solutionStatus = {
  DRAFT: { label: msg`Draft`, tone: 'quiet' },
  SUBMITTED: { label: msg`Handed in`, tone: 'active' },
  LATE: { label: msg`Handed in late`, tone: 'waiting' },
  LOCKED: { label: msg`Locked`, tone: 'active' },
  ELIGIBLE: { label: msg`Eligible`, tone: 'active' },
  INELIGIBLE: { label: msg`Not eligible`, tone: 'bad' },
  SCORED: { label: msg`Scored`, tone: 'active' },
  SHORTLISTED: { label: msg`Shortlisted`, tone: 'good' },
  DOCKED: { label: msg`Docked`, tone: 'good' },
  NOT_SELECTED: { label: msg`Not selected`, tone: 'quiet' },
  WITHDRAWN: { label: msg`Withdrawn`, tone: 'quiet' },
  LAPSED: { label: msg`Lapsed`, tone: 'quiet' },
} as const satisfies Record<string, Named>;

/** What happened to a solution, by the actions of its lifecycle. */
export const solutionActionNames: Readonly<Record<string, MessageDescriptor>> = {
  create: msg`Begun`,
  edit: msg`Edited`,
  submit: msg`Handed in`,
  revise: msg`Handed in again`,
  submitLate: msg`Handed in late`,
  lock: msg`Locked`,
  admitLate: msg`Admitted although late`,
  screen: msg`Screened`,
  score: msg`Scored`,
  handOver: msg`Handed over to the enterprise`,
  shortlist: msg({ context: 'history', message: 'Shortlisted' }),
  dock: msg`Docked`,
  release: msg`Released from its docking`,
  decline: msg`Not selected`,
  withdraw: msg`Withdrawn`,
  lapse: msg`Lapsed`,
};

/** As what somebody outside the team read a solution. */
export const readerNames = {
  ORGANIZER: msg`Organizer`,
  JUDGE: msg`Judge`,
  ENTERPRISE: msg`Enterprise`,
  AUDITOR: msg`Auditor`,
} as const;

/** What of a solution was read. */
export const readPartNames = {
  CONTENT: msg`The solution`,
  COMPARISON: msg`The comparison with others`,
  FILE: msg`A file`,
  REVIEW: msg`For review`,
} as const;
