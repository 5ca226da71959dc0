import {
  assignmentWorkflow,
  awardWorkflow,
  decisionWorkflow,
  noticeWorkflow,
  type Problem,
  roundWorkflow,
} from '@duijie/shared';
import { type Guard, type GuardContext, type Kernel, type Lifecycle } from '../kernel/index.js';
import {
  assignmentModel,
  type AssignmentRecord,
  awardModel,
  type AwardRecord,
  decisionModel,
  type DecisionRecord,
  noticeModel,
  type NoticeRecord,
  roundModel,
  type RoundRecord,
} from './model.js';
import {
  assignmentPolicy,
  assignmentsVisibleTo,
  awardPolicy,
  awardsVisibleTo,
  decisionPolicy,
  decisionsVisibleTo,
  noticePolicy,
  noticesVisibleTo,
  roundPolicy,
  roundsVisibleTo,
} from './policy.js';

export type RoundState = (typeof roundWorkflow)['states'][number];
export type RoundAction = keyof (typeof roundWorkflow)['actions'];
export type RoundLifecycle = Lifecycle<RoundRecord, RoundState, RoundAction>;

export type AssignmentState = (typeof assignmentWorkflow)['states'][number];
export type AssignmentAction = keyof (typeof assignmentWorkflow)['actions'];
export type AssignmentLifecycle = Lifecycle<AssignmentRecord, AssignmentState, AssignmentAction>;

export type DecisionState = (typeof decisionWorkflow)['states'][number];
export type DecisionAction = keyof (typeof decisionWorkflow)['actions'];
export type DecisionLifecycle = Lifecycle<DecisionRecord, DecisionState, DecisionAction>;

export type AwardState = (typeof awardWorkflow)['states'][number];
export type AwardAction = keyof (typeof awardWorkflow)['actions'];
export type AwardLifecycle = Lifecycle<AwardRecord, AwardState, AwardAction>;

export type NoticeState = (typeof noticeWorkflow)['states'][number];
export type NoticeAction = keyof (typeof noticeWorkflow)['actions'];
export type NoticeLifecycle = Lifecycle<NoticeRecord, NoticeState, NoticeAction>;

/** Where guards get an assignment's round from: the transaction, or a request's loader when only asked. */
export type RoundOf = (roundId: string, tx: GuardContext['tx']) => Promise<RoundRecord | null>;

const readable: Guard<RoundRecord> = ({ rubric, recommendations }) =>
  rubric.length + recommendations.length > 0
    ? []
    : [
        {
          path: 'rubric',
          code: 'REQUIRED',
          message: 'a round needs a rubric or recommendations to choose from',
        },
      ];

const notOver: Guard<RoundRecord> = ({ until }, { now }) =>
  until === null || now < until
    ? []
    : [{ path: 'until', code: 'IN_THE_PAST', message: 'the period is over' }];

export function roundLifecycle(kernel: Kernel): RoundLifecycle {
  const openable: Guard<RoundRecord> = async (round, context) => [
    ...(await readable(round, context)),
    ...(await notOver(round, context)),
  ];
  return {
    workflow: roundWorkflow,
    model: roundModel(kernel),
    policy: roundPolicy,
    guards: { open: openable },
    visibleTo: roundsVisibleTo,
  };
}

/** Reviews are taken while the round is open and within its period: `from ≤ now < until`. */
export function takesReviews({ status, from, until }: RoundRecord, now: Date): boolean {
  return status === 'open' && (from === null || now >= from) && (until === null || now < until);
}

function missing(assignment: AssignmentRecord, { rubric, recommendations }: RoundRecord): Problem[] {
  const required = (path: string): Problem => ({ path, code: 'REQUIRED', message: 'still missing' });
  const scored = assignment.scores.map(({ criterion }) => criterion);
  const problems = rubric
    .filter(({ code }) => !scored.includes(code))
    .map(({ code }) => required(`scores.${code}`));
  if (recommendations.length > 0 && assignment.recommendation === null)
    problems.push(required('recommendation'));
  return problems;
}

export function assignmentLifecycle(kernel: Kernel, roundOf: RoundOf): AssignmentLifecycle {
  const inRound =
    (
      judge: (assignment: AssignmentRecord, round: RoundRecord, now: Date) => Problem[],
    ): Guard<AssignmentRecord> =>
    async (assignment, { tx, now }) => {
      const round = await roundOf(assignment.roundId, tx);
      return round ? judge(assignment, round, now) : [closed];
    };
  const inPeriod = inRound((_assignment, round, now) => (takesReviews(round, now) ? [] : [closed]));
  const complete = inRound((assignment, round, now) =>
    takesReviews(round, now) ? missing(assignment, round) : [closed],
  );
  const notFinalised = inRound((_assignment, { status }) => (status === 'finalised' ? [closed] : []));
  return {
    workflow: assignmentWorkflow,
    model: assignmentModel(kernel),
    policy: assignmentPolicy,
    guards: {
      declareConflict: notFinalised,
      accept: notFinalised,
      score: inPeriod,
      submit: complete,
      reopen: inPeriod,
    },
    visibleTo: assignmentsVisibleTo,
  };
}

const closed: Problem = { path: 'round', code: 'ROUND_CLOSED', message: 'the round does not take this now' };

export function decisionLifecycle(kernel: Kernel): DecisionLifecycle {
  return {
    workflow: decisionWorkflow,
    model: decisionModel(kernel),
    policy: decisionPolicy,
    guards: {},
    visibleTo: decisionsVisibleTo,
  };
}

export function awardLifecycle(kernel: Kernel): AwardLifecycle {
  return {
    workflow: awardWorkflow,
    model: awardModel(kernel),
    policy: awardPolicy,
    guards: {},
    visibleTo: awardsVisibleTo,
  };
}

/** Objections are taken while the notice is open: `from ≤ now < until`. */
const isOpen: Guard<NoticeRecord> = ({ from, until }, { now }) =>
  from <= now && now < until
    ? []
    : [
        {
          path: 'notice',
          code: 'NOTICE_CLOSED',
          message: 'objections are taken only while the notice is open',
        },
      ];

const objectsOnce: Guard<NoticeRecord> = ({ objections }, { viewer }) =>
  objections.some(({ by }) => by === viewer.personId)
    ? [{ path: 'notice', code: 'OBJECTED_ALREADY', message: 'one objection per person' }]
    : [];

export function noticeLifecycle(kernel: Kernel): NoticeLifecycle {
  const objectable: Guard<NoticeRecord> = async (notice, context) => [
    ...(await isOpen(notice, context)),
    ...(await objectsOnce(notice, context)),
  ];
  return {
    workflow: noticeWorkflow,
    model: noticeModel(kernel),
    policy: noticePolicy,
    guards: { object: objectable },
    visibleTo: noticesVisibleTo,
  };
}
