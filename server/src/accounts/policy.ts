import { type Role, type Scope, type ScopeKind } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import {
  all,
  any,
  anyone,
  holds,
  isSystem,
  type Kernel,
  rule,
  type Rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
} from '../kernel/index.js';
import {
  type AccountRecord,
  type PersonRecord,
  roleAssignmentModel,
  type RoleAssignmentRecord,
} from './model.js';

/** Where each role can hold. */
export const scopesFor: Readonly<Record<Role, readonly ScopeKind[]>> = {
  'enterprise-member': ['organization'],
  'enterprise-signatory': ['organization'],
  'team-leader': ['team'],
  'team-member': ['team'],
  'county-officer': ['region'],
  judge: ['challenge', 'round'],
  organizer: ['challenge'],
  'service-centre': ['platform', 'challenge', 'organization'],
  auditor: ['platform', 'challenge'],
  administrator: ['platform'],
};

/** What an organizer may let others be within a challenge: never an organizer, auditor or administrator. */
const organizersGive: readonly Role[] = [
  'judge',
  'county-officer',
  'service-centre',
  'enterprise-member',
  'enterprise-signatory',
];
const membership: readonly Role[] = ['enterprise-member', 'enterprise-signatory'];
const teamRoles: readonly Role[] = ['team-leader', 'team-member'];
const staff: readonly Role[] = ['administrator', 'organizer', 'auditor'];

export const isAdministrator: Rule = rule('isAdministrator', (viewer) =>
  holds(viewer, 'administrator', { kind: 'platform' }),
);
const isStaff: Rule = rule('isStaff', (viewer) => holds(viewer, staff));
export const invites: Rule = rule(
  'invites',
  (viewer) => viewer.kind === 'system' || holds(viewer, ['administrator', 'organizer']),
);

/** A role as it is given: to whom, where, and in the name of which challenges. */
export type Gift = Pick<RoleAssignmentRecord, 'personId' | 'role' | 'scope' | 'challengeIds'>;

const isTheirs: Rule<{ personId: string }> = rule(
  'isTheirs',
  (viewer, { personId }) => viewer.personId === personId,
);
const isAnothers: Rule<{ personId: string }> = rule(
  'isAnothers',
  (viewer, { personId }) => viewer.personId !== personId,
);

const organizesForIt: Rule<Gift> = rule(
  'organizesForIt',
  (viewer, { role, challengeIds }) =>
    organizersGive.includes(role) &&
    challengeIds.some((id) => holds(viewer, 'organizer', { kind: 'challenge', id })),
);

const signsForTheOrganization: Rule<Gift> = rule(
  'signsForTheOrganization',
  (viewer, { role, scope }) =>
    scope.kind === 'organization' &&
    membership.includes(role) &&
    holds(viewer, 'enterprise-signatory', scope),
);

/** Nobody gives a role to themselves, not even an administrator. */
export const mayGive: Rule<Gift> = all(
  isAnothers,
  any(isSystem, isAdministrator, organizesForIt, signsForTheOrganization),
);

/** Who may take which action on an account. */
export const accountPolicy = {
  activate: isTheirs,
  lock: all<AccountRecord>(isAdministrator, isAnothers),
  unlock: all<AccountRecord>(isAdministrator, isAnothers),
  issueLink: all<AccountRecord>(isAdministrator, isAnothers),
  changePassword: isTheirs,
} as const;

/** Who may take which action on a role: whoever may give it, and the person who gives it up. */
export const rolePolicy = {
  limit: any<RoleAssignmentRecord>(mayGive, isTheirs),
  revoke: any<RoleAssignmentRecord>(mayGive, isTheirs),
} as const;

/** Staff sees all accounts, everybody else their own. */
export function accountsVisibleTo(viewer: Viewer): QueryFilter<AccountRecord> {
  return seesEverybody(viewer) ? {} : { personId: viewer.personId ?? '' };
}

/** Staff sees all roles; others their own and those in organizations and teams they belong to. */
export function rolesVisibleTo(viewer: Viewer): QueryFilter<RoleAssignmentRecord> {
  if (seesEverybody(viewer)) return {};
  const own = { personId: viewer.personId ?? '' };
  const shared = scopesSharedBy(viewer);
  if (shared.length === 0) return own;
  const within = shared.map(({ kind, ids }) => ({
    'scope.kind': kind,
    'scope.id': trusted({ $in: [...ids] }),
  }));
  return { $or: [own, ...within] };
}

/** Where whoever belongs to it sees who else does: organizations and teams of the viewer. */
function scopesSharedBy(viewer: Viewer): { kind: ScopeKind; ids: string[] }[] {
  return [
    { kind: 'organization' as const, ids: scopesOf(viewer, membership, 'organization') },
    { kind: 'team' as const, ids: scopesOf(viewer, teamRoles, 'team') },
  ].filter(({ ids }) => ids.length > 0);
}

/** Staff sees all people; others themselves and whoever belongs to their organizations and teams. */
export async function peopleVisibleTo(viewer: Viewer, kernel: Kernel): Promise<QueryFilter<PersonRecord>> {
  if (seesEverybody(viewer)) return {};
  if (viewer.personId === null) return { _id: '' };
  if (scopesSharedBy(viewer).length === 0) return { _id: viewer.personId };
  const colleagues = await roleAssignmentModel(kernel).distinct('personId', rolesVisibleTo(viewer));
  return { _id: trusted({ $in: [viewer.personId, ...colleagues] }) };
}

/** The scope of roles in an organization. */
export function organizationScope(id: string): Scope {
  return { kind: 'organization', id };
}

function seesEverybody(viewer: Viewer): boolean {
  return viewer.kind === 'system' || holds(viewer, staff);
}

/** Is told how to reach everybody; organizers are told of whom they deal with. */
export function reachesEverybody(viewer: Viewer): boolean {
  return viewer.kind === 'system' || holds(viewer, ['administrator', 'auditor']);
}

const isThem: Rule<PersonRecord> = rule('isThem', (viewer, { _id }) => viewer.personId === _id);
const theirsOrStaff = any<PersonRecord>(isThem, isStaff);

export const access: SliceAccess = {
  roots: {
    'Query.me': anyone,
    'Query.accessTokens': signedIn,
    'Query.people': isStaff,
    'Query.person': isStaff,
    'Mutation.login': anyone,
    'Mutation.logout': anyone,
    'Mutation.logoutEverywhere': signedIn,
    'Mutation.changePassword': signedIn,
    'Mutation.requestPasswordReset': anyone,
    'Mutation.resetPassword': anyone,
    'Mutation.acceptInvitation': anyone,
    'Mutation.createAccessToken': signedIn,
    'Mutation.revokeAccessToken': signedIn,
    'Mutation.invitePerson': invites,
    'Mutation.giveRole': signedIn,
    'Mutation.limitRole': signedIn,
    'Mutation.revokeRole': signedIn,
    'Mutation.lockAccount': isAdministrator,
    'Mutation.unlockAccount': isAdministrator,
    'Mutation.issueAccountLink': isAdministrator,
  },
  fields: {
    Me: {
      id: 'open',
      name: 'open',
      email: 'open',
      phone: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      identities: 'open',
      roles: 'open',
    },
    Person: {
      id: 'open',
      name: 'open',
      email: theirsOrStaff,
      phone: theirsOrStaff,
      account: theirsOrStaff,
      roles: 'open',
    },
    Account: { id: 'open', status: 'open', version: 'open', viewerActions: 'open', person: 'open' },
    RoleAssignment: {
      id: 'open',
      person: 'open',
      role: 'open',
      scope: 'open',
      from: 'open',
      until: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
    },
    AccessToken: { id: 'open', name: 'open', createdAt: 'open', expiresAt: 'open', lastUsedAt: 'open' },
  },
};
