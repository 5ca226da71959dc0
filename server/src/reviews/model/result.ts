import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';

/**
 * What a finalised round says about one subject; written once, with the round's finalisation. Decimals are strings with
 * four places, rounded half up; ranks come from the exact fractions behind them.
 */
export interface RoundResultRecord {
  _id: string;
  roundId: string;
  challengeId: string;
  /** The round's. */
  blind: boolean;
  subjectKind: string;
  subjectId: string;
  /** Submitted reviews. */
  reviews: number;
  criteria: { code: string; mean: string }[];
  /** The value of each review, the highest first; whose it is, stays with the organizers. */
  values: string[];
  recommendations: { code: string; count: number }[];
  /** Null without a rubric or without a submitted review. */
  score: string | null;
  /** The same as a reduced fraction, e.g. `845/12`. */
  exactScore: string | null;
  /** The score after each reviewer's scale was stretched to 0–100; stands beside the score, never ranks. */
  normalisedScore: string | null;
  rank: number | null;
  /** Shares its score with another subject. */
  tied: boolean;
  outcome: string | null;
  /** 1, 2, 3 … without gaps: the order in which results are listed. */
  position: number;
}

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;

const schema = new Schema<RoundResultRecord>(
  {
    _id: text,
    roundId: text,
    challengeId: text,
    blind: { type: Boolean, required: true },
    subjectKind: text,
    subjectId: text,
    reviews: whole,
    criteria: [{ _id: false, code: text, mean: text }],
    values: [{ type: String }],
    recommendations: [{ _id: false, code: text, count: whole }],
    score: { type: String, default: null },
    exactScore: { type: String, default: null },
    normalisedScore: { type: String, default: null },
    rank: { type: Number, default: null },
    tied: { type: Boolean, required: true },
    outcome: { type: String, default: null },
    position: whole,
  },
  { collection: 'roundResults', versionKey: false, strict: 'throw' },
)
  .index({ roundId: 1, subjectKind: 1, subjectId: 1 }, { unique: true })
  .index({ roundId: 1, position: 1, _id: 1 });

export function resultModel(kernel: Kernel): Model<RoundResultRecord> {
  return kernel.model('RoundResult', schema);
}
