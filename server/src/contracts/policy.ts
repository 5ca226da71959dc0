import { enterpriseRoles } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { organizationScope } from '../accounts/index.js';
import { organizesIt } from '../challenges/index.js';
import {
  any,
  hasRole,
  holds,
  isSystem,
  onBehalf,
  rule,
  type Rule,
  scopesOf,
  type Viewer,
} from '../kernel/index.js';
import { teamScope, teamsOf } from '../teams/index.js';
import { type Circle, type PartyKey, type PartyRole, type PaymentRecord } from './model.js';

export { access } from './policy/access.js';

/** The people of an organization that is a party, whatever kind of organization it is. */
export const partyRoles = [...enterpriseRoles, 'service-centre'] as const;
const signatoryRoles = ['enterprise-signatory', 'service-centre'] as const;

/** Belongs to the enterprise of the docking. */
const isOfTheEnterprise: Rule<Circle> = hasRole(enterpriseRoles, ({ enterpriseId }) =>
  organizationScope(enterpriseId),
);

/** Signs for a party: a signatory of the organization, its service centre's staff, or the natural person. */
export function signsFor(viewer: Viewer, party: PartyKey): boolean {
  return isPerson(viewer, party) || isOfOrganization(viewer, party, signatoryRoles);
}

/** Acts for a party: people of the organization, the natural person, and the team's leader for those who provide. */
function actsFor(viewer: Viewer, { teamId }: Circle, party: PartyKey): boolean {
  if (isPerson(viewer, party) || isOfOrganization(viewer, party, partyRoles)) return true;
  return party.role === 'provider' && holds(viewer, 'team-leader', teamScope(teamId));
}

function isPerson({ personId }: Viewer, party: PartyKey): boolean {
  return personId !== null && party.personId === personId;
}

function isOfOrganization(
  viewer: Viewer,
  { organizationId }: PartyKey,
  roles: typeof partyRoles | typeof signatoryRoles,
): boolean {
  return organizationId !== null && holds(viewer, roles, organizationScope(organizationId));
}

const signsForAParty: Rule<Circle> = rule('signsForAParty', (viewer, { parties }) =>
  parties.some((party) => signsFor(viewer, party)),
);

/** Acts for any party that stands in this role; for any at all without one. */
function actsForA(role?: PartyRole): Rule<Circle> {
  return rule(`actsForA(${role ?? 'party'})`, (viewer, circle) =>
    circle.parties.some((party) => (!role || party.role === role) && actsFor(viewer, circle, party)),
  );
}

/** Acts for the party at one end of a payment. */
function actsForThe(end: 'from' | 'to'): Rule<PaymentRecord> {
  return rule(`actsForThe(${end})`, (viewer, payment) => {
    const party = payment.parties[payment[end]];
    return party !== undefined && actsFor(viewer, payment, party);
  });
}

/** Writes contracts: the organizer, or the enterprise. */
export const mayDraft: Rule<Circle> = any(organizesIt, isOfTheEnterprise);

/** Plans what is to be reached and paid for. */
export const mayPlan: Rule<Circle> = any(organizesIt, actsForA('payer'), actsForA('provider'));

/** Enters that money went: who paid it, or the organizer in their name. */
export const mayRecord: Rule<PaymentRecord> = any<PaymentRecord>(actsForThe('from'), onBehalf(organizesIt));

/** Who may take which action on a contract. */
export const policy = {
  edit: mayDraft,
  void: any<Circle>(mayDraft, isSystem),
  sign: any(signsForAParty, onBehalf(organizesIt)),
  register: organizesIt,
  refuseRegistration: organizesIt,
  perform: any(organizesIt, actsForA()),
  accept: any(isOfTheEnterprise, onBehalf(organizesIt)),
  terminate: organizesIt,
  amend: any(signsForAParty, organizesIt),
  correct: organizesIt,
  supersede: isSystem,
} as const;

/** Who may take which action on a milestone. */
export const milestonePolicy = {
  reach: any(actsForA('provider'), onBehalf(organizesIt)),
  reject: any(actsForA('payer'), onBehalf(organizesIt)),
  confirm: any(actsForA('payer'), onBehalf(organizesIt)),
  drop: organizesIt,
} as const;

/** Who may take which action on a payment. */
export const paymentPolicy = {
  confirm: any<PaymentRecord>(actsForThe('to'), onBehalf(organizesIt)),
  reverse: organizesIt,
} as const;

/** The people of the parties, of the enterprise and of the team, organizers of the challenge, and auditors. */
export function visibleTo<C extends Circle>(viewer: Viewer): QueryFilter<C> {
  if (viewer.kind === 'system' || holds(viewer, 'auditor', { kind: 'platform' })) return {};
  const organizations = trusted({ $in: scopesOf(viewer, partyRoles, 'organization') });
  const enterprises = trusted({ $in: scopesOf(viewer, enterpriseRoles, 'organization') });
  const filter: QueryFilter<Circle> = {
    $or: [
      { challengeId: trusted({ $in: scopesOf(viewer, 'organizer', 'challenge') }) },
      { enterpriseId: enterprises },
      { teamId: trusted({ $in: teamsOf(viewer).belongsTo }) },
      { 'parties.organizationId': organizations },
      // Null would be every organization's.
      { 'parties.personId': viewer.personId ?? '' },
    ],
  };
  return filter;
}
