import { declaredEditionWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';

export interface DeclaredFigure {
  figure: string;
  /** A decimal string, fen for amounts. */
  value: string;
}

/** Totals of one edition, or of several together, from before the system: as declared, without rows behind them. */
export interface DeclaredEditionRecord extends LifecycleRecord {
  programme: string;
  /** Unique, e.g. `gansu-5`; never that of a challenge in the system. */
  slug: string;
  name: LocalizedText;
  /** The first and the last year it tells of. */
  fromYear: number;
  year: number;
  region: string;
  /** Where the figures were published. */
  source: LocalizedText;
  figures: DeclaredFigure[];
  declaredAt: Date;
}

const text = { type: String, required: true } as const;
const localized = { type: new Schema(localizedTextSchema, { _id: false }), required: true } as const;
const whole = { type: Number, required: true } as const;

const schema = new Schema<DeclaredEditionRecord>(
  {
    _id: text,
    status: { ...text, enum: declaredEditionWorkflow.states },
    version: whole,
    programme: text,
    slug: text,
    name: localized,
    fromYear: whole,
    year: whole,
    region: text,
    source: localized,
    figures: [{ _id: false, figure: text, value: text }],
    declaredAt: { type: Date, required: true },
  },
  { collection: 'declaredEditions', versionKey: false, strict: 'throw' },
)
  .index({ slug: 1 }, { unique: true })
  .index({ programme: 1, year: 1, _id: 1 });

export function declaredEditionModel(kernel: Kernel): Model<DeclaredEditionRecord> {
  return kernel.model('DeclaredEdition', schema);
}
