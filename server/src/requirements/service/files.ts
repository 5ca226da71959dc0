import { type Kernel, permits, type SubjectRef, type Viewer } from '../../kernel/index.js';
import { requirementModel, type RequirementRecord } from '../model.js';
import { questionModel, type QuestionRecord } from '../model/question.js';
import { seesBackground, seesEvidence, visibleTo } from '../policy.js';

/** A stored file, as far as the right to read it depends on it. */
export interface FileOwnership {
  readonly _id: string;
  readonly uploadedBy: string;
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
 * Whether the viewer may read a file now: their own upload; a requirement's attachment, if they see the requirement and
 * belong to a team; evidence of what happened to it or to a question about it, if they organize its challenge or audit.
 * Asked again at each download.
 */
export async function mayDownload(kernel: Kernel, viewer: Viewer, file: FileOwnership): Promise<boolean> {
  if (viewer.kind !== 'person') return false;
  if (file.uploadedBy === viewer.personId) return true;
  if (file.attachedTo?.kind === 'question') return mayReadEvidence(kernel, viewer, file.attachedTo.id);
  if (file.attachedTo?.kind !== 'requirement') return false;
  const requirement = await requirementModel(kernel)
    .findOne({ $and: [{ _id: file.attachedTo.id }, await visibleTo(viewer, kernel)] })
    .lean<RequirementRecord>();
  if (!requirement) return false;
  const isAttachment = requirement.attachments.some(({ fileId }) => fileId === file._id);
  return permits(viewer, isAttachment ? seesBackground : seesEvidence, requirement);
}

async function mayReadEvidence(kernel: Kernel, viewer: Viewer, questionId: string): Promise<boolean> {
  const question = await questionModel(kernel).findById(questionId).lean<QuestionRecord>();
  return question !== null && permits(viewer, seesEvidence, question);
}
