import { historyModel, type Kernel, permits, type SubjectRef, type Viewer } from '../../kernel/index.js';
import { solutionModel, type SolutionRecord } from '../model.js';
import { readsSubmitted, readsWorkingCopy, seesEvidence, visibleTo } from '../policy.js';
import { type Reads } from './reads.js';

/** A stored file, as far as the right to read it depends on it. */
export interface FileOwnership {
  readonly _id: string;
  readonly attachedTo: SubjectRef | null;
}

/** What a file is called, and how many bytes it has. */
export interface FileDescription {
  readonly _id: string;
  readonly name: string;
  readonly size: number;
}

export type DescribeFiles = (ids: readonly string[]) => Promise<readonly FileDescription[]>;

/**
 * Whether the viewer may read a file of a solution now: the team all of them; whoever reads the solution those of the
 * version handed in, which is logged; its evidence, who organizes or audits it. Asked again at each download.
 */
export async function mayDownload(
  kernel: Kernel,
  reads: Reads,
  viewer: Viewer,
  { _id, attachedTo }: FileOwnership,
): Promise<boolean> {
  if (viewer.kind !== 'person' || attachedTo?.kind !== 'solution') return false;
  const solution = await solutionModel(kernel)
    .findOne({ $and: [{ _id: attachedTo.id }, await visibleTo(viewer, kernel)] })
    .lean<SolutionRecord>();
  if (!solution) return false;
  if (permits(viewer, readsWorkingCopy, solution)) return true;
  if (solution.submitted?.attachments.includes(_id)) {
    if (!permits(viewer, readsSubmitted, solution)) return false;
    await reads.log(viewer, [solution], 'file', _id);
    return true;
  }
  return permits(viewer, seesEvidence, solution) && isEvidence(kernel, solution._id, _id);
}

/** Attachments of earlier versions and of the working copy belong to the solution as well, and are no evidence. */
async function isEvidence(kernel: Kernel, solutionId: string, fileId: string): Promise<boolean> {
  const fact = { subjectKind: 'solution', subjectId: solutionId, evidence: fileId };
  return (await historyModel(kernel).exists(fact)) !== null;
}
