import { dockingWorkflow } from '@duijie/shared';
import { aDocking } from '../../factories/index.js';
import { type Subject } from './lifecycle.js';
import { enterprise, type Sample } from './samples.js';
import { english, type RoleName, type World } from './world.js';

const organizer: readonly RoleName[] = ['organizer'];
const teamSide: readonly RoleName[] = ['teamLeader', 'institutionSignatory'];
const both: readonly RoleName[] = [...enterprise, ...teamSide];
const sees: readonly RoleName[] = [...both, 'teamMember', 'organizer', 'auditor'];

async function aDockingIn({ app, cast, teamCast }: World, state: string): Promise<string> {
  const { docking } = await aDocking(app, { cast, team: teamCast, status: state });
  return docking._id;
}

export const dockings: Subject = {
  kind: 'docking',
  workflow: dockingWorkflow,
  read: (_world, id) => ({ from: `docking(id: "${id}")` }),
  calls: [
    { mutation: 'noteTalk', action: 'note', given: { text: { lang: 'EN', text: 'We met' } } },
    { mutation: 'acceptDocking', action: 'accept', given: { side: 'ENTERPRISE' }, by: enterprise },
    {
      ...{ mutation: 'acceptDocking', action: 'accept', given: { side: 'TEAM' }, by: teamSide },
      owner: ({ institution }) => ({ kind: 'ORGANIZATION', id: institution._id }),
    },
    { mutation: 'declineDocking', action: 'decline' },
    { mutation: 'cancelDocking', action: 'cancel' },
  ],
  without: { supersede: 'belongs to the clock' },
  sees: (role) => sees.includes(role),
  may: {
    note: [...both, ...organizer],
    accept: both,
    decline: [...both, ...organizer],
    cancel: organizer,
    supersede: [],
  },
  onBehalf: { accept: organizer },
  owner: ({ enterprise: { _id } }) => ({ kind: 'ORGANIZATION', id: _id }),
  create: aDockingIn,
};

export async function dockingSamples(world: World): Promise<Sample[]> {
  const id = await aDockingIn(world, 'agreed');
  const viewer = await world.cast.organizer.viewer();
  await world.app.services.dockings.note(viewer, id, english('We met'));
  const readers: readonly RoleName[] = ['organizer', 'auditor'];
  return [
    {
      ...{ type: 'Docking', from: `docking(id: "${id}")`, id, sees },
      open:
        'id status version viewerActions challenge requirement team enterprise proposedAt enterpriseKey teamKey ' +
        'agreedAt talks contracts',
      only: {
        solution: sees.filter((role) => role !== 'institutionSignatory'),
        history: readers,
      },
      empty: 'contracts',
    },
  ];
}
