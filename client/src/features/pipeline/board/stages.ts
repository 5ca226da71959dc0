import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type PipelineNeedFragment } from './needs.generated.js';
import { type Situation } from './situation.js';

export type Need = PipelineNeedFragment;

/** The way of a need through a season: collected, reviewed, released, answered, docked, signed; and what ended before. */
export const stageNames = ['collect', 'review', 'release', 'answer', 'dock', 'sign', 'over'] as const;
export type Stage = (typeof stageNames)[number];

export const stageLabels: Record<Stage, MessageDescriptor> = {
  collect: msg({ message: 'Collection', context: 'stage' }),
  review: msg({ message: 'Review', context: 'stage' }),
  release: msg({ message: 'Release', context: 'stage' }),
  answer: msg({ message: 'Answers', context: 'stage' }),
  dock: msg({ message: 'Docking', context: 'stage' }),
  sign: msg({ message: 'Signing', context: 'stage' }),
  over: msg({ message: 'Ended', context: 'stage' }),
};

const stageOfStatus: Record<Need['status'], Stage> = {
  DRAFT: 'collect',
  RETURNED: 'collect',
  SUBMITTED: 'review',
  SELECTED: 'release',
  RELEASED: 'answer',
  CLOSED: 'dock',
  DOCKED: 'sign',
  REJECTED: 'over',
  UNANSWERED: 'over',
  NO_DEAL: 'over',
  WITHDRAWN: 'over',
};

/** Where a need stands. An agreement leads to signing; one more award slot keeps it in docking meanwhile. */
export function stageOf(need: Need): Stage {
  return stageOfStatus[need.status];
}

/** Needs by where they stand, in their order. */
export function byStage(needs: readonly Need[]): ReadonlyMap<Stage, Need[]> {
  const groups = new Map<Stage, Need[]>(stageNames.map((stage) => [stage, []]));
  for (const need of needs) groups.get(stageOf(need))!.push(need);
  return groups;
}

const dayMs = 86_400_000;
const soonDays = 3;

/** Whether a need is late, or soon will be: its deadline tells, until it is closed. */
export function urgencyOf({ status, deadline }: Need, now: number): 'overdue' | 'soon' | null {
  const runs = ['DRAFT', 'RETURNED', 'SUBMITTED', 'SELECTED', 'RELEASED'].includes(status);
  if (!runs || deadline === null) return null;
  const left = Date.parse(deadline) - now;
  if (left <= 0) return 'overdue';
  return left <= soonDays * dayMs ? 'soon' : null;
}

/** Whose move it is, and which. */
export function waitingFor(need: Need, situation: Situation): MessageDescriptor | null {
  const { status, viewerActions } = need;
  if (status === 'DRAFT') return msg`The enterprise is still writing`;
  if (status === 'RETURNED') return msg`The enterprise revises it`;
  if (status === 'SUBMITTED')
    return viewerActions.includes('SELECT') ? msg`Diagnosed: to be selected` : msg`To be diagnosed`;
  if (status === 'SELECTED') return waitingForRelease(need);
  if (status === 'RELEASED') return msg`Teams write their answers`;
  if (status === 'CLOSED') return waitingForDocking(situation);
  return status === 'DOCKED' ? waitingForContract(situation) : null;
}

function waitingForRelease({ confirmedVersion, publicVersion, viewerActions }: Need): MessageDescriptor {
  if (confirmedVersion !== publicVersion) return msg`The enterprise has to confirm the public text`;
  return viewerActions.includes('RELEASE')
    ? msg`Confirmed: to be released`
    : msg`A target or a later deadline is missing`;
}

function waitingForDocking({ solutions, late, toScreen, toHandOver, inTalks }: Situation): MessageDescriptor {
  if (toScreen > 0) return msg`To be screened: ${{ count: toScreen }}`;
  if (late > 0) return msg`Late solutions to be decided on: ${{ count: late }}`;
  if (inTalks > 0) return msg`In talks: ${{ count: inTalks }}`;
  if (toHandOver > 0) return msg`To be handed over: ${{ count: toHandOver }}`;
  return solutions === 0 ? msg`No solution: to be concluded` : msg`The enterprise chooses`;
}

function waitingForContract({ contracts }: Situation): MessageDescriptor {
  if (contracts.some((status) => status === 'SIGNED')) return msg`Signed: to be registered`;
  if (contracts.some((status) => ['REGISTERED', 'PERFORMING'].includes(status)))
    return msg`The contract is performed`;
  if (contracts.includes('ACCEPTED')) return msg`The contract is accepted`;
  return contracts.includes('DRAFT') ? msg`The contract is to be signed` : msg`A contract is to be drafted`;
}
