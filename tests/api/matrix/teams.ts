import { type TeamRecord } from '@duijie/server';
import { teamInvitationWorkflow, teamWorkflow } from '@duijie/shared';
import { joins } from '../../factories/index.js';
import { type Subject } from './lifecycle.js';
import { type Sample, signedIn } from './samples.js';
import { english, type RoleName, type World } from './world.js';

const administrator: readonly RoleName[] = ['administrator'];
const leader: readonly RoleName[] = ['teamLeader'];
const people: readonly RoleName[] = ['teamLeader', 'teamMember'];
const organizers: readonly RoleName[] = ['organizer', 'otherOrganizer'];
const staff: readonly RoleName[] = [...organizers, 'auditor', 'administrator'];
const reason = { reason: 'for the test' };

let made = 0;

const as = (world: World, role: RoleName) => world.people[role]!.viewer();

/** A team of the institution with the leader and the member. */
async function aTeamOf(world: World): Promise<TeamRecord> {
  const { app, institution } = world;
  const form = { name: english(`Matrix ${++made}`), organizationId: institution._id };
  const team = await app.services.teams.register(await as(world, 'teamLeader'), form);
  await joins(app, { team, leader: world.people.teamLeader! }, world.people.teamMember!);
  return team;
}

async function aTeamIn(world: World, state: string): Promise<string> {
  const { teams } = world.app.services;
  const { _id } = await aTeamOf(world);
  if (state === 'suspended') await teams.take(await as(world, 'administrator'), _id, 'suspend', reason);
  if (state === 'dissolved') await teams.take(await as(world, 'teamLeader'), _id, 'dissolve');
  return _id;
}

const theMember = (world: World) => ({ personId: world.people.teamMember!.personId });

export const teams: Subject = {
  kind: 'team',
  workflow: teamWorkflow,
  read: (_world, id) => ({ from: `team(id: "${id}")` }),
  calls: [
    { mutation: 'editTeam', action: 'edit' },
    { mutation: 'handOverTeam', action: 'handOver', given: theMember },
    { mutation: 'removeTeamMember', action: 'removeMember', given: theMember },
    { mutation: 'suspendTeam', action: 'suspend' },
    { mutation: 'reinstateTeam', action: 'reinstate' },
    { mutation: 'dissolveTeam', action: 'dissolve' },
  ],
  sees: (role, state) =>
    role !== 'anonymous' &&
    (state === 'registered' || [...people, ...staff, 'institutionSignatory'].includes(role)),
  may: {
    edit: leader,
    handOver: leader,
    removeMember: people,
    suspend: administrator,
    reinstate: administrator,
    dissolve: leader,
  },
  onBehalf: { edit: organizers },
  reservedFor: { suspendTeam: administrator, reinstateTeam: administrator },
  owner: (world) => ({ kind: 'PERSON', id: world.people.teamLeader!.personId }),
  create: aTeamIn,
};

/** An invitation of the other team's leader. */
async function anInvitationIn(world: World, state: string): Promise<string> {
  const { invitations } = world.app.services.teams;
  const { _id: teamId } = await aTeamOf(world);
  const invited = world.people.otherTeamLeader!;
  const guest = { name: english(invited.name), email: invited.login, title: english('Lecturer') };
  const { _id } = await invitations.invite(await as(world, 'teamLeader'), teamId, guest);
  const viewer = await as(world, state === 'withdrawn' ? 'teamLeader' : 'otherTeamLeader');
  const ways = { accepted: 'accept', declined: 'decline', withdrawn: 'withdraw' } as const;
  if (state !== 'invited') await invitations.take(viewer, _id, ways[state as keyof typeof ways]);
  return _id;
}

export const teamInvitations: Subject = {
  kind: 'teamInvitation',
  workflow: teamInvitationWorkflow,
  read: (_world, id) => ({ from: `teamInvitation(id: "${id}")` }),
  calls: [
    { mutation: 'acceptTeamInvitation', action: 'accept' },
    { mutation: 'declineTeamInvitation', action: 'decline' },
    { mutation: 'withdrawTeamInvitation', action: 'withdraw' },
  ],
  sees: (role) => [...people, ...staff, 'otherTeamLeader'].includes(role),
  may: { accept: ['otherTeamLeader'], decline: ['otherTeamLeader'], withdraw: leader },
  onBehalf: { accept: [...leader, ...organizers], withdraw: organizers },
  owner: (world, action) => ({
    kind: 'PERSON',
    id: world.people[action === 'accept' ? 'otherTeamLeader' : 'teamLeader']!.personId,
  }),
  create: anInvitationIn,
};

const openOfInvitation = 'id status version viewerActions team name title invitedBy invitedAt';

export async function teamSamples(world: World): Promise<Sample[]> {
  const { app, team } = world;
  const { _id: id } = team;
  const [accepted] = await app.services.teams.invitations.ofTeams(await as(world, 'teamLeader'), [id]);
  const invited = await anInvitationIn(world, 'invited');
  const members = (await app.services.teams.membersOf([id])).get(id)!;
  const member = members.find(({ personId }) => personId === world.people.teamMember!.personId)!;
  const insiders: readonly RoleName[] = [...people, ...staff];
  const from = `team(id: "${id}")`;
  const reachable: readonly RoleName[] = [...people, 'organizer'];
  return [
    {
      ...{ type: 'Team', from, id, sees: signedIn },
      open: 'id status version viewerActions name organization region regionName expertise keywords registeredAt',
      only: {
        ...{ members: [...insiders, 'institutionSignatory'], invitations: insiders },
        history: [...people, ...organizers, 'auditor'],
      },
    },
    {
      ...{ type: 'TeamMember', from, path: 'members', id: member._id },
      sees: [...insiders, 'institutionSignatory'],
      open: 'id name role title from until',
      only: { person: insiders, email: reachable, phone: reachable },
      empty: 'until phone',
    },
    {
      ...{ type: 'TeamInvitation', from: `teamInvitation(id: "${invited}")`, id: invited },
      ...{ sees: [...insiders, 'otherTeamLeader'], open: openOfInvitation },
      only: { person: [...staff, 'otherTeamLeader'] },
    },
    {
      ...{ type: 'TeamInvitation', from: `teamInvitation(id: "${accepted!._id}")`, id: accepted!._id },
      ...{ sees: insiders, open: openOfInvitation },
      only: { person: insiders },
    },
  ];
}
