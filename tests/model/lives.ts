import {
  contractWorkflow,
  dockingWorkflow,
  requirementWorkflow,
  solutionWorkflow,
  targetsOf,
  type Workflow,
} from '@duijie/shared';

/** A record as the tables see it. */
export interface Life {
  state: string;
  /** How many facts there are about it. */
  version: number;
}

export interface Requirement extends Life {
  readonly slots: number;
  taken: number;
  /** Whether it was ever submitted, reviewed, released. */
  isKnown: boolean;
  isDiagnosed: boolean;
  isPublic: boolean;
  publicVersion: number;
  confirmed: number | null;
  /** Milliseconds, as `now` is. */
  deadline: number;
}

export interface Solution extends Life {
  readonly team: number;
  isOpened: boolean;
  isHandedOver: boolean;
  wasLocked: boolean;
  dockedFrom: string | null;
}

export interface Docking extends Life {
  readonly solution: Solution;
  /** Whether enterprise and team have turned their keys. */
  readonly keys: [boolean, boolean];
}

export interface Contract extends Life {
  readonly docking: Docking;
  readonly kind: 'formal' | 'intent';
  readonly supersedes: Contract | null;
  signed: [boolean, boolean];
  total: number;
  paid: number;
  /** Its total when it was terminated. */
  endedAt: number | null;
  /** Amounts of its payments that were not reversed. */
  payments: { id: number; amount: number }[];
  /** Numbers of its milestones that are planned. */
  milestones: number[];
}

/** One requirement and everything that comes of it. */
export interface Lives {
  now: number;
  readonly requirement: Requirement;
  readonly solutions: Solution[];
  readonly dockings: Docking[];
  readonly contracts: Contract[];
  /** How many payments and milestones there ever were. */
  paymentsMade: number;
  milestonesMade: number;
}

export type Kind = 'requirement' | 'solution' | 'docking' | 'contract';

/** Something that somebody tries; `detail` says the rest, each action in its own way. */
export interface Attempt {
  readonly kind: Kind;
  readonly index: number;
  readonly action: string;
  readonly detail: number;
}

/** What comes of an attempt: it succeeds, or the code of the refusal. */
export type Outcome = 'ok' | 'NOT_FOUND' | 'ILLEGAL_TRANSITION' | 'INVALID_INPUT' | 'CONFLICT';

/** What an action means beyond its table. All but `then` leave everything as it is. */
export interface Rule<X extends Life> {
  /** It is no action of the table: it moves no state, or only by what it does `then`. */
  readonly isBeside?: true;
  /** Whoever takes it does not see the record now. */
  readonly isHidden?: (x: X) => boolean;
  readonly refusal?: (x: X, lives: Lives, detail: number) => Outcome | null;
  /** Where it leads, when the table offers several states. */
  readonly to?: (x: X, lives: Lives, detail: number) => string;
  readonly then?: (x: X, lives: Lives, detail: number) => void;
}

export const workflows: Readonly<Record<Kind, Workflow>> = {
  requirement: requirementWorkflow,
  solution: solutionWorkflow,
  docking: dockingWorkflow,
  contract: contractWorkflow,
};

/** A requirement that an enterprise has just drafted. */
export function born(slots: number, now: number): Lives {
  const requirement = {
    ...{ state: 'draft', version: 1, slots, taken: 0, isKnown: false, isDiagnosed: false, isPublic: false },
    ...{ publicVersion: 0, confirmed: null, deadline: now + 30 * day },
  };
  const none = { solutions: [], dockings: [], contracts: [], paymentsMade: 0, milestonesMade: 0 };
  return { now, requirement, ...none };
}

export const day = 24 * 60 * 60 * 1000;

/** Those in states that an action of the table starts from. */
export function legalFor<X extends Life>(kind: Kind, action: string, found: readonly X[]): X[] {
  return found.filter(({ state }) => targetsOf(workflows[kind], state, action).length > 0);
}

/** One more fact about a record, which leads to a state. */
export function move(life: Life, state: string): void {
  life.state = state;
  life.version++;
}

/** The record that an attempt is about. */
export function aimOf(lives: Lives, { kind, index }: Pick<Attempt, 'kind' | 'index'>): Life {
  if (kind === 'requirement') return lives.requirement;
  const lists = { solution: lives.solutions, docking: lives.dockings, contract: lives.contracts };
  return lists[kind][index]!;
}
