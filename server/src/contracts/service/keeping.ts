import { type QueryFilter } from 'mongoose';
import { type Kernel, StaleState, type Transaction } from '../../kernel/index.js';
import { contractModel, type ContractRecord } from '../model.js';

type Kept = Pick<ContractRecord, 'paid' | 'openMilestones' | 'planned'>;

/**
 * Writes the sums that a contract keeps of its payments and milestones, in the transaction that changes one of these. It
 * writes even what stays the same, so that of two transactions that counted on the same contract one has to begin again.
 */
export async function keep(
  { session }: Transaction,
  kernel: Kernel,
  { _id, version, paid, openMilestones, planned }: ContractRecord,
  change: Partial<Kept>,
): Promise<void> {
  const kept: Kept = { paid, openMilestones, planned };
  const unchanged: QueryFilter<ContractRecord> = { _id, version, ...kept };
  const { matchedCount } = await contractModel(kernel).updateOne(
    unchanged,
    { $set: { ...kept, ...change } },
    { session },
  );
  if (matchedCount === 0) throw new StaleState(version, null);
}
