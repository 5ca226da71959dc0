import { solutionWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Fen,
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';

/** What a solution promises for one indicator of its requirement. */
export interface IndicatorResponse {
  /** The indicator's key. */
  key: string;
  /** Exact decimal in the indicator's unit; null for qualitative indicators. */
  value: string | null;
  text: LocalizedText | null;
  /** What the promise rests on: tests, pilots, references. */
  evidence: LocalizedText | null;
}

/** What a team writes: sealed until the requirement closes. */
export interface SolutionContent {
  title: LocalizedText;
  abstract: LocalizedText | null;
  /** Technical route. */
  route: LocalizedText | null;
  responses: IndicatorResponse[];
  /** Technology readiness level, 1–9. */
  trl: number | null;
  /** People who take part, as they are to be named. */
  members: LocalizedText[];
  /** Intellectual property brought in. */
  intellectualProperty: LocalizedText[];
  /** Null where it is to be negotiated. */
  price: Fen | null;
  months: number | null;
  schedule: LocalizedText | null;
  /** Ids of uploaded files. */
  attachments: string[];
}

/** Proof of what was handed in, and when. */
export interface Receipt {
  /** Counts the versions handed in: 1, 2, 3 … */
  number: number;
  receivedAt: Date;
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of content, attachment digests and `receivedAt`. */
  sha256: string;
}

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
  lockedAt: Date | null;
  screenedAt: Date | null;
  scoredAt: Date | null;
  /** From now on the enterprise may read it. */
  handedOverAt: Date | null;
  /** The state it returns to should its agreement fall through. */
  dockedFrom: string | null;
  /** What the team is told at the end, or why it is not eligible. */
  feedback: LocalizedText | null;
  createdBy: string;
  createdAt: Date;
}

/** One version as it was handed in; never changed. */
export interface SolutionVersion {
  _id: string;
  solutionId: string;
  number: number;
  content: SolutionContent;
  receivedAt: Date;
  sha256: string;
  /** The file's SHA-256 by its id. */
  attachmentDigests: { fileId: string; sha256: string }[];
}

/** States in which a team has its one answer to a requirement. */
export const liveStates = solutionWorkflow.states.filter(
  (state) => state !== 'withdrawn' && state !== 'lapsed',
);

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const optionalInstant = { type: Date, default: null } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const optionalLocalized = { type: localized, default: null } as const;

const response = new Schema<IndicatorResponse>(
  { key: text, value: optionalText, text: optionalLocalized, evidence: optionalLocalized },
  { _id: false },
);

const content = new Schema<SolutionContent>(
  {
    title: { type: localized, required: true },
    abstract: optionalLocalized,
    route: optionalLocalized,
    responses: [response],
    trl: { type: Number, default: null },
    members: [localized],
    intellectualProperty: [localized],
    price: { type: BigInt, default: null },
    months: { type: Number, default: null },
    schedule: optionalLocalized,
    attachments: [String],
  },
  { _id: false },
);

const receipt = new Schema<Receipt>(
  { number: { type: Number, required: true }, receivedAt: { type: Date, required: true }, sha256: text },
  { _id: false },
);

const solutionSchema = new Schema<SolutionRecord>(
  {
    _id: text,
    status: { ...text, enum: solutionWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    requirementId: text,
    teamId: text,
    enterpriseId: text,
    institutionId: optionalText,
    code: text,
    content: { type: content, required: true },
    submitted: { type: content, default: null },
    receipt: { type: receipt, default: null },
    lockedAt: optionalInstant,
    screenedAt: optionalInstant,
    scoredAt: optionalInstant,
    handedOverAt: optionalInstant,
    dockedFrom: optionalText,
    feedback: optionalLocalized,
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

const versionSchema = new Schema<SolutionVersion>(
  {
    _id: text,
    solutionId: text,
    number: { type: Number, required: true },
    content: { type: content, required: true },
    receivedAt: { type: Date, required: true },
    sha256: text,
    attachmentDigests: [{ _id: false, fileId: text, sha256: text }],
  },
  { collection: 'solutionVersions', versionKey: false, strict: 'throw' },
).index({ solutionId: 1, number: 1 }, { unique: true });

export function solutionModel(kernel: Kernel): Model<SolutionRecord> {
  return kernel.model('Solution', solutionSchema);
}

export function solutionVersionModel(kernel: Kernel): Model<SolutionVersion> {
  return kernel.model('SolutionVersion', versionSchema);
}
