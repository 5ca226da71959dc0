import { type Scope } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import {
  any,
  anyone,
  hasRole,
  type Rule,
  rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
  holds,
} from '../kernel/index.js';
import { type ChallengeRecord } from './model.js';

/** The scope of roles held in one challenge. */
export function challengeScope(id: string): Scope {
  return { kind: 'challenge', id };
}

/** Organizes the challenge. */
export const organizes: Rule<ChallengeRecord> = hasRole('organizer', ({ _id }) => challengeScope(_id));

/** A record that belongs to a challenge. */
export interface InChallenge {
  readonly challengeId: string;
}

/** Organizes the challenge that a record belongs to. */
export const organizesIt: Rule<InChallenge> = hasRole('organizer', ({ challengeId }) =>
  challengeScope(challengeId),
);

/** Audits the whole platform, or the challenge that a record belongs to. */
export const auditsIt: Rule<InChallenge> = rule(
  'auditsIt',
  (viewer, { challengeId }) =>
    holds(viewer, 'auditor', { kind: 'platform' }) || holds(viewer, 'auditor', challengeScope(challengeId)),
);

export const isAdministrator: Rule = rule('isAdministrator', (viewer) =>
  holds(viewer, 'administrator', { kind: 'platform' }),
);

/** Who may take which action of the table. */
export const policy = {
  edit: any<ChallengeRecord>(organizes, isAdministrator),
  startCollecting: organizes,
  startSoliciting: organizes,
  startJudging: organizes,
  startDocking: organizes,
  conclude: organizes,
  resume: organizes,
} as const;

/** Everybody sees challenges that have begun; planned ones only their organizers, auditors and administrators. */
export function visibleTo(viewer: Viewer): QueryFilter<ChallengeRecord> {
  if (viewer.kind === 'system' || holds(viewer, ['administrator', 'auditor'], { kind: 'platform' }))
    return {};
  const begun = { status: trusted({ $ne: 'planned' as const }) };
  const own = scopesOf(viewer, 'organizer', 'challenge');
  return own.length === 0 ? begun : { $or: [begun, { _id: trusted({ $in: own }) }] };
}

export const access: SliceAccess = {
  roots: {
    'Query.challenge': anyone,
    'Query.challenges': anyone,
    'Mutation.createChallenge': isAdministrator,
    'Mutation.editChallenge': signedIn,
    'Mutation.editChallengeDictionary': signedIn,
    'Mutation.moveChallenge': signedIn,
  },
  fields: {
    Challenge: {
      id: 'open',
      slug: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      programme: 'open',
      name: 'open',
      summary: 'open',
      year: 'open',
      edition: 'open',
      region: 'open',
      organizers: 'open',
      codePrefix: 'open',
      stages: 'open',
      dictionary: 'open',
      dictionaries: 'open',
      requirementDeadline: 'open',
      awardSlots: 'open',
    },
  },
};
