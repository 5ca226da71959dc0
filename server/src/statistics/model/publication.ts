import { publicationWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../../kernel/index.js';

/** A figure as it was published, with the rows behind it. */
export interface FrozenFigure {
  figure: string;
  /** A decimal string, fen for amounts. */
  value: string;
  /** Ids of the rows that were counted. */
  rowIds: string[];
}

/** A publication (通报): the annual text with its figures, frozen when it is published. */
export interface PublicationRecord extends LifecycleRecord {
  challengeId: string;
  title: LocalizedText;
  text: LocalizedText;
  /** The moment its figures tell of. */
  asOf: Date;
  basis: string;
  /** Empty until it is published, as is the version of the definitions. */
  figures: FrozenFigure[];
  definitionVersion: string | null;
  publishedAt: Date | null;
  /** What was wrong, once it was corrected. */
  correction: LocalizedText | null;
  correctedAt: Date | null;
  createdAt: Date;
}

const text = { type: String, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const instant = { type: Date, required: true } as const;
const optionalInstant = { type: Date, default: null } as const;

const schema = new Schema<PublicationRecord>(
  {
    _id: text,
    status: { ...text, enum: publicationWorkflow.states },
    version: { type: Number, required: true },
    challengeId: text,
    title: { type: localized, required: true },
    text: { type: localized, required: true },
    asOf: instant,
    basis: text,
    figures: [{ _id: false, figure: text, value: text, rowIds: [String] }],
    definitionVersion: { type: String, default: null },
    publishedAt: optionalInstant,
    correction: { type: localized, default: null },
    correctedAt: optionalInstant,
    createdAt: instant,
  },
  { collection: 'publications', versionKey: false, strict: 'throw' },
).index({ challengeId: 1, createdAt: -1, _id: -1 });

export function publicationModel(kernel: Kernel): Model<PublicationRecord> {
  return kernel.model('Publication', schema);
}
