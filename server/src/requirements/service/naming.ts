import { type Act, assertOwnerNamed } from '../../kernel/index.js';
import { type RequirementRecord } from '../model.js';

/** Whoever acts for another names the enterprise whose requirement it is. */
export function assertEnterpriseNamed(
  { organizationId }: Pick<RequirementRecord, 'organizationId'>,
  act?: Act | null,
): void {
  assertOwnerNamed([{ organizationId }], act, 'the enterprise whose requirement it is');
}
