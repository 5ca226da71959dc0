import { milestoneWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Fen,
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';
import { type Circle, circleFields } from './circle.js';

/** A step of a contract's performance, with what is due once it is confirmed. */
export interface MilestoneRecord extends LifecycleRecord, Circle {
  contractId: string;
  name: LocalizedText;
  dueAt: Date;
  /** What is to be paid for it; null for none. */
  amount: Fen | null;
  reachedAt: Date | null;
  confirmedAt: Date | null;
  createdAt: Date;
}

const text = { type: String, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const optionalInstant = { type: Date, default: null } as const;

const schema = new Schema<MilestoneRecord>(
  {
    _id: text,
    status: { ...text, enum: milestoneWorkflow.states },
    version: { type: Number, required: true },
    ...circleFields,
    contractId: text,
    name: { type: localized, required: true },
    dueAt: { type: Date, required: true },
    amount: { type: BigInt, default: null },
    reachedAt: optionalInstant,
    confirmedAt: optionalInstant,
    createdAt: { type: Date, required: true },
  },
  { collection: 'milestones', versionKey: false, strict: 'throw' },
).index({ contractId: 1, dueAt: 1, _id: 1 });

export function milestoneModel(kernel: Kernel): Model<MilestoneRecord> {
  return kernel.model('Milestone', schema);
}
