import { type Problem, requirementWorkflow } from '@duijie/shared';
import { acceptsSubmissions, type ChallengeRecord } from '../challenges/index.js';
import {
  type Actions,
  amountProblems,
  codeProblems,
  type Guard,
  type GuardContext,
  type Kernel,
  type Lifecycle,
} from '../kernel/index.js';
import { requirementModel, type RequirementRecord } from './model.js';
import { policy, visibleTo } from './policy.js';
import { contentProblems, missingContent, missingTargets, required } from './workflow/content.js';

export type RequirementState = (typeof requirementWorkflow)['states'][number];
export type RequirementAction = keyof (typeof requirementWorkflow)['actions'];
export type RequirementLifecycle = Lifecycle<RequirementRecord, RequirementState, RequirementAction>;
export type RequirementActions = Actions<RequirementRecord, RequirementState, RequirementAction>;

type R = RequirementRecord;

/** What the guards ask of other slices. */
export interface Surroundings {
  readonly challengeOf: (requirement: R, context: GuardContext) => Promise<ChallengeRecord | null>;
  /** How many reviews of it were submitted. */
  readonly submittedReviews: (requirement: R, context: GuardContext) => Promise<number>;
}

/**
 * The one rule of deadlines: what the server received before the instant is in time. What is shown is what is enforced,
 * so nothing counts from the moment at which the clock gets round to closing.
 */
export function isInTime(receivedAt: Date, deadline: Date): boolean {
  return receivedAt < deadline;
}

/** Whether an answer received at `receivedAt` is in time for a requirement that takes answers. */
export function takesAnswers({ status, deadline }: R, receivedAt: Date): boolean {
  return status === 'released' && deadline !== null && isInTime(receivedAt, deadline);
}

/** Problems of a deadline that must still lie ahead. */
export function deadlineProblems(deadline: Date | null, now: Date): Problem[] {
  if (deadline === null || isInTime(now, deadline)) return [];
  return [{ path: 'deadline', code: 'IN_THE_PAST', message: 'must lie in the future' }];
}

/** Field and cooperation modes that are not in the challenge's dictionaries. */
export function dictionaryProblems(
  { field, cooperationModes }: Pick<R, 'field' | 'cooperationModes'>,
  { dictionaries }: ChallengeRecord,
): Problem[] {
  return [
    ...(field === null ? [] : codeProblems('field', [field], dictionaries.fields ?? [])),
    ...codeProblems('cooperationModes', cooperationModes, dictionaries.cooperationModes ?? []),
  ];
}

/** A form is complete when nothing is missing and nothing in it is wrong: all problems at once, each with its path. */
function isComplete({ challengeOf }: Surroundings): Guard<R> {
  return async (requirement, context) => {
    const challenge = await challengeOf(requirement, context);
    if (!challenge || !acceptsSubmissions(challenge)) return [notCollecting];
    return [
      ...contentProblems(requirement.original),
      ...missingContent(requirement.original),
      ...(requirement.field === null ? [required('field')] : []),
      ...dictionaryProblems(requirement, challenge),
      ...amountProblems('budget', requirement.budget),
      ...deadlineProblems(requirement.deadline, context.now),
    ];
  };
}

export const notCollecting: Problem = {
  path: 'challengeId',
  code: 'NOT_COLLECTING',
  message: 'the challenge takes no requirements now',
};

function isDiagnosed({ submittedReviews }: Surroundings): Guard<R> {
  return async (requirement, context) =>
    (await submittedReviews(requirement, context)) > 0
      ? []
      : [{ path: 'reviews', code: 'NOT_DIAGNOSED', message: 'at least one submitted review is needed' }];
}

const isFitForThePublic: Guard<R> = ({ publicText, publicVersion, confirmedVersion, deadline }, { now }) => [
  ...(publicText ? missingTargets(publicText) : []),
  ...(confirmedVersion === publicVersion
    ? []
    : [
        {
          path: 'confirmedVersion',
          code: 'UNCONFIRMED',
          message: `the enterprise has not confirmed version ${publicVersion} of the public text`,
        },
      ]),
  ...(deadline === null ? [required('deadline')] : deadlineProblems(deadline, now)),
];

/** Once the deadline has passed it is as good as closed, even if the clock is late: reopen it instead. */
const isStillOpen: Guard<R> = (requirement, { now }) =>
  takesAnswers(requirement, now)
    ? []
    : [{ path: 'deadline', code: 'DEADLINE_PASSED', message: 'close and reopen it instead' }];

/** Organizers may close early; the clock only what is due. */
const isDue: Guard<R> = (requirement, { viewer, now }) =>
  viewer.kind === 'system' && takesAnswers(requirement, now)
    ? [{ path: 'deadline', code: 'NOT_DUE', message: 'the deadline has not passed' }]
    : [];

const hasFreeSlot: Guard<R> = ({ slotsTaken, awardSlots }) =>
  slotsTaken < awardSlots
    ? []
    : [{ path: 'awardSlots', code: 'SLOTS_FILLED', message: 'every award slot is taken' }];

export function requirementLifecycle(kernel: Kernel, surroundings: Surroundings): RequirementLifecycle {
  return {
    workflow: requirementWorkflow,
    model: requirementModel(kernel),
    policy,
    guards: {
      submit: isComplete(surroundings),
      select: isDiagnosed(surroundings),
      release: isFitForThePublic,
      extend: isStillOpen,
      close: isDue,
      dock: hasFreeSlot,
    },
    visibleTo,
  };
}
