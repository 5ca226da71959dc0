import { type Act, assertOwnerNamed, type Transaction } from '../../kernel/index.js';
import { assertLeaderNamed } from '../../teams/index.js';
import { type SolutionRecord } from '../model.js';
import { type SolutionAction, type Surroundings } from '../workflow.js';

/** Whoever acts for another names the team's leader or institution, or the enterprise where the choice is its own. */
export async function assertSideNamed(
  { teamOf }: Surroundings,
  tx: Transaction,
  { teamId, enterpriseId }: SolutionRecord,
  action: SolutionAction,
  act?: Act | null,
): Promise<void> {
  if (!act?.onBehalfOf) return;
  if (action !== 'shortlist') return assertLeaderNamed((await teamOf(teamId, { ...tx, tx }))!, act);
  assertOwnerNamed([{ organizationId: enterpriseId }], act, 'the enterprise whose requirement it answers');
}
