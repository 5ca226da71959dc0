import { type Problem, solutionWorkflow } from '@duijie/shared';
import { type ChallengeRecord } from '../challenges/index.js';
import { type Actions, type Guard, type GuardContext, type Kernel, type Lifecycle } from '../kernel/index.js';
import { type RequirementRecord, shownText, takesAnswers } from '../requirements/index.js';
import { type TeamRecord } from '../teams/index.js';
import { solutionModel, type SolutionRecord, type SolutionState } from './model.js';
import { policy, visibleTo } from './policy.js';
import { contentProblems, missingContent } from './workflow/content.js';

export type SolutionAction = keyof (typeof solutionWorkflow)['actions'];
export type SolutionLifecycle = Lifecycle<SolutionRecord, SolutionState, SolutionAction>;
export type SolutionActions = Actions<SolutionRecord, SolutionState, SolutionAction>;

type S = SolutionRecord;

/** What the guards ask of other slices. */
export interface Surroundings {
  readonly requirementOf: (id: string, context: GuardContext) => Promise<RequirementRecord | null>;
  readonly challengeOf: (id: string, context: GuardContext) => Promise<ChallengeRecord | null>;
  readonly teamOf: (id: string, context: GuardContext) => Promise<TeamRecord | null>;
}

/** What an answer has around it, when all of it is there. */
export interface Ground {
  readonly requirement: RequirementRecord | null;
  readonly challenge: ChallengeRecord | null;
  readonly team: TeamRecord | null;
}

/** Solutions are written while the challenge runs; whether they are in time, their requirement's deadline says. */
export function groundProblems({ challenge, team }: Ground): Problem[] {
  const runs = challenge !== null && challenge.status !== 'planned' && challenge.status !== 'concluded';
  const closed = { path: 'challengeId', code: 'CLOSED', message: 'the challenge takes no solutions now' };
  return [...(runs ? [] : [closed]), ...teamProblems(team)];
}

function teamProblems(team: TeamRecord | null): Problem[] {
  if (!team) return [{ path: 'teamId', code: 'NOT_FOUND', message: 'no such team' }];
  if (team.status === 'registered') return [];
  return [{ path: 'teamId', code: team.status.toUpperCase(), message: `the team is ${team.status}` }];
}

/** Whether a requirement can still be answered at all, be it late. */
export function isAnswerable(requirement: RequirementRecord | null): boolean {
  return requirement !== null && ['released', 'closed', 'docked'].includes(requirement.status);
}

export const notAnswerable: Problem = {
  path: 'requirementId',
  code: 'NOT_OPEN',
  message: 'the requirement takes no solutions',
};

type TimeRule = (requirement: RequirementRecord, now: Date) => Problem[];

/** The one rule of deadlines: what is shown is what is enforced, so nothing counts from the deadline on. */
const inTime: TimeRule = (requirement, now) =>
  takesAnswers(requirement, now)
    ? []
    : [{ path: 'deadline', code: 'DEADLINE_PASSED', message: 'it can only be handed in late now' }];

const late: TimeRule = (requirement, now) =>
  takesAnswers(requirement, now)
    ? [{ path: 'deadline', code: 'NOT_LATE', message: 'it is in time: submit it' }]
    : [];

/** Complete and in time, or complete and late: all problems at once, each with its path. */
function isReady(around: Surroundings, timeRule: TimeRule): Guard<S> {
  return async ({ requirementId, challengeId, teamId, content }, context) => {
    const requirement = await around.requirementOf(requirementId, context);
    const challenge = await around.challengeOf(challengeId, context);
    const team = await around.teamOf(teamId, context);
    if (!requirement || !isAnswerable(requirement)) return [notAnswerable];
    const { indicators } = shownText(requirement);
    return [
      ...timeRule(requirement, context.now),
      ...groundProblems({ requirement, challenge, team }),
      ...contentProblems(content, indicators),
      ...missingContent(content, indicators),
    ];
  };
}

/** What came late is let in only while its requirement has not been given up as unanswered. */
function isStillWanted({ requirementOf }: Surroundings): Guard<S> {
  return async ({ requirementId }, context) =>
    isAnswerable(await requirementOf(requirementId, context)) ? [] : [notAnswerable];
}

const isNotHandedOver: Guard<S> = ({ handedOverAt }) =>
  handedOverAt === null
    ? []
    : [{ path: 'handedOverAt', code: 'HANDED_OVER', message: 'the enterprise reads it already' }];

const isHandedOver: Guard<S> = ({ handedOverAt }) =>
  handedOverAt !== null
    ? []
    : [{ path: 'handedOverAt', code: 'NOT_HANDED_OVER', message: 'hand it over to the enterprise first' }];

export function solutionLifecycle(kernel: Kernel, around: Surroundings): SolutionLifecycle {
  return {
    workflow: solutionWorkflow,
    model: solutionModel(kernel),
    policy,
    guards: {
      submit: isReady(around, inTime),
      revise: isReady(around, inTime),
      submitLate: isReady(around, late),
      admitLate: isStillWanted(around),
      handOver: isNotHandedOver,
      shortlist: isHandedOver,
    },
    visibleTo,
  };
}
