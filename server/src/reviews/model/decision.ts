import { awardWorkflow, decisionWorkflow, noticeWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
  type SubjectRef,
} from '../../kernel/index.js';

/** What was decided about one subject. */
export interface Outcome {
  subjectKind: string;
  subjectId: string;
  outcome: string;
  reason: string | null;
}

/** A decision (决定) with its minutes; never changed, only superseded by a later one. */
export interface DecisionRecord extends LifecycleRecord {
  challengeId: string;
  /** Unique in the challenge, as printed on the document. */
  number: string;
  roundId: string | null;
  minutes: LocalizedText;
  outcomes: Outcome[];
  decidedAt: Date;
  recordedAt: Date;
  supersedes: string | null;
  supersededBy: string | null;
}

/** An award (奖项): granted on a panel's result, won once the subject's owner has confirmed it. It guards nothing. */
export interface AwardRecord extends LifecycleRecord {
  challengeId: string;
  /** A code of the challenge's dictionary `awardKinds`. */
  kind: string;
  roundId: string;
  /** The panel's result it rests on. */
  resultId: string;
  subjectKind: string;
  subjectId: string;
  rank: number | null;
  grantedAt: Date;
  /** Roles whose holders may confirm it, as `roleKey` writes them. */
  confirmers: string[];
  confirmedAt: Date | null;
}

export interface Objection {
  by: string;
  text: string;
  at: Date;
}

/** A public notice (公示): open to objections from `from` (inclusive) to `until` (exclusive), readable ever after. */
export interface NoticeRecord extends LifecycleRecord {
  challengeId: string;
  title: LocalizedText;
  text: LocalizedText;
  from: Date;
  until: Date;
  subjects: SubjectRef[];
  objections: Objection[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const localized = { type: new Schema(localizedTextSchema, { _id: false }), required: true } as const;
const maybe = { type: String, default: null } as const;

const decisionSchema = new Schema<DecisionRecord>(
  {
    _id: text,
    status: { ...text, enum: decisionWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    number: text,
    roundId: maybe,
    minutes: localized,
    outcomes: [{ _id: false, subjectKind: text, subjectId: text, outcome: text, reason: maybe }],
    decidedAt: instant,
    recordedAt: instant,
    supersedes: maybe,
    supersededBy: maybe,
  },
  { collection: 'decisions', versionKey: false, strict: 'throw' },
)
  .index({ challengeId: 1, number: 1 }, { unique: true })
  .index({ challengeId: 1, decidedAt: -1, _id: -1 });

const awardSchema = new Schema<AwardRecord>(
  {
    _id: text,
    status: { ...text, enum: awardWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    kind: text,
    roundId: text,
    resultId: text,
    subjectKind: text,
    subjectId: text,
    rank: { type: Number, default: null },
    grantedAt: instant,
    confirmers: [{ type: String }],
    confirmedAt: { type: Date, default: null },
  },
  { collection: 'awards', versionKey: false, strict: 'throw' },
)
  .index({ challengeId: 1, subjectKind: 1, subjectId: 1, kind: 1 }, { unique: true })
  .index({ challengeId: 1, grantedAt: -1, _id: -1 });

const noticeSchema = new Schema<NoticeRecord>(
  {
    _id: text,
    status: { ...text, enum: noticeWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    title: localized,
    text: localized,
    from: instant,
    until: instant,
    subjects: [{ _id: false, kind: text, id: text }],
    objections: [{ _id: false, by: text, text, at: instant }],
  },
  { collection: 'publicNotices', versionKey: false, strict: 'throw' },
).index({ challengeId: 1, from: -1, _id: -1 });

export function decisionModel(kernel: Kernel): Model<DecisionRecord> {
  return kernel.model('Decision', decisionSchema);
}

export function awardModel(kernel: Kernel): Model<AwardRecord> {
  return kernel.model('Award', awardSchema);
}

export function noticeModel(kernel: Kernel): Model<NoticeRecord> {
  return kernel.model('PublicNotice', noticeSchema);
}
