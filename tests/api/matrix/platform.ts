import { type OrganizationRecord } from '@duijie/server';
import {
  accountWorkflow,
  challengeWorkflow,
  creditCodeCheck,
  organizationWorkflow,
  roleAssignmentWorkflow,
} from '@duijie/shared';
import { later } from './asking.js';
import { type Subject } from './lifecycle.js';
import { english, type RoleName, type World } from './world.js';

const administrator: readonly RoleName[] = ['administrator'];
const enterprise: readonly RoleName[] = ['member', 'signatory'];
/** Staff of the platform or of any challenge. */
const staff: readonly RoleName[] = ['organizer', 'otherOrganizer', 'auditor', 'administrator'];

let made = 0;

const as = ({ people }: World, role: RoleName) => people[role]!.viewer();

async function aNewcomer(world: World): Promise<string> {
  const person = { name: english(`Newcomer ${++made}`) };
  return (await world.app.services.accounts.registerPerson(await as(world, 'administrator'), person))._id;
}

/** An organization to which the people of the enterprise belong. */
async function anOrganizationIn(world: World, state: string): Promise<string> {
  const { accounts, organizations } = world.app.services;
  const body = `91620200MB${String(++made).padStart(7, '0')}`;
  const { _id: id }: OrganizationRecord = await organizations.claim(await world.cast.member.viewer(), {
    name: english(`Organization ${made}`),
    kind: 'enterprise',
    region: '620102',
    creditCode: body + creditCodeCheck(body),
  });
  const viewer = await as(world, 'administrator');
  const scope = { kind: 'organization', id } as const;
  await accounts.roles.give(viewer, world.people.member!.personId, { role: 'enterprise-member', scope });
  await accounts.roles.give(viewer, world.people.signatory!.personId, {
    role: 'enterprise-signatory',
    scope,
  });
  if (state !== 'claimed') await organizations.verify(viewer, id);
  if (state === 'suspended') await organizations.suspend(viewer, id, { reason: 'for the test' });
  return id;
}

export const organizations: Subject = {
  kind: 'organization',
  workflow: organizationWorkflow,
  read: (_world, id) => ({ from: `organization(id: "${id}")` }),
  calls: [
    { mutation: 'editOrganization', action: 'edit' },
    { mutation: 'verifyOrganization', action: 'verify' },
    { mutation: 'suspendOrganization', action: 'suspend' },
    { mutation: 'reinstateOrganization', action: 'reinstate' },
  ],
  sees: (role, state) => state === 'verified' || [...enterprise, ...staff, 'officer'].includes(role),
  may: {
    edit: [...enterprise, 'administrator'],
    verify: administrator,
    suspend: administrator,
    reinstate: administrator,
  },
  reservedFor: {
    verifyOrganization: administrator,
    suspendOrganization: administrator,
    reinstateOrganization: administrator,
  },
  create: anOrganizationIn,
};

const slugs = new Map<string, string>();
const moves = ['startCollecting', 'startSoliciting', 'startJudging', 'startDocking', 'conclude'] as const;

/** A challenge that the organizer organizes. */
async function aChallengeIn(world: World, state: string): Promise<string> {
  const { accounts, challenges } = world.app.services;
  const viewer = await as(world, 'administrator');
  const slug = `matrix-${++made}`;
  const { _id: id } = await challenges.create(viewer, {
    slug,
    programme: 'technology-challenge',
    name: english(`Challenge ${made}`),
    summary: null,
    year: 2022,
    edition: 1,
    region: '620000',
    organizers: [],
    codePrefix: `MX${1000 + made}`,
    stages: [],
    dictionaries: { fields: [{ code: 'biomedicine', name: english('Biomedicine'), retired: false }] },
    defaults: { requirementDeadline: null, awardSlots: 1 },
  });
  slugs.set(id, slug);
  const scope = { kind: 'challenge', id } as const;
  await accounts.roles.give(viewer, world.people.organizer!.personId, { role: 'organizer', scope });
  const organizer = await as(world, 'organizer');
  const way = moves.slice(0, challengeWorkflow.states.indexOf(state as 'planned'));
  for (const move of way) await challenges.move(organizer, id, move);
  return id;
}

const move = (action: string, name: string) => ({
  mutation: 'moveChallenge',
  action,
  given: { action: name },
});
const dictionary = { name: 'awardKinds', entries: [{ code: 'first', name: { lang: 'EN', text: 'First' } }] };

export const challenges: Subject = {
  kind: 'challenge',
  workflow: challengeWorkflow,
  read: (_world, id) => ({ from: `challenge(slug: "${slugs.get(id)!}")` }),
  calls: [
    { mutation: 'editChallenge', action: 'edit' },
    { mutation: 'editChallengeDictionary', action: 'edit', given: { dictionary } },
    move('startCollecting', 'START_COLLECTING'),
    move('startSoliciting', 'START_SOLICITING'),
    move('startJudging', 'START_JUDGING'),
    move('startDocking', 'START_DOCKING'),
    move('conclude', 'CONCLUDE'),
    move('resume', 'RESUME'),
  ],
  sees: (role, state) => state !== 'planned' || ['organizer', 'auditor', 'administrator'].includes(role),
  may: {
    edit: ['organizer', 'administrator'],
    startCollecting: ['organizer'],
    startSoliciting: ['organizer'],
    startJudging: ['organizer'],
    startDocking: ['organizer'],
    conclude: ['organizer'],
    resume: ['organizer'],
  },
  create: aChallengeIn,
};

async function anAccountIn(world: World, state: string): Promise<string> {
  const { accounts } = world.app.services;
  const viewer = await as(world, 'administrator');
  const invitation = { name: english('Account'), email: `account-${++made}@people.example` };
  const { personId, link } = await accounts.invite(viewer, invitation);
  const anonymous = await accounts.viewerOf({
    requestId: 'matrix',
    address: null,
    idempotencyKey: null,
    language: 'en',
  });
  if (state !== 'invited') await accounts.acceptInvitation(anonymous, link!.secret, 'a long enough password');
  const [account] = await accounts.accountsOf(viewer, [personId]);
  if (state === 'locked') await accounts.lock(viewer, account!._id, { reason: 'for the test' });
  return account!._id;
}

export const accounts: Subject = {
  kind: 'account',
  workflow: accountWorkflow,
  read: () => ({ from: 'people(first: 100)', path: 'edges.node.account' }),
  calls: [
    { mutation: 'lockAccount', action: 'lock' },
    { mutation: 'unlockAccount', action: 'unlock' },
  ],
  without: {
    activate: 'acceptInvitation takes the link',
    changePassword: 'takes one’s own password',
    issueLink: 'issueAccountLink shows the link, not the record',
  },
  sees: (role) => staff.includes(role),
  may: {
    ...{ lock: administrator, unlock: administrator, issueLink: administrator },
    ...{ activate: [], changePassword: [] },
  },
  reservedFor: { lockAccount: administrator, unlockAccount: administrator },
  create: anAccountIn,
};

/** A membership of the enterprise that the organizer gave to somebody new. */
async function aMembershipIn(world: World, state: string): Promise<string> {
  const { roles } = world.app.services.accounts;
  const viewer = await as(world, 'organizer');
  const scope = { kind: 'organization', id: world.enterprise._id } as const;
  const given = await roles.give(viewer, await aNewcomer(world), { role: 'enterprise-member', scope });
  if (state === 'ended') await roles.revoke(viewer, given._id);
  return given._id;
}

const giver: readonly RoleName[] = ['signatory', 'organizer', 'administrator'];

export const memberships: Subject = {
  kind: 'roleAssignment',
  workflow: roleAssignmentWorkflow,
  read: ({ enterprise: { _id } }) => ({ from: `organization(id: "${_id}")`, path: 'members' }),
  calls: [
    { mutation: 'limitRole', action: 'limit', given: { until: later } },
    { mutation: 'revokeRole', action: 'revoke' },
    { mutation: 'endMembership', action: 'revoke' },
  ],
  sees: (role) => [...enterprise, ...staff].includes(role),
  may: { limit: giver, revoke: giver },
  create: aMembershipIn,
};
