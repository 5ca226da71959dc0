import { type Problem } from '@duijie/shared';
import { type ClientSession, trusted } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';
import { solutionModel, type SolutionState } from '../model.js';

/** How many solutions to each requirement were ever locked, whatever became of them; absent where none was. */
export async function lockedByRequirement(
  kernel: Kernel,
  ids: readonly string[],
  session: ClientSession | null = null,
): Promise<Map<string, number>> {
  const wanted = { requirementId: trusted({ $in: [...ids] }), lockedAt: trusted({ $ne: null }) };
  const rows = await solutionModel(kernel)
    .find(wanted, { requirementId: 1 })
    .session(session)
    .lean<{ requirementId: string }[]>();
  const counts = new Map<string, number>();
  for (const { requirementId } of rows) counts.set(requirementId, (counts.get(requirementId) ?? 0) + 1);
  return counts;
}

/** Those of the teams with a solution in one of the challenges that others than the team may know of. */
export function teamsIn(
  kernel: Kernel,
  teamIds: readonly string[],
  challengeIds: readonly string[],
): Promise<string[]> {
  const own = { teamId: trusted({ $in: [...teamIds] }), challengeId: trusted({ $in: [...challengeIds] }) };
  return solutionModel(kernel).distinct('teamId', { ...own, openedAt: trusted({ $ne: null }) });
}

/** States in which somebody waits for what will become of a team's answer. */
const underWay: readonly SolutionState[] = [
  'submitted',
  'late',
  'locked',
  'eligible',
  'scored',
  'shortlisted',
  'docked',
];

/** Why teams may not be dissolved yet, by team: their solutions under way. */
export async function dissolvingProblems(
  kernel: Kernel,
  teamIds: readonly string[],
  session: ClientSession | null = null,
): Promise<Map<string, Problem[]>> {
  const wanted = { teamId: trusted({ $in: [...teamIds] }), status: trusted({ $in: [...underWay] }) };
  const busy = await solutionModel(kernel).distinct('teamId', wanted).session(session);
  const message = 'the team has solutions under way: withdraw them first';
  return new Map(busy.map((teamId) => [teamId, [{ path: 'id', code: 'SOLUTIONS_UNDER_WAY', message }]]));
}
