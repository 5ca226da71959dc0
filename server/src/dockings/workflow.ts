import { dockingWorkflow, type Problem } from '@duijie/shared';
import { type Guard, type Kernel, type Lifecycle, type Transaction } from '../kernel/index.js';
import { dockingModel, type DockingRecord } from './model.js';
import { policy, visibleTo } from './policy.js';

export type DockingState = (typeof dockingWorkflow)['states'][number];
export type DockingAction = keyof (typeof dockingWorkflow)['actions'];
export type DockingLifecycle = Lifecycle<DockingRecord, DockingState, DockingAction>;

/** What keeps agreements from being cancelled, by the docking's id; those without a problem may be left out. */
export type CancellingCheck = (
  dockingIds: readonly string[],
  tx?: Transaction,
) => Promise<ReadonlyMap<string, readonly Problem[]>>;

/** Asks everybody who has a say about one docking. */
export type ProblemsOf = (dockingId: string, tx?: Transaction) => Promise<readonly Problem[]>;

export function dockingLifecycle(kernel: Kernel, cancelling: ProblemsOf): DockingLifecycle {
  const isFree: Guard<DockingRecord> = async ({ _id }, { tx }) => [...(await cancelling(_id, tx))];
  return {
    workflow: dockingWorkflow,
    model: dockingModel(kernel),
    policy,
    guards: { cancel: isFree },
    visibleTo,
  };
}
