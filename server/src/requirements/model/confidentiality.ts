import { confidentialityWorkflow, type Language, languages } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import { type Kernel, type LifecycleRecord } from '../../kernel/index.js';

/** A team leader's acceptance of one exact text of the terms of confidentiality of a requirement. */
export interface ConfidentialityRecord extends LifecycleRecord {
  requirementId: string;
  challengeId: string;
  organizationId: string;
  teamId: string;
  /** The language of the text that was shown. */
  lang: Language;
  /** SHA-256 of the text that was shown, in hexadecimal. */
  textHash: string;
  acceptedBy: string;
  acceptedAt: Date;
}

const text = { type: String, required: true } as const;

const schema = new Schema<ConfidentialityRecord>(
  {
    _id: text,
    status: { ...text, enum: confidentialityWorkflow.states },
    version: { type: Number, required: true },
    requirementId: text,
    challengeId: text,
    organizationId: text,
    teamId: text,
    lang: { ...text, enum: languages },
    textHash: text,
    acceptedBy: text,
    acceptedAt: { type: Date, required: true },
  },
  { collection: 'confidentialities', versionKey: false, strict: 'throw' },
).index({ requirementId: 1, teamId: 1 }, { unique: true });

export function confidentialityModel(kernel: Kernel): Model<ConfidentialityRecord> {
  return kernel.model('Confidentiality', schema);
}
