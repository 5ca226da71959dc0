import { Schema } from 'mongoose';
import { type Fen, type LocalizedText, localizedTextSchema } from '../../kernel/index.js';

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

const localized = new Schema(localizedTextSchema, { _id: false });
const optionalLocalized = { type: localized, default: null } as const;
const optionalText = { type: String, default: null } as const;

const response = new Schema<IndicatorResponse>(
  {
    key: { type: String, required: true },
    value: optionalText,
    text: optionalLocalized,
    evidence: optionalLocalized,
  },
  { _id: false },
);

export const contentSchema = new Schema<SolutionContent>(
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
