import { roundWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type DictionaryEntry,
  dictionarySchema,
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';

export const roundKinds = ['paper', 'on-site', 'inspection'] as const;
export type RoundKind = (typeof roundKinds)[number];

export const formulas = ['mean', 'trimmed-mean', 'median', 'weighted-sum'] as const;
/** How the reviews of one subject become its score; see service/scoring.ts. */
export type Formula = (typeof formulas)[number];

export const tieRules = ['shared-rank', 'higher-criterion', 'organizer-decides'] as const;
/** What happens when two subjects have exactly the same score. */
export type TieRule = (typeof tieRules)[number];

/** One line of the rubric. Scores, here and everywhere in reviews, are integers in tenths of a point: 85 is 8.5. */
export interface Criterion {
  code: string;
  name: LocalizedText;
  /** The best possible score, in tenths of a point. */
  maxScore: number;
  /** A whole number; its share in the sum of weights counts. */
  weight: number;
  /** What certain scores stand for. */
  anchors: { score: number; text: LocalizedText }[];
}

/** From this score (tenths of a point) up, a subject's result suggests this outcome. */
export interface Threshold {
  outcome: string;
  atLeast: number;
}

/** One round (轮次) of review in a challenge. */
export interface RoundRecord extends LifecycleRecord {
  challengeId: string;
  name: LocalizedText;
  kind: RoundKind;
  /** Judges see subjects only without what tells whose they are. */
  blind: boolean;
  rubric: Criterion[];
  /** What a review may recommend; when there are any, a review must choose one. */
  recommendations: DictionaryEntry[];
  formula: Formula;
  tieRule: TieRule;
  /** The criterion that breaks ties under `higher-criterion`. */
  tieCriterion: string | null;
  minimumReviews: number;
  thresholds: Threshold[];
  /** Reviews are taken from here (inclusive) … */
  from: Date | null;
  /** … to here (exclusive). */
  until: Date | null;
  finalisedAt: Date | null;
  createdAt: Date;
  /** Counts assigning and reopening; see `touchRound`. */
  revision: number;
}

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;
const localized = { type: new Schema(localizedTextSchema, { _id: false }), required: true } as const;

const criterion = new Schema<Criterion>(
  {
    code: text,
    name: localized,
    maxScore: whole,
    weight: whole,
    anchors: [{ _id: false, score: whole, text: localized }],
  },
  { _id: false },
);

const schema = new Schema<RoundRecord>(
  {
    _id: text,
    status: { ...text, enum: roundWorkflow.states },
    version: whole,
    challengeId: text,
    name: localized,
    kind: { ...text, enum: roundKinds },
    blind: { type: Boolean, required: true },
    rubric: [criterion],
    recommendations: dictionarySchema,
    formula: { ...text, enum: formulas },
    tieRule: { ...text, enum: tieRules },
    tieCriterion: { type: String, default: null },
    minimumReviews: whole,
    thresholds: [{ _id: false, outcome: text, atLeast: whole }],
    from: { type: Date, default: null },
    until: { type: Date, default: null },
    finalisedAt: { type: Date, default: null },
    createdAt: { type: Date, required: true },
    revision: whole,
  },
  { collection: 'rounds', versionKey: false, strict: 'throw' },
).index({ challengeId: 1, createdAt: 1, _id: 1 });

export function roundModel(kernel: Kernel): Model<RoundRecord> {
  return kernel.model('Round', schema);
}
