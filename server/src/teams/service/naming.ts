import { type Act, invalid } from '../../kernel/index.js';
import { type TeamRecord } from '../model.js';

/** Whoever acts for a team names its leader or the institution behind it, not just anybody. */
export function assertLeaderNamed(
  { leader, organizationId }: Pick<TeamRecord, 'leader' | 'organizationId'>,
  act?: Act | null,
): void {
  const named = act?.onBehalfOf;
  if (!named || named.id === (named.kind === 'person' ? leader : organizationId)) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the leader of the team or its institution');
}
