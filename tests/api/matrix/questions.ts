import { questionWorkflow } from '@duijie/shared';
import { aRequirement } from '../../factories/index.js';
import { type Subject } from './lifecycle.js';
import { english, type RoleName, type World } from './world.js';

const enterprise: readonly RoleName[] = ['member', 'signatory'];
const organizer: readonly RoleName[] = ['organizer'];
const asking: readonly RoleName[] = ['teamLeader', 'teamMember'];
const reason = { reason: 'for the test' };

/** Has the team ask about a released requirement, and the question come as far as this state. */
export async function aQuestionAbout(world: World, requirementId: string, state: string): Promise<string> {
  const { questions } = world.app.services.requirements;
  const leader = await world.people.teamLeader!.viewer();
  const text = english('Which batch size?');
  const { _id } = await questions.ask(leader, { requirementId, teamId: world.team._id, text });
  if (state === 'answered')
    await questions.answer(await world.cast.member.viewer(), _id, 'answer', english('Two tonnes'));
  if (state === 'dismissed') await questions.dismiss(await world.people.organizer!.viewer(), _id, reason);
  if (state === 'withdrawn') await questions.withdraw(leader, _id);
  return _id;
}

/** About which requirement each question is. */
const about = new Map<string, string>();

async function aQuestionIn(world: World, state: string): Promise<string> {
  const { requirement } = await aRequirement(world.app, { cast: world.cast, status: 'released' });
  const id = await aQuestionAbout(world, requirement._id, state);
  about.set(id, requirement._id);
  return id;
}

function sees(role: RoleName, state: string): boolean {
  if ([...asking, ...organizer, 'auditor'].includes(role)) return true;
  if (state === 'answered' && ['otherTeamLeader', 'officer'].includes(role)) return true;
  return ['asked', 'answered'].includes(state) && enterprise.includes(role);
}

export const questions: Subject = {
  kind: 'question',
  workflow: questionWorkflow,
  read: (_world, id) => ({ from: `requirement(id: "${about.get(id)!}")`, path: 'questions.edges.node' }),
  calls: [
    { mutation: 'answerQuestion', action: 'answer' },
    { mutation: 'amendAnswer', action: 'amend' },
    { mutation: 'dismissQuestion', action: 'dismiss' },
    { mutation: 'withdrawQuestion', action: 'withdraw' },
  ],
  sees,
  may: { answer: enterprise, amend: enterprise, dismiss: organizer, withdraw: asking },
  onBehalf: { answer: organizer, amend: organizer, withdraw: organizer },
  owner: (world, action) =>
    action === 'withdraw'
      ? { kind: 'PERSON', id: world.people.teamLeader!.personId }
      : { kind: 'ORGANIZATION', id: world.enterprise._id },
  create: aQuestionIn,
};
