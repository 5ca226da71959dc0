import { type Role, type Scope } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { isAdministrator, organizationScope } from '../accounts/index.js';
import {
  any,
  hasRole,
  holds,
  onBehalf,
  rule,
  type Rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
} from '../kernel/index.js';
import { type TeamInvitationRecord, type TeamRecord } from './model.js';

type T = TeamRecord;
type I = TeamInvitationRecord;

const teamRoles: readonly Role[] = ['team-leader', 'team-member'];
export const staff: readonly Role[] = ['administrator', 'organizer', 'auditor'];

/** The scope of roles in a team. */
export function teamScope(id: string): Scope {
  return { kind: 'team', id };
}

/** Leads the team that a record names. */
export const leadsTeam: Rule<{ teamId: string }> = hasRole('team-leader', ({ teamId }) => teamScope(teamId));

/** Leads the team that a record names, or is a member of it. */
export const belongsToTeam: Rule<{ teamId: string }> = hasRole(teamRoles, ({ teamId }) => teamScope(teamId));

/** Ids of the teams that the viewer leads, of all that they belong to, and of those among them that are registered. */
export function teamsOf(viewer: Viewer): { leads: string[]; belongsTo: string[]; registered: string[] } {
  const awake = viewer.roles.filter(({ isDormant }) => !isDormant);
  return {
    leads: scopesOf(viewer, 'team-leader', 'team'),
    belongsTo: scopesOf(viewer, teamRoles, 'team'),
    registered: scopesOf({ ...viewer, roles: awake }, teamRoles, 'team'),
  };
}

/** Belongs to any registered team: one that is neither suspended nor dissolved. */
export const isOfATeam: Rule = rule('isOfATeam', (viewer) => teamsOf(viewer).registered.length > 0);

const leads: Rule<T> = hasRole('team-leader', ({ _id }) => teamScope(_id));
const belongs: Rule<T> = hasRole(teamRoles, ({ _id }) => teamScope(_id));
/** Teams belong to no challenge: the organizers of each may enter for them what came on paper. */
const organizes: Rule = hasRole('organizer');
const audits: Rule = hasRole('auditor');

/** Signs for the institution behind the team. */
export const signsForInstitution: Rule<Pick<T, 'organizationId'>> = hasRole(
  'enterprise-signatory',
  ({ organizationId }) => (organizationId === null ? null : organizationScope(organizationId)),
);

/** Enters on behalf of others what they did on paper. */
export const entersForOthers: Rule = any(organizes, isAdministrator);

/** Who may take which action on a team; a member removes nobody but themselves. */
export const policy = {
  edit: any<T>(leads, onBehalf(organizes)),
  handOver: leads,
  removeMember: belongs,
  suspend: isAdministrator,
  reinstate: isAdministrator,
  dissolve: leads,
} as const;

const isInvited: Rule<I> = rule('isInvited', (viewer, { personId }) => viewer.personId === personId);

/** Who may take which action on an invitation: nobody but the invited person says yes, if need be on paper. */
export const invitationPolicy = {
  accept: any<I>(isInvited, onBehalf(any<I>(leadsTeam, organizes))),
  decline: isInvited,
  withdraw: any<I>(leadsTeam, onBehalf(organizes)),
} as const;

/** Who signed in sees registered teams; their own people, whoever signs for them and staff the others too. */
export function visibleTo(viewer: Viewer): QueryFilter<T> {
  if (viewer.kind === 'system' || holds(viewer, staff)) return {};
  if (viewer.personId === null) return { _id: '' };
  const institutions = scopesOf(viewer, 'enterprise-signatory', 'organization');
  return {
    $or: [
      { status: 'registered' },
      { _id: trusted({ $in: teamsOf(viewer).belongsTo }) },
      { organizationId: trusted({ $in: institutions }) },
    ],
  };
}

/** The teams of the viewer. */
export function ownFilter(viewer: Viewer): QueryFilter<T> {
  return { _id: trusted({ $in: teamsOf(viewer).belongsTo }) };
}

/** An invitation is between the team and the invited person; staff sees all. */
export function invitationsVisibleTo(viewer: Viewer): QueryFilter<I> {
  if (viewer.kind === 'system' || holds(viewer, staff)) return {};
  const own = { personId: viewer.personId ?? '' };
  return { $or: [own, { teamId: trusted({ $in: teamsOf(viewer).belongsTo }) }] };
}

const isStaff: Rule = hasRole(staff);
const seesMembers: Rule<T> = any<T>(belongs, signsForInstitution, isStaff);
const seesHistory: Rule<T> = any<T>(belongs, organizes, audits);

/** How to reach a member is for the others of the team, and for organizers. */
const reachesThem: Rule<{ teamId: string }> = any<{ teamId: string }>(belongsToTeam, organizes);

/** Until somebody has accepted, a team doesn't learn who is behind an address. */
const knowsThem: Rule<I> = any<I>(
  isInvited,
  isStaff,
  rule<I>('hasAccepted', (_viewer, { status }) => status === 'accepted'),
);

/** Stamped paper is for those who have to judge it. */
export const seesEvidence: Rule = any(organizes, audits);

const mutations = [
  'registerTeam',
  'editTeam',
  'handOverTeam',
  'removeTeamMember',
  'dissolveTeam',
  'inviteToTeam',
  'acceptTeamInvitation',
  'declineTeamInvitation',
  'withdrawTeamInvitation',
] as const;

export const access: SliceAccess = {
  roots: {
    'Query.team': signedIn,
    'Query.teams': signedIn,
    'Query.teamInvitation': signedIn,
    'Query.myTeamInvitations': signedIn,
    'Mutation.suspendTeam': isAdministrator,
    'Mutation.reinstateTeam': isAdministrator,
    ...Object.fromEntries(mutations.map((name) => [`Mutation.${name}`, signedIn])),
  },
  fields: {
    Team: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      name: 'open',
      organization: 'open',
      region: 'open',
      regionName: 'open',
      expertise: 'open',
      keywords: 'open',
      registeredAt: 'open',
      members: seesMembers,
      invitations: seesMembers,
      history: seesHistory,
    },
    TeamMember: {
      id: 'open',
      person: 'open',
      name: 'open',
      role: 'open',
      title: 'open',
      from: 'open',
      until: 'open',
      email: reachesThem,
      phone: reachesThem,
    },
    TeamInvitation: {
      id: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      team: 'open',
      name: 'open',
      title: 'open',
      invitedBy: 'open',
      invitedAt: 'open',
      person: knowsThem,
    },
  },
};
