import { targetsOf } from '@duijie/shared';
import { contractRules, dockingRules } from './agreements.js';
import {
  aimOf,
  type Attempt,
  day,
  legalFor,
  type Life,
  type Lives,
  move,
  type Outcome,
  type Requirement,
  type Rule,
  type Solution,
  workflows,
} from './lives.js';

const hiddenUntilSubmitted = { isHidden: ({ isKnown }: Requirement) => !isKnown };

const requirementRules: Record<string, Rule<Requirement>> = {
  edit: {},
  submit: {
    then: (requirement) => {
      requirement.isKnown = true;
      requirement.publicVersion++;
    },
  },
  recommend: hiddenUntilSubmitted,
  return: hiddenUntilSubmitted,
  reject: hiddenUntilSubmitted,
  select: {
    ...hiddenUntilSubmitted,
    refusal: ({ isDiagnosed }) => (isDiagnosed ? null : 'INVALID_INPUT'),
  },
  revise: { ...hiddenUntilSubmitted, then: (requirement) => void requirement.publicVersion++ },
  confirm: { then: (requirement) => void (requirement.confirmed = requirement.publicVersion) },
  release: {
    ...hiddenUntilSubmitted,
    refusal: ({ confirmed, publicVersion }) => (confirmed === publicVersion ? null : 'INVALID_INPUT'),
    then: (requirement) => void (requirement.isPublic = true),
  },
  extend: { ...hiddenUntilSubmitted, then: (requirement) => void (requirement.deadline += day) },
  close: { ...hiddenUntilSubmitted, then: (_requirement, lives) => lockAll(lives) },
  reopen: {
    ...hiddenUntilSubmitted,
    then: (requirement, { now }) => void (requirement.deadline = now + 30 * day),
  },
  conclude: {
    ...hiddenUntilSubmitted,
    to: (_requirement, { solutions }) =>
      solutions.some(({ wasLocked }) => wasLocked) ? 'no-deal' : 'unanswered',
  },
  withdraw: {
    then: (_requirement, { solutions, dockings }) => {
      for (const each of legalFor('solution', 'lapse', solutions)) move(each, 'lapsed');
      for (const each of legalFor('docking', 'supersede', dockings)) move(each, 'superseded');
    },
  },
  diagnose: { isBeside: true, then: (requirement) => void (requirement.isDiagnosed = true) },
  // The clock passes the deadline.
  expire: {
    isBeside: true,
    then: (requirement, lives) => {
      lives.now = requirement.deadline;
      move(requirement, 'closed');
      lockAll(lives);
    },
  },
  answer: {
    isBeside: true,
    refusal: ({ isPublic, state }, { solutions }, team) => {
      if (!isPublic || !answerable.includes(state)) return 'INVALID_INPUT';
      const isLive = (each: Solution) => each.team === team && !['withdrawn', 'lapsed'].includes(each.state);
      return solutions.some(isLive) ? 'CONFLICT' : null;
    },
    then: (_requirement, { solutions }, team) => {
      const fresh = { isOpened: false, isHandedOver: false, wasLocked: false, dockedFrom: null };
      solutions.push({ state: 'draft', version: 1, team, ...fresh });
    },
  },
};

const answerable = ['released', 'closed', 'docked'];

function lockAll({ solutions }: Lives): void {
  for (const each of legalFor('solution', 'lock', solutions)) {
    move(each, 'locked');
    each.isOpened = each.wasLocked = true;
  }
}

const inTime =
  (isWanted: boolean) =>
  (_solution: Solution, { requirement: { state } }: Lives) =>
    answerable.includes(state) && (state === 'released') === isWanted ? null : ('INVALID_INPUT' as const);

const hiddenUntilOpened = { isHidden: ({ isOpened }: Solution) => !isOpened };

/** Whatever is talked about a solution ends with it. */
const endTalks = (solution: Solution, { dockings }: Lives) => {
  const about = dockings.filter((docking) => docking.solution === solution);
  for (const each of legalFor('docking', 'supersede', about)) move(each, 'superseded');
};

const solutionRules: Record<string, Rule<Solution>> = {
  edit: {},
  submit: { refusal: inTime(true) },
  revise: { refusal: inTime(true) },
  submitLate: { refusal: inTime(false), then: (solution) => void (solution.isOpened = true) },
  admitLate: {
    ...hiddenUntilOpened,
    refusal: (_solution, { requirement: { state } }) => (answerable.includes(state) ? null : 'INVALID_INPUT'),
    then: (solution) => void (solution.wasLocked = true),
  },
  screen: {
    ...hiddenUntilOpened,
    to: (_solution, _lives, detail) => (detail % 5 === 0 ? 'ineligible' : 'eligible'),
  },
  score: { isBeside: true, then: (solution) => move(solution, 'scored') },
  handOver: {
    ...hiddenUntilOpened,
    refusal: ({ isHandedOver }) => (isHandedOver ? 'INVALID_INPUT' : null),
    then: (solution) => void (solution.isHandedOver = true),
  },
  // The enterprise sees what was handed over to it, and nothing else.
  shortlist: { isHidden: ({ isHandedOver }) => !isHandedOver },
  decline: { ...hiddenUntilOpened, then: endTalks },
  withdraw: { then: endTalks },
  propose: {
    isBeside: true,
    refusal: (solution, { requirement, dockings }) => {
      const { isOpened, isHandedOver, state } = solution;
      const isOpen =
        ['closed', 'docked'].includes(requirement.state) && requirement.taken < requirement.slots;
      const isDockable = ['eligible', 'scored', 'shortlisted'].includes(state) && isHandedOver;
      if (!isOpened || !isOpen || !isDockable) return 'INVALID_INPUT';
      const isTaken = dockings.some((each) => each.solution === solution && each.state === 'in-talks');
      return isTaken ? 'CONFLICT' : null;
    },
    then: (solution, { dockings }) =>
      void dockings.push({ state: 'in-talks', version: 1, solution, keys: [false, false] }),
  },
};

const rules = {
  requirement: requirementRules,
  solution: solutionRules,
  docking: dockingRules,
  contract: contractRules,
} as unknown as Readonly<Record<Attempt['kind'], Readonly<Record<string, Rule<Life>>>>>;

/** Everything that can be tried with a kind of record. */
export function actionsOn(kind: Attempt['kind']): string[] {
  return Object.keys(rules[kind]);
}

/** What the tables say to an attempt; only if it succeeds anything changes. */
export function attempt(lives: Lives, { kind, index, action, detail }: Attempt): Outcome {
  const aim = aimOf(lives, { kind, index });
  const { isBeside, isHidden, refusal, to, then } = rules[kind][action]!;
  if (isHidden?.(aim)) return 'NOT_FOUND';
  const targets = isBeside ? [] : targetsOf(workflows[kind], aim.state, action);
  if (!isBeside && targets.length === 0) return 'ILLEGAL_TRANSITION';
  const refused = refusal?.(aim, lives, detail);
  if (refused) return refused;
  if (!isBeside) move(aim, to?.(aim, lives, detail) ?? targets[0]!);
  then?.(aim, lives, detail);
  return 'ok';
}
