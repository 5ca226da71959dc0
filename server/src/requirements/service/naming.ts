import { type Act, invalid } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';

/** Whoever acts for another names the enterprise whose requirement it is, not just anybody. */
export function assertOwnerNamed(
  { organizationId }: Pick<RequirementRecord, 'organizationId'>,
  act?: Act | null,
): void {
  const named = act?.onBehalfOf;
  if (!named || (named.kind === 'organization' && named.id === organizationId)) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the enterprise whose requirement it is');
}
