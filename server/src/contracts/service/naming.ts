import { type Act, assertOwnerNamed, type Owner } from '../../kernel/index.js';
import { type ContractRecord } from '../model.js';
import { type ContractAction } from '../workflow.js';

/** The order of contracts, milestones and payments where nothing else orders them. */
export const oldestFirst = { createdAt: 1, _id: 1 } as const;

/** In whose name the action can be taken. */
export function ownersOf(
  { parties, enterpriseId }: ContractRecord,
  action: ContractAction,
): readonly Owner[] {
  return action === 'accept' ? [{ organizationId: enterpriseId }] : parties;
}

/** Whoever acts for another names one of the parties whose action it is. */
export function assertPartyNamed(parties: readonly Owner[], act?: Act | null): void {
  assertOwnerNamed(parties, act, 'the party whose action it is');
}
