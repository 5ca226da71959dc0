import { organizesIt } from '../challenges/index.js';
import { contractWorkflow, milestoneWorkflow, paymentWorkflow, type Problem } from '@duijie/shared';
import { type DockingRecord } from '../dockings/index.js';
import {
  type Actions,
  type Guard,
  type GuardContext,
  type Kernel,
  type Lifecycle,
  permits,
} from '../kernel/index.js';
import {
  contractModel,
  type ContractRecord,
  milestoneModel,
  type MilestoneRecord,
  paymentModel,
  type PaymentRecord,
} from './model.js';
import { milestonePolicy, paymentPolicy, policy, signsFor, visibleTo } from './policy.js';
import { missingTerms } from './workflow/terms.js';

export type ContractState = (typeof contractWorkflow)['states'][number];
export type ContractAction = keyof (typeof contractWorkflow)['actions'];
export type ContractLifecycle = Lifecycle<ContractRecord, ContractState, ContractAction>;
export type ContractActions = Actions<ContractRecord, ContractState, ContractAction>;
export type MilestoneState = (typeof milestoneWorkflow)['states'][number];
export type MilestoneAction = keyof (typeof milestoneWorkflow)['actions'];
export type MilestoneLifecycle = Lifecycle<MilestoneRecord, MilestoneState, MilestoneAction>;
export type PaymentState = (typeof paymentWorkflow)['states'][number];
export type PaymentAction = keyof (typeof paymentWorkflow)['actions'];
export type PaymentLifecycle = Lifecycle<PaymentRecord, PaymentState, PaymentAction>;

/** States in which a contract binds its parties. */
export const statesInForce: readonly string[] = [
  'signed',
  'registered',
  'performing',
] satisfies ContractState[];
/** States in which money may go: what is left is often paid after the end. */
export const payableStates: readonly string[] = [
  'performing',
  'accepted',
  'terminated',
] satisfies ContractState[];

/** What the guards ask beyond the record, as the system sees it. */
export interface Surroundings {
  readonly dockingOf: (id: string, context: GuardContext) => Promise<DockingRecord | null>;
  readonly contractOf: (id: string, context: GuardContext) => Promise<ContractRecord | null>;
}

/** Somebody is left to sign for, the terms say enough, the agreement holds, and so does the intent it replaces. */
function isReadyToSign(around: Surroundings): Guard<ContractRecord> {
  return async (contract, context) => {
    const { kind, terms, parties, dockingId, supersedes } = contract;
    const { viewer } = context;
    const own = parties.filter((party) => signsFor(viewer, party));
    const isDone = own.every(({ signedAt }) => signedAt !== null) && !permits(viewer, organizesIt, contract);
    const docking = await around.dockingOf(dockingId, context);
    const intent = supersedes === null ? null : await around.contractOf(supersedes, context);
    return [
      ...(isDone ? [alreadySigned] : []),
      ...missingTerms(kind, terms),
      ...(docking?.status === 'agreed' ? [] : [notAgreed]),
      ...(supersedes === null ? [] : intentProblems(intent, dockingId)),
    ];
  };
}

export const alreadySigned: Problem = {
  path: 'party',
  code: 'ALREADY_SIGNED',
  message: 'this party has signed',
};

export const notAgreed: Problem = {
  path: 'dockingId',
  code: 'NOT_AGREED',
  message: 'the docking is no agreement in force',
};

/** What a formal contract replaces is an intent of the same agreement that still binds. */
export function intentProblems(intent: ContractRecord | null, dockingId: string): Problem[] {
  const path = 'supersedes';
  if (intent?.dockingId !== dockingId || intent.kind !== 'intent')
    return [{ path, code: 'NOT_AN_INTENT', message: 'name an intent of the same docking' }];
  if (statesInForce.includes(intent.status)) return [];
  return [{ path, code: 'NOT_IN_FORCE', message: `the intent is ${intent.status}` }];
}

const isSettled: Guard<ContractRecord> = ({ openMilestones }) =>
  openMilestones === 0
    ? []
    : [{ path: 'milestones', code: 'UNSETTLED', message: `${openMilestones} are planned or reached` }];

export function contractLifecycle(kernel: Kernel, around: Surroundings): ContractLifecycle {
  return {
    workflow: contractWorkflow,
    model: contractModel(kernel),
    policy,
    guards: { sign: isReadyToSign(around), accept: isSettled },
    visibleTo: (viewer) => visibleTo<ContractRecord>(viewer),
  };
}

/** Milestones move while their contract is performed; what is still planned can be dropped as long as it binds. */
function whileContractIs(states: readonly string[], around: Surroundings): Guard<MilestoneRecord> {
  return async ({ contractId }, context) => {
    const contract = await around.contractOf(contractId, context);
    if (contract && states.includes(contract.status)) return [];
    return [{ path: 'contract', code: 'NOT_PERFORMING', message: `the contract is ${contract?.status}` }];
  };
}

export function milestoneLifecycle(kernel: Kernel, around: Surroundings): MilestoneLifecycle {
  const performing = whileContractIs(['performing'], around);
  const binding = whileContractIs(statesInForce, around);
  return {
    workflow: milestoneWorkflow,
    model: milestoneModel(kernel),
    policy: milestonePolicy,
    guards: { reach: performing, reject: performing, confirm: performing, drop: binding },
    visibleTo: (viewer) => visibleTo<MilestoneRecord>(viewer),
  };
}

export function paymentLifecycle(kernel: Kernel): PaymentLifecycle {
  return {
    workflow: paymentWorkflow,
    model: paymentModel(kernel),
    policy: paymentPolicy,
    guards: {},
    visibleTo: (viewer) => visibleTo<PaymentRecord>(viewer),
  };
}
