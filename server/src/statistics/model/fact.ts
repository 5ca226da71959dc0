import { type Model, Schema } from 'mongoose';
import { type Fen, type Kernel } from '../../kernel/index.js';

/**
 * One stretch of time in which a record counts for a metric with one amount, from the fact that opened it until the one that
 * closed it: as recorded (what was known when) and as effective (what held when, as it is known now). `from` inclusive,
 * `until` exclusive or null. A later fact that takes effect earlier may leave nothing of the effective stretch: `until` is
 * then not after `from`.
 */
export interface FactRow {
  /** `metric:subject:seq`, where seq is the opening fact's number in the subject's history. */
  _id: string;
  challengeId: string;
  metric: string;
  subjectKind: string;
  subjectId: string;
  field: string | null;
  /** The requirement's: six-digit code. */
  region: string;
  /** The team's: two digits and zeros; null where no team is concerned. */
  province: string | null;
  /** The requirement that a solution or docking is about; null for requirements themselves and for contracts. */
  requirementId: string | null;
  /** The team that gave a solution; null otherwise. */
  teamId: string | null;
  /** Fen; 0 where the metric has no amount, or it is undetermined. */
  amount: Fen;
  recordedFrom: Date;
  recordedUntil: Date | null;
  effectiveFrom: Date;
  effectiveUntil: Date | null;
}

const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const instant = { type: Date, required: true } as const;
const optionalInstant = { type: Date, default: null } as const;

const schema = new Schema<FactRow>(
  {
    _id: text,
    challengeId: text,
    metric: text,
    subjectKind: text,
    subjectId: text,
    field: optionalText,
    region: text,
    province: optionalText,
    requirementId: optionalText,
    teamId: optionalText,
    amount: { type: BigInt, required: true },
    recordedFrom: instant,
    recordedUntil: optionalInstant,
    effectiveFrom: instant,
    effectiveUntil: optionalInstant,
  },
  { collection: 'statisticsFacts', versionKey: false, strict: 'throw' },
)
  // A season's figures at a moment read that season's rows and no others.
  .index({ challengeId: 1, recordedFrom: 1 })
  .index({ challengeId: 1, effectiveFrom: 1 })
  .index({ challengeId: 1, metric: 1, recordedFrom: 1, _id: 1 })
  .index({ subjectKind: 1, subjectId: 1 });

export function factModel(kernel: Kernel): Model<FactRow> {
  return kernel.model('StatisticsFact', schema);
}
