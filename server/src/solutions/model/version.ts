import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';
import { contentSchema, type SolutionContent } from './content.js';

/** A file as it was when a version was handed in. */
export interface AttachmentDigest {
  fileId: string;
  /** SHA-256 (hex) of its bytes. */
  sha256: string;
}

/** Proof of what was handed in, and when. */
export interface Receipt {
  /** Counts the versions handed in: 1, 2, 3 … */
  number: number;
  receivedAt: Date;
  /** SHA-256 (hex) of the canonical JSON (RFC 8785) of content, attachment digests and `receivedAt`. */
  sha256: string;
  attachments: AttachmentDigest[];
}

/** One version as it was handed in; never changed. */
export interface SolutionVersion extends Receipt {
  _id: string;
  solutionId: string;
  content: SolutionContent;
}

const text = { type: String, required: true } as const;

const fields = {
  number: { type: Number, required: true },
  receivedAt: { type: Date, required: true },
  sha256: text,
  attachments: [{ _id: false, fileId: text, sha256: text }],
} as const;

export const receiptSchema = new Schema<Receipt>(fields, { _id: false });

const schema = new Schema<SolutionVersion>(
  { ...fields, _id: text, solutionId: text, content: { type: contentSchema, required: true } },
  { collection: 'solutionVersions', versionKey: false, strict: 'throw' },
).index({ solutionId: 1, number: 1 }, { unique: true });

export function solutionVersionModel(kernel: Kernel): Model<SolutionVersion> {
  return kernel.model('SolutionVersion', schema);
}
