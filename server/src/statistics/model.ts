import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../kernel/index.js';

/**
 * One stretch of time in which a record counts for a figure, from the fact that opened it until the one that closed it:
 * as recorded (what was known when) and as effective (what held when). `from` inclusive, `until` exclusive or null.
 */
export interface FactRow {
  /** `metric:subject:seq`, where seq is the opening fact's number in the subject's history. */
  _id: string;
  challengeId: string;
  metric: string;
  subjectKind: string;
  subjectId: string;
  field: string | null;
  region: string;
  recordedFrom: Date;
  recordedUntil: Date | null;
  effectiveFrom: Date;
  effectiveUntil: Date | null;
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const optionalInstant = { type: Date, default: null } as const;

const schema = new Schema<FactRow>(
  {
    _id: text,
    challengeId: text,
    metric: text,
    subjectKind: text,
    subjectId: text,
    field: { type: String, default: null },
    region: text,
    recordedFrom: instant,
    recordedUntil: optionalInstant,
    effectiveFrom: instant,
    effectiveUntil: optionalInstant,
  },
  { collection: 'statisticsFacts', versionKey: false, strict: 'throw' },
)
  // A season's figures at a moment read that season's rows and no others.
  .index({ challengeId: 1, recordedFrom: 1 })
  .index({ subjectKind: 1, subjectId: 1 });

export function factModel(kernel: Kernel): Model<FactRow> {
  return kernel.model('StatisticsFact', schema);
}
