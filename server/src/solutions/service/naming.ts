import { type Act, invalid, type Transaction } from '../../kernel/index.js';
import { assertLeaderNamed } from '../../teams/index.js';
import { type SolutionRecord } from '../model.js';
import { type SolutionAction, type Surroundings } from '../workflow.js';

/** Whoever acts for another names the team's leader or institution, or the enterprise where the choice is its own. */
export async function assertOwnerNamed(
  { teamOf }: Surroundings,
  tx: Transaction,
  { teamId, enterpriseId }: SolutionRecord,
  action: SolutionAction,
  act?: Act | null,
): Promise<void> {
  const named = act?.onBehalfOf;
  if (!named) return;
  if (action !== 'shortlist') return assertLeaderNamed((await teamOf(teamId, { ...tx, tx }))!, act);
  if (named.kind === 'organization' && named.id === enterpriseId) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the enterprise whose requirement it answers');
}
