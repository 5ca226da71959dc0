import { dockingWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';

/** One side's yes to a docking. */
export interface Key {
  /** Who turned it, or in whose name an organizer did. */
  by: string;
  at: Date;
}

/** What was talked about, and when. */
export interface Talk {
  at: Date;
  by: string;
  text: LocalizedText;
}

/** Talks between an enterprise and a team about one solution. Both keys make an agreement, which takes an award slot. */
export interface DockingRecord extends LifecycleRecord {
  challengeId: string;
  requirementId: string;
  solutionId: string;
  teamId: string;
  enterpriseId: string;
  /** The team's institution; null for a natural person's team. */
  institutionId: string | null;
  proposedBy: string;
  proposedAt: Date;
  enterpriseKey: Key | null;
  teamKey: Key | null;
  agreedAt: Date | null;
  talks: Talk[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const key = new Schema<Key>({ by: text, at: instant }, { _id: false });
const localized = new Schema(localizedTextSchema, { _id: false });

const schema = new Schema<DockingRecord>(
  {
    _id: text,
    status: { ...text, enum: dockingWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    requirementId: text,
    solutionId: text,
    teamId: text,
    enterpriseId: text,
    institutionId: { type: String, default: null },
    proposedBy: text,
    proposedAt: instant,
    enterpriseKey: { type: key, default: null },
    teamKey: { type: key, default: null },
    agreedAt: { type: Date, default: null },
    talks: [{ _id: false, at: instant, by: text, text: { type: localized, required: true } }],
  },
  { collection: 'dockings', versionKey: false, strict: 'throw' },
)
  .index(
    { solutionId: 1 },
    { unique: true, partialFilterExpression: { status: { $in: ['in-talks', 'agreed'] } } },
  )
  .index({ challengeId: 1, proposedAt: 1, _id: 1 })
  .index({ requirementId: 1, proposedAt: 1, _id: 1 })
  .index({ teamId: 1, proposedAt: -1, _id: -1 })
  .index({ enterpriseId: 1, proposedAt: -1, _id: -1 });

export function dockingModel(kernel: Kernel): Model<DockingRecord> {
  return kernel.model('Docking', schema);
}
