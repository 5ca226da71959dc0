import { type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type DockingService } from '../../dockings/index.js';
import { asSystem, type Fact, type Kernel, type Transaction } from '../../kernel/index.js';
import { contractModel, type ContractRecord } from '../model.js';
import { type ContractActions, statesInForce } from '../workflow.js';

/** Ties contracts to the agreements they are about: these stay while a contract binds, and drafts end with them. */
export function followDockings(contracts: ContractActions, dockings: DockingService): void {
  const { kernel } = contracts;
  kernel.project('docking', (fact, tx) => voidDrafts(contracts, fact, tx));
  dockings.refuseCancelling((ids, tx) => contractsInForce(kernel, ids, tx));
}

/** Who is about to sign a draft while its agreement is cancelled meets this write, and is refused or comes first. */
async function voidDrafts(
  contracts: ContractActions,
  { action, after }: Fact,
  tx: Transaction,
): Promise<void> {
  if (action !== 'cancel') return;
  const drafts = await contractModel(contracts.kernel)
    .find({ dockingId: after._id, status: 'draft' }, { _id: 1 })
    .sort({ createdAt: 1, _id: 1 })
    .session(tx.session)
    .lean<{ _id: string }[]>();
  const act = { reason: 'the agreement was cancelled' };
  for (const { _id: id } of drafts) await contracts.takeIn(asSystem(tx), { id, action: 'void', act });
}

/** Contracts that bind, or were performed to their end, by docking. */
async function contractsInForce(
  kernel: Kernel,
  dockingIds: readonly string[],
  tx?: Transaction,
): Promise<Map<string, Problem[]>> {
  const status = trusted({ $in: [...statesInForce, 'accepted'] });
  const found = await contractModel(kernel)
    .find({ dockingId: trusted({ $in: [...dockingIds] }), status }, { dockingId: 1, code: 1 })
    .session(tx?.session ?? null)
    .lean<Pick<ContractRecord, 'dockingId' | 'code'>[]>();
  const problem = (code: string) => ({ path: 'contracts', code: 'IN_FORCE', message: `${code} is in force` });
  return new Map(found.map(({ dockingId, code }) => [dockingId, [problem(code)]]));
}
