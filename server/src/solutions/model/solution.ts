import { solutionWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';
import { contentSchema, type SolutionContent } from './content.js';
import { type Receipt, receiptSchema } from './version.js';

/** A team's answer to one requirement. */
export interface SolutionRecord extends LifecycleRecord {
  challengeId: string;
  requirementId: string;
  teamId: string;
  /** The requirement's enterprise, which may read it once it was handed over. */
  enterpriseId: string;
  /** The team's institution; null for a natural person's team. */
  institutionId: string | null;
  /** Random, e.g. `GS2022-FA-7K3QX9M2`, so that it tells nothing about order or number. */
  code: string;
  /** What the team is working on; others read the version last handed in. */
  content: SolutionContent;
  /** What was handed in last; null while it is a draft. */
  submitted: SolutionContent | null;
  receipt: Receipt | null;
  /** Since when others than its team may read it: its lock, or its late submission. Null while it is sealed. */
  openedAt: Date | null;
  lockedAt: Date | null;
  screenedAt: Date | null;
  scoredAt: Date | null;
  /** From now on the enterprise may read it. */
  handedOverAt: Date | null;
  /** The state it returns to should its agreement fall through. */
  dockedFrom: SolutionState | null;
  /** What the team is told at the end, or why it is not eligible. */
  feedback: LocalizedText | null;
  createdBy: string;
  createdAt: Date;
}

export type SolutionState = (typeof solutionWorkflow)['states'][number];

/** States in which a team has its one answer to a requirement. */
const liveStates = solutionWorkflow.states.filter((state) => state !== 'withdrawn' && state !== 'lapsed');

const text = { type: String, required: true } as const;
const optionalInstant = { type: Date, default: null } as const;

const schema = new Schema<SolutionRecord>(
  {
    _id: text,
    status: { ...text, enum: solutionWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    requirementId: text,
    teamId: text,
    enterpriseId: text,
    institutionId: { type: String, default: null },
    code: text,
    content: { type: contentSchema, required: true },
    submitted: { type: contentSchema, default: null },
    receipt: { type: receiptSchema, default: null },
    openedAt: optionalInstant,
    lockedAt: optionalInstant,
    screenedAt: optionalInstant,
    scoredAt: optionalInstant,
    handedOverAt: optionalInstant,
    dockedFrom: { type: String, default: null },
    feedback: { type: new Schema(localizedTextSchema, { _id: false }), default: null },
    createdBy: text,
    createdAt: { type: Date, required: true },
  },
  { collection: 'solutions', versionKey: false, strict: 'throw' },
)
  .index(
    { requirementId: 1, teamId: 1 },
    { unique: true, partialFilterExpression: { status: { $in: [...liveStates] } } },
  )
  .index({ code: 1 }, { unique: true })
  .index({ challengeId: 1, createdAt: 1, _id: 1 })
  .index({ requirementId: 1, createdAt: 1, _id: 1 })
  .index({ teamId: 1, createdAt: -1, _id: -1 })
  .index({ enterpriseId: 1, createdAt: 1, _id: 1 });

export function solutionModel(kernel: Kernel): Model<SolutionRecord> {
  return kernel.model('Solution', schema);
}
