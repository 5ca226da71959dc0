import { questionWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';

/** A question of a team about a released requirement. Who asked is told to nobody but the team, organizers and auditors. */
export interface QuestionRecord extends LifecycleRecord {
  requirementId: string;
  /** Of the requirement, as is the organization and the region: they say who deals with the question. */
  challengeId: string;
  organizationId: string;
  region: string;
  teamId: string;
  askedBy: string;
  askedAt: Date;
  text: LocalizedText;
  answer: LocalizedText | null;
  answeredAt: Date | null;
}

const text = { type: String, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });

const schema = new Schema<QuestionRecord>(
  {
    _id: text,
    status: { ...text, enum: questionWorkflow.states },
    version: { type: Number, required: true },
    requirementId: text,
    challengeId: text,
    organizationId: text,
    region: text,
    teamId: text,
    askedBy: text,
    askedAt: { type: Date, required: true },
    text: { type: localized, required: true },
    answer: { type: localized, default: null },
    answeredAt: { type: Date, default: null },
  },
  { collection: 'questions', versionKey: false, strict: 'throw' },
).index({ requirementId: 1, askedAt: 1, _id: 1 });

export function questionModel(kernel: Kernel): Model<QuestionRecord> {
  return kernel.model('Question', schema);
}
