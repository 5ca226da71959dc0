import { enterpriseRoles } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { organizesIt } from '../challenges/index.js';
import {
  any,
  hasRole,
  holds,
  isSystem,
  onBehalf,
  type Rule,
  rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
} from '../kernel/index.js';
import { type DockingRecord } from './model.js';

type R = DockingRecord;

const teamRoles = ['team-leader', 'team-member'] as const;

/** Belongs to the enterprise whose need it is. */
export const isOfTheEnterprise: Rule<R> = hasRole(enterpriseRoles, ({ enterpriseId }) => ({
  kind: 'organization',
  id: enterpriseId,
}));

/** Speaks for the team: its leader, or a signatory of the institution behind it. */
export const speaksForTheTeam: Rule<R> = any(
  hasRole<R>('team-leader', ({ teamId }) => ({ kind: 'team', id: teamId })),
  hasRole<R>('enterprise-signatory', ({ institutionId }) =>
    institutionId === null ? null : { kind: 'organization', id: institutionId },
  ),
);

const audits: Rule<R> = rule('audits', (viewer) => holds(viewer, 'auditor', { kind: 'platform' }));

/** Whose key it is, by side; an organizer turns it only in the owner's name. */
export const keyHolders = {
  enterprise: any(isOfTheEnterprise, onBehalf(organizesIt)),
  team: any(speaksForTheTeam, onBehalf(organizesIt)),
} as const;

export type Side = keyof typeof keyHolders;

const takesPart = any(isOfTheEnterprise, speaksForTheTeam, organizesIt);

/** Who may propose talks: the organizer, or the enterprise from its shortlist. */
export const mayPropose: Rule<R> = any(organizesIt, isOfTheEnterprise);

/** Who may take which action of the table. */
export const policy = {
  note: takesPart,
  accept: any(keyHolders.enterprise, keyHolders.team),
  decline: takesPart,
  supersede: isSystem,
  cancel: organizesIt,
} as const;

/** Both sides' people, organizers of the challenge and auditors; nobody else. */
export function visibleTo(viewer: Viewer): QueryFilter<R> {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' })) return {};
  const oneOf = (ids: string[]) => trusted({ $in: ids });
  return {
    $or: [
      { enterpriseId: oneOf(scopesOf(viewer, enterpriseRoles, 'organization')) },
      { teamId: oneOf(scopesOf(viewer, teamRoles, 'team')) },
      { institutionId: oneOf(scopesOf(viewer, 'enterprise-signatory', 'organization')) },
      { challengeId: oneOf(scopesOf(viewer, 'organizer', 'challenge')) },
    ],
  };
}

const seesHistory: Rule<R> = any(organizesIt, audits);

const mutations = ['proposeDocking', 'noteTalk', 'acceptDocking', 'declineDocking', 'cancelDocking'] as const;

export const access: SliceAccess = {
  roots: {
    'Query.docking': signedIn,
    'Query.dockings': signedIn,
    ...Object.fromEntries(mutations.map((name) => [`Mutation.${name}`, signedIn])),
  },
  fields: {
    Requirement: { dockings: 'open' },
    Docking: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      challenge: 'open',
      requirement: 'open',
      solution: 'open',
      team: 'open',
      enterprise: 'open',
      proposedAt: 'open',
      enterpriseKey: 'open',
      teamKey: 'open',
      agreedAt: 'open',
      talks: 'open',
      history: seesHistory,
    },
  },
};
