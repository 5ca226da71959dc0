import { requirementWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Fen,
  type Kernel,
  type Keywords,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';
import { deriveSortKeys, type SortKeys, sortKeyFields } from './model/sort-keys.js';

export const comparators = ['>=', '<=', '=', 'between', 'qualitative'] as const;
export type Comparator = (typeof comparators)[number];

/** What a solution will have to prove; its key stays the same through every revision. */
export interface Indicator {
  key: string;
  name: LocalizedText;
  unit: string | null;
  comparator: Comparator;
  /** Exact decimals, e.g. `0.35`; null while open, and always for `qualitative`. */
  target: string | null;
  /** Upper bound of `between`. */
  targetMax: string | null;
  /** What `qualitative` asks for. */
  targetText: LocalizedText | null;
  /** Test or acceptance method. */
  method: LocalizedText | null;
  mustHave: boolean;
}

/** The words of a requirement: once as the enterprise wrote them, once as the organizer published them. */
export interface Content {
  title: LocalizedText;
  summary: LocalizedText | null;
  background: LocalizedText | null;
  baseline: LocalizedText | null;
  ipTerms: LocalizedText | null;
  indicators: Indicator[];
}

export interface Contact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

export interface Attachment {
  fileId: string;
  group: 'background';
}

/** A technology need of an enterprise within a challenge. */
export interface RequirementRecord extends LifecycleRecord {
  challengeId: string;
  organizationId: string;
  /** Like `GS2022-XQ-0042`; given at the first submission. */
  code: string | null;
  field: string | null;
  keywords: Keywords;
  original: Content;
  /** What the public reads once it is released; the original until the organizer revises it; null before submission. */
  publicText: Content | null;
  /** Counts the public texts; each needs the enterprise's confirmation before release. */
  publicVersion: number;
  confirmedVersion: number | null;
  /** Null when it is to be negotiated (面议). */
  budget: Fen | null;
  cooperationModes: string[];
  /** Answers must be received before this instant. */
  deadline: Date | null;
  awardSlots: number;
  /** Award slots that agreed dockings have taken. */
  slotsTaken: number;
  namePublic: boolean;
  contact: Contact | null;
  attachments: Attachment[];
  /** Six-digit code of the organization's region. */
  region: string;
  /** The county officer who recommended it. */
  recommendedBy: string | null;
  submittedAt: Date | null;
  releasedAt: Date | null;
  closedAt: Date | null;
  /** True from its release on, whatever becomes of it. */
  isPublic: boolean;
  /** Number in another system, unique within the challenge. */
  externalRef: string | null;
  createdBy: string;
}

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const optionalInstant = { type: Date, default: null } as const;
const count = { type: Number, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const optionalLocalized = { type: localized, default: null } as const;

const indicator = new Schema<Indicator>(
  {
    key: text,
    name: { type: localized, required: true },
    unit: optionalText,
    comparator: { type: String, required: true, enum: comparators },
    target: optionalText,
    targetMax: optionalText,
    targetText: optionalLocalized,
    method: optionalLocalized,
    mustHave: { type: Boolean, required: true },
  },
  { _id: false },
);

const content = new Schema<Content>(
  {
    title: { type: localized, required: true },
    summary: optionalLocalized,
    background: optionalLocalized,
    baseline: optionalLocalized,
    ipTerms: optionalLocalized,
    indicators: [indicator],
  },
  { _id: false },
);

const contact = new Schema<Contact>(
  { name: optionalText, phone: optionalText, email: optionalText },
  { _id: false },
);

const schema = new Schema<RequirementRecord & SortKeys>(
  {
    _id: text,
    status: { type: String, required: true, enum: requirementWorkflow.states },
    version: count,
    challengeId: text,
    organizationId: text,
    code: optionalText,
    field: optionalText,
    keywords: { zh: [String], en: [String] },
    original: { type: content, required: true },
    publicText: { type: content, default: null },
    publicVersion: count,
    confirmedVersion: { type: Number, default: null },
    budget: { type: BigInt, default: null },
    cooperationModes: [String],
    deadline: optionalInstant,
    awardSlots: count,
    slotsTaken: count,
    namePublic: { type: Boolean, required: true },
    contact: { type: contact, default: null },
    attachments: [{ _id: false, fileId: text, group: text }],
    region: text,
    recommendedBy: optionalText,
    submittedAt: optionalInstant,
    releasedAt: optionalInstant,
    closedAt: optionalInstant,
    isPublic: { type: Boolean, required: true },
    externalRef: optionalText,
    createdBy: text,
    ...sortKeyFields,
  },
  { collection: 'requirements', versionKey: false, strict: 'throw' },
);

deriveSortKeys(schema);

// The public's lists of a challenge, of public records only: every order by index, of all fields and of one.
const publicOnly = { partialFilterExpression: { isPublic: true } };
for (const order of Object.keys(sortKeyFields)) {
  schema.index({ challengeId: 1, [order]: 1, _id: 1 }, { ...publicOnly, name: `public ${order}` });
  schema.index(
    { challengeId: 1, field: 1, [order]: 1, _id: 1 },
    { ...publicOnly, name: `public ${order} of a field` },
  );
}
schema
  // Lists over all challenges, for everybody: in order, leaving out on the way what the viewer may not see.
  .index({ byDeadline: 1, _id: 1 })
  .index({ byBudget: 1, _id: 1 })
  .index({ byBudgetDown: 1, _id: 1 })
  .index({ byRelease: 1, _id: 1 })
  .index({ byCode: 1, _id: 1 })
  // Insiders' own: an organizer's challenge, an enterprise, a county officer's region. These are small enough to sort.
  .index({ challengeId: 1, byDeadline: 1, _id: 1 })
  .index({ organizationId: 1, byDeadline: 1, _id: 1 })
  .index({ region: 1, byDeadline: 1, _id: 1 })
  // `> ''` leaves null out and is still met by looking for one code.
  .index({ code: 1 }, { unique: true, partialFilterExpression: { code: { $gt: '' } } })
  .index(
    { challengeId: 1, externalRef: 1 },
    { unique: true, partialFilterExpression: { externalRef: { $gt: '' } } },
  )
  // What the clock has to close.
  .index({ deadline: 1, _id: 1 }, { partialFilterExpression: { status: 'released' } });

export function requirementModel(kernel: Kernel): Model<RequirementRecord> {
  return kernel.model('Requirement', schema) as unknown as Model<RequirementRecord>;
}
