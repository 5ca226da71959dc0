import { trusted } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';
import { type SolutionVersion, solutionVersionModel } from '../model.js';

/** The versions of each solution that were handed in, the first one first. Authorise before calling. */
export async function versionsOf(
  kernel: Kernel,
  ids: readonly string[],
): Promise<Map<string, SolutionVersion[]>> {
  const rows = await solutionVersionModel(kernel)
    .find({ solutionId: trusted({ $in: [...ids] }) })
    .sort({ solutionId: 1, number: 1 })
    .lean<SolutionVersion[]>();
  const versions = new Map<string, SolutionVersion[]>();
  for (const row of rows) versions.set(row.solutionId, [...(versions.get(row.solutionId) ?? []), row]);
  return versions;
}
