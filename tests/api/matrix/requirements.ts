import { requirementWorkflow } from '@duijie/shared';
import { aRequirement } from '../../factories/index.js';
import { later } from './asking.js';
import { type Subject } from './lifecycle.js';
import { aRound, assigned, type RoleName, type World } from './world.js';

/** Released once is public for good. */
export const publicStates: readonly string[] = ['released', 'closed', 'docked', 'unanswered', 'no-deal'];

const enterprise: readonly RoleName[] = ['member', 'signatory'];
const organizer: readonly RoleName[] = ['organizer'];
/** Who sees what was submitted, whatever became of it. */
const insiders: readonly RoleName[] = [...enterprise, 'organizer', 'officer', 'auditor', 'openJudge'];

const text = { summary: { lang: 'EN', text: 'Shorter' } };
const input = { budget: '100' };

const rounds = new WeakMap<World, Promise<{ blind: string; open: string }>>();

async function roundsOf(world: World): Promise<{ blind: string; open: string }> {
  const known =
    rounds.get(world) ??
    aRound(world, { blind: true }).then(async (blind) => ({ blind, open: await aRound(world) }));
  rounds.set(world, known);
  return known;
}

/** Has the judge of the open round review it, and leaves the other one's blind review to be written. */
export async function reviewed(world: World, id: string): Promise<void> {
  const { blind, open } = await roundsOf(world);
  await assigned(world, blind, 'blindJudge', [id]);
  const [assignment] = await assigned(world, open, 'openJudge', [id]);
  const { assignments } = world.app.services.reviews;
  const judge = await world.people.openJudge!.viewer();
  await assignments.accept(judge, assignment!);
  await assignments.score(judge, assignment!, { recommendation: 'select' });
  await assignments.submit(judge, assignment!);
}

/** A requirement in this state: reviewed and confirmed as far as it is, and under review by both judges. */
async function aRequirementIn(world: World, state: string): Promise<string> {
  const { app, cast } = world;
  const { requirement } = await aRequirement(app, { cast, status: state });
  const id = requirement._id;
  if (state !== 'draft') await reviewed(world, id);
  if (state === 'selected')
    await app.services.requirements.confirm(await cast.member.viewer(), id, requirement.publicVersion);
  return id;
}

export const requirements: Subject = {
  kind: 'requirement',
  workflow: requirementWorkflow,
  read: (_world, id) => ({ from: `requirement(id: "${id}")` }),
  calls: [
    { mutation: 'editRequirement', action: 'edit', given: { input } },
    { mutation: 'attachRequirementFile', action: 'edit', lacks: true },
    { mutation: 'removeRequirementFile', action: 'edit', lacks: true },
    { mutation: 'submitRequirement', action: 'submit' },
    { mutation: 'recommendRequirement', action: 'recommend' },
    { mutation: 'returnRequirement', action: 'return' },
    { mutation: 'rejectRequirement', action: 'reject' },
    { mutation: 'selectRequirement', action: 'select' },
    { mutation: 'reviseRequirement', action: 'revise', given: { text } },
    { mutation: 'confirmRequirement', action: 'confirm', given: { publicVersion: 1 } },
    { mutation: 'releaseRequirement', action: 'release' },
    { mutation: 'extendRequirement', action: 'extend', given: { deadline: later } },
    { mutation: 'closeRequirement', action: 'close' },
    { mutation: 'reopenRequirement', action: 'reopen', given: { deadline: later } },
    { mutation: 'concludeRequirement', action: 'conclude' },
    { mutation: 'withdrawRequirement', action: 'withdraw' },
  ],
  without: { dock: 'belongs to dockings', undock: 'belongs to dockings' },
  sees: (role, state) =>
    publicStates.includes(state) ||
    enterprise.includes(role) ||
    (state !== 'draft' && insiders.includes(role)),
  may: {
    edit: enterprise,
    submit: enterprise,
    confirm: enterprise,
    withdraw: enterprise,
    recommend: ['officer'],
    return: organizer,
    reject: organizer,
    select: organizer,
    revise: organizer,
    release: organizer,
    extend: organizer,
    close: organizer,
    reopen: organizer,
    conclude: organizer,
    dock: [],
    undock: [],
  },
  onBehalf: { edit: organizer, submit: organizer, confirm: organizer, withdraw: organizer },
  owner: ({ enterprise: { _id } }) => ({ kind: 'ORGANIZATION', id: _id }),
  create: aRequirementIn,
};
