import { type Role } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { isAdministrator, organizationScope } from '../accounts/index.js';
import {
  any,
  anyone,
  hasRole,
  holds,
  regionPrefix,
  rule,
  type Rule,
  scopesOf,
  signedIn,
  type SliceAccess,
  type Viewer,
} from '../kernel/index.js';
import { type OrganizationRecord } from './model.js';

export const membership: readonly Role[] = ['enterprise-member', 'enterprise-signatory'];
export const staff: readonly Role[] = ['administrator', 'organizer', 'auditor'];

/** Belongs to the organization now. */
export const isMember: Rule<OrganizationRecord> = hasRole(membership, ({ _id }) => organizationScope(_id));

/** Claimed it, and nobody has verified it yet. */
const isClaimant: Rule<OrganizationRecord> = rule(
  'isClaimant',
  (viewer, { status, claimedBy }) => status === 'claimed' && viewer.personId === claimedBy,
);

const isStaff: Rule = rule('isStaff', (viewer) => holds(viewer, staff));
const looksAfterItsRegion: Rule<OrganizationRecord> = hasRole('county-officer', ({ region }) => ({
  kind: 'region',
  id: region,
}));

/** Who reads more than name, kind and region. */
const knowsIt = any<OrganizationRecord>(isMember, isClaimant, isStaff, looksAfterItsRegion);

/** Who may take which action of the table. */
export const policy = {
  edit: any<OrganizationRecord>(isMember, isAdministrator),
  verify: isAdministrator,
  suspend: isAdministrator,
  reinstate: isAdministrator,
} as const;

/** Everybody sees verified organizations; their people, claimants, county officers and staff the others too. */
export function visibleTo(viewer: Viewer): QueryFilter<OrganizationRecord> {
  if (viewer.kind === 'system' || holds(viewer, staff)) return {};
  const verified = { status: 'verified' };
  if (viewer.personId === null) return verified;
  const regions = scopesOf(viewer, 'county-officer', 'region');
  return {
    $or: [
      verified,
      { _id: trusted({ $in: scopesOf(viewer, membership, 'organization') }) },
      { claimedBy: viewer.personId, status: 'claimed' },
      ...regions.map((code) => ({ region: trusted({ $regex: `^${regionPrefix(code)}` }) })),
    ],
  };
}

/** Whether aliases count when this viewer searches by name. */
export function searchesAliases(viewer: Viewer): boolean {
  return holds(viewer, staff);
}

export const access: SliceAccess = {
  roots: {
    'Query.organization': anyone,
    'Query.organizations': anyone,
    'Mutation.claimOrganization': signedIn,
    'Mutation.editOrganization': signedIn,
    'Mutation.verifyOrganization': isAdministrator,
    'Mutation.suspendOrganization': isAdministrator,
    'Mutation.reinstateOrganization': isAdministrator,
    'Mutation.addMember': signedIn,
    'Mutation.endMembership': signedIn,
  },
  fields: {
    Organization: {
      id: 'open',
      name: 'open',
      kind: 'open',
      region: 'open',
      regionName: 'open',
      status: 'open',
      version: 'open',
      viewerActions: 'open',
      creditCode: knowsIt,
      aliases: knowsIt,
      address: knowsIt,
      contact: knowsIt,
      members: knowsIt,
      claimedAt: knowsIt,
    },
    RoleAssignment: { organization: 'open' },
  },
};
