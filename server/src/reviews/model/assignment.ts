import { assignmentWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';

/** A score for one criterion, in tenths of a point. */
export interface Score {
  criterion: string;
  score: number;
}

/** One reviewer's review of one subject in one round. */
export interface AssignmentRecord extends LifecycleRecord {
  challengeId: string;
  roundId: string;
  /** The round's, fixed with its first assignment. */
  blind: boolean;
  subjectKind: string;
  subjectId: string;
  reviewer: string;
  assignedBy: string | null;
  assignedAt: Date;
  scores: Score[];
  comment: LocalizedText | null;
  /** A code from the round's recommendations. */
  recommendation: string | null;
  /** Why the reviewer may not judge this subject. */
  conflict: string | null;
  submittedAt: Date | null;
}

/** States in which a review counts or may still come to count. */
export const liveStates = ['assigned', 'accepted', 'submitted'] as const;

const text = { type: String, required: true } as const;

const schema = new Schema<AssignmentRecord>(
  {
    _id: text,
    status: { ...text, enum: assignmentWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    roundId: text,
    blind: { type: Boolean, required: true },
    subjectKind: text,
    subjectId: text,
    reviewer: text,
    assignedBy: { type: String, default: null },
    assignedAt: { type: Date, required: true },
    scores: [{ _id: false, criterion: text, score: { type: Number, required: true } }],
    comment: { type: new Schema(localizedTextSchema, { _id: false }), default: null },
    recommendation: { type: String, default: null },
    conflict: { type: String, default: null },
    submittedAt: { type: Date, default: null },
  },
  { collection: 'reviewAssignments', versionKey: false, strict: 'throw' },
)
  .index(
    { roundId: 1, subjectKind: 1, subjectId: 1, reviewer: 1 },
    { unique: true, partialFilterExpression: { status: { $in: [...liveStates] } } },
  )
  .index({ roundId: 1, assignedAt: 1, _id: 1 })
  .index({ reviewer: 1, assignedAt: -1, _id: -1 })
  .index({ subjectKind: 1, subjectId: 1, status: 1 });

export function assignmentModel(kernel: Kernel): Model<AssignmentRecord> {
  return kernel.model('ReviewAssignment', schema);
}
