import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';

/** In which capacity somebody outside the team read a solution. */
export const readerKinds = ['organizer', 'judge', 'enterprise', 'auditor'] as const;
export type ReaderKind = (typeof readerKinds)[number];

/** What of a solution was read. */
export const readParts = ['content', 'review', 'comparison', 'file'] as const;
export type ReadPart = (typeof readParts)[number];

/** Somebody outside the team read what was handed in. */
export interface SolutionRead {
  _id: string;
  solutionId: string;
  personId: string;
  as: ReaderKind;
  part: ReadPart;
  /** The file that was read, if it was one. */
  fileId: string | null;
  at: Date;
}

const text = { type: String, required: true } as const;

const schema = new Schema<SolutionRead>(
  {
    _id: text,
    solutionId: text,
    personId: text,
    as: { ...text, enum: readerKinds },
    part: { ...text, enum: readParts },
    fileId: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'solutionReads', versionKey: false, strict: 'throw' },
).index({ solutionId: 1, at: -1, _id: -1 });

export function solutionReadModel(kernel: Kernel): Model<SolutionRead> {
  return kernel.model('SolutionRead', schema);
}
