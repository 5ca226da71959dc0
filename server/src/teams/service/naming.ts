import { type Act, assertOwnerNamed } from '../../kernel/index.js';
import { type TeamRecord } from '../model.js';

/** Whoever acts for a team names its leader or the institution behind it. */
export function assertLeaderNamed(
  { leader, organizationId }: Pick<TeamRecord, 'leader' | 'organizationId'>,
  act?: Act | null,
): void {
  assertOwnerNamed([{ personId: leader, organizationId }], act, 'the leader of the team or its institution');
}
