import { type Act, invalid } from '../../kernel/index.js';
import { type ContractRecord, type PartyKey } from '../model.js';
import { type ContractAction } from '../workflow.js';

/** The order of contracts, milestones and payments where nothing else orders them. */
export const oldestFirst = { createdAt: 1, _id: 1 } as const;

/** In whose name the action can be taken. */
export function ownersOf(
  { parties, enterpriseId }: ContractRecord,
  action: ContractAction,
): readonly Pick<PartyKey, 'organizationId' | 'personId'>[] {
  return action === 'accept' ? [{ organizationId: enterpriseId, personId: null }] : parties;
}

/** Whoever acts for another names somebody whose action it is, not just anybody. */
export function assertOwnerNamed(
  owners: readonly Pick<PartyKey, 'organizationId' | 'personId'>[],
  act?: Act | null,
): void {
  const named = act?.onBehalfOf;
  if (!named) return;
  const key = named.kind === 'organization' ? 'organizationId' : 'personId';
  if (owners.some((owner) => owner[key] === named.id)) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the party whose action it is');
}
