import { solutionWorkflow } from '@duijie/shared';
import { aSolution } from '../../factories/index.js';
import { type Subject } from './lifecycle.js';
import { enterprise, type Sample } from './samples.js';
import { aPaper, type RoleName, type World } from './world.js';

const organizer: readonly RoleName[] = ['organizer'];
const team: readonly RoleName[] = ['teamLeader', 'teamMember'];
const leader: readonly RoleName[] = ['teamLeader'];
const staff: readonly RoleName[] = ['organizer', 'auditor'];

const feedback = { feedback: { lang: 'EN', text: 'Thank you' } };

async function aSolutionIn({ app, cast, teamCast }: World, state: string): Promise<string> {
  const wish = { cast, team: teamCast, status: state };
  return (await aSolution(app, wish)).solution._id;
}

function sees(role: RoleName, state: string): boolean {
  if (team.includes(role)) return true;
  if (state === 'draft' || state === 'submitted') return false;
  return staff.includes(role) || (enterprise.includes(role) && ['shortlisted', 'docked'].includes(state));
}

export const solutions: Subject = {
  kind: 'solution',
  workflow: solutionWorkflow,
  read: (_world, id) => ({ from: `solution(id: "${id}")` }),
  calls: [
    { mutation: 'editSolution', action: 'edit', given: { content: { trl: 7 } } },
    { mutation: 'attachSolutionFile', action: 'edit', lacks: true },
    { mutation: 'removeSolutionFile', action: 'edit', lacks: true },
    { mutation: 'submitSolution', action: 'submit' },
    { mutation: 'reviseSolution', action: 'revise' },
    { mutation: 'submitLateSolution', action: 'submitLate' },
    { mutation: 'admitLateSolution', action: 'admitLate' },
    { mutation: 'screenSolution', action: 'screen', given: { outcome: 'ELIGIBLE' } },
    { mutation: 'handOverSolution', action: 'handOver' },
    { mutation: 'shortlistSolution', action: 'shortlist' },
    { mutation: 'declineSolution', action: 'decline', given: feedback },
    { mutation: 'withdrawSolution', action: 'withdraw' },
  ],
  without: {
    lock: 'happens with the close of the requirement',
    score: 'happens with the finalisation of the round',
    dock: 'belongs to dockings',
    release: 'belongs to dockings',
    lapse: 'happens with the withdrawal of the requirement',
  },
  sees,
  may: {
    edit: team,
    submit: leader,
    revise: leader,
    submitLate: leader,
    admitLate: organizer,
    screen: organizer,
    handOver: organizer,
    shortlist: enterprise,
    decline: organizer,
    withdraw: leader,
    lock: [],
    score: [],
    dock: [],
    release: [],
    lapse: [],
  },
  onBehalf: {
    edit: organizer,
    submit: organizer,
    revise: organizer,
    submitLate: organizer,
    shortlist: organizer,
    withdraw: organizer,
  },
  // It is in time, and has not been handed over.
  kept: { submitLate: ['draft'], shortlist: ['eligible', 'scored'] },
  owner: ({ institution }) => ({ kind: 'ORGANIZATION', id: institution._id }),
  create: aSolutionIn,
};

export async function solutionSamples(world: World): Promise<Sample[]> {
  const id = await aSolutionIn(world, 'draft');
  const submitting = await world.people.teamLeader!.viewer();
  const { solutions: service, requirements } = world.app.services;
  await service.attachFile(submitting, id, await aPaper(world, world.people.teamLeader!));
  const { requirementId } = await service.handIn(submitting, id, 'submit');
  const organizes = await world.people.organizer!.viewer();
  await requirements.take(organizes, requirementId, 'close');
  await service.screen(organizes, id, 'eligible', null);
  await service.take(organizes, id, 'handOver');
  const readers: readonly RoleName[] = [...team, ...staff, ...enterprise];
  const insiders: readonly RoleName[] = [...team, ...staff];
  await world.app.request(`{ solution(id: "${id}") { submitted { title { text } } } }`, null, {
    as: world.people.member!,
  });
  return [
    {
      ...{ type: 'Solution', from: `solution(id: "${id}")`, id, sees: readers },
      open:
        'id status version viewerActions code challenge requirement team createdAt openedAt lockedAt screenedAt scoredAt ' +
        'handedOverAt',
      only: {
        content: team,
        submitted: readers,
        receipt: insiders,
        receipts: insiders,
        versions: team,
        feedback: insiders,
        history: insiders,
        reads: [...leader, ...staff],
      },
      empty: 'scoredAt feedback',
    },
  ];
}
