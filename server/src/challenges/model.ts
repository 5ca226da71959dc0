import { challengeWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Dictionaries,
  dictionarySchema,
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';

/** A planned period of a challenge: instants, `until` exclusive. */
export interface Stage {
  code: string;
  name: LocalizedText;
  from: Date;
  until: Date;
}

/** What a new requirement of the challenge starts with. */
export interface ChallengeDefaults {
  /** Answers close then unless the requirement says otherwise. */
  requirementDeadline: Date | null;
  awardSlots: number;
}

/** One edition (届) of a programme. */
export interface ChallengeRecord extends LifecycleRecord {
  slug: string;
  /** Kind of programme: `technology-challenge`, later `competition`, `mentors`, `carriers`. */
  programme: string;
  name: LocalizedText;
  summary: LocalizedText | null;
  year: number;
  edition: number;
  region: string;
  /** Organizations that hold it, the first one leading. */
  organizers: string[];
  /** Begins every readable code, e.g. `GS2022`; unique. */
  codePrefix: string;
  stages: Stage[];
  dictionaries: Dictionaries;
  defaults: ChallengeDefaults;
}

/** The last number given out in a challenge, by kind of code; made with the challenge, so that nobody has to make it first. */
export interface CodeCounter {
  /** The challenge's. */
  _id: string;
  last: Record<string, number>;
}

const text = { type: String, required: true } as const;
const localized = { type: new Schema(localizedTextSchema, { _id: false }), required: true } as const;

const stage = new Schema<Stage>(
  {
    code: text,
    name: localized,
    from: { type: Date, required: true },
    until: { type: Date, required: true },
  },
  { _id: false },
);

const defaults = new Schema<ChallengeDefaults>(
  { requirementDeadline: { type: Date, default: null }, awardSlots: { type: Number, required: true } },
  { _id: false },
);

const schema = new Schema<ChallengeRecord>(
  {
    _id: text,
    status: { type: String, required: true, enum: challengeWorkflow.states },
    version: { type: Number, required: true },
    slug: text,
    programme: text,
    name: localized,
    summary: { ...localized, required: false, default: null },
    year: { type: Number, required: true },
    edition: { type: Number, required: true },
    region: text,
    organizers: [{ type: String }],
    codePrefix: text,
    stages: [stage],
    dictionaries: { type: Map, of: [dictionarySchema[0]], required: true },
    defaults: { type: defaults, required: true },
  },
  { collection: 'challenges', versionKey: false, strict: 'throw' },
)
  .index({ slug: 1 }, { unique: true })
  .index({ codePrefix: 1 }, { unique: true })
  .index({ year: -1, _id: 1 });

const counterSchema = new Schema<CodeCounter>(
  { _id: text, last: { type: Map, of: Number, required: true } },
  { collection: 'codeCounters', versionKey: false, strict: 'throw' },
);

export function challengeModel(kernel: Kernel): Model<ChallengeRecord> {
  return kernel.model('Challenge', schema);
}

export function codeCounterModel(kernel: Kernel): Model<CodeCounter> {
  return kernel.model('CodeCounter', counterSchema);
}
