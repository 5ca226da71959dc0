import { Schema, type Connection, type Model } from 'mongoose';
import { createModel } from '../mongo/index.js';

export interface Attachment {
  kind: string;
  id: string;
}

export interface StoredFile {
  _id: string;
  /** Lower-case hexadecimal digest of the content. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Cleaned; safe to show and to offer for saving. */
  name: string;
  mediaType: string;
  uploadedBy: string;
  uploadedAt: Date;
  attachedTo: Attachment | null;
}

const attachment = new Schema<Attachment>(
  { kind: { type: String, required: true }, id: { type: String, required: true } },
  { _id: false, id: false },
);

const files = new Schema<StoredFile>(
  {
    _id: { type: String, required: true },
    sha256: { type: String, required: true },
    size: { type: Number, required: true },
    name: { type: String, required: true },
    mediaType: { type: String, required: true },
    uploadedBy: { type: String, required: true },
    uploadedAt: { type: Date, required: true },
    attachedTo: { type: attachment, default: null },
  },
  { versionKey: false },
);
files.index({ sha256: 1 });
files.index({ uploadedBy: 1, 'attachedTo.kind': 1 });
files.index({ 'attachedTo.kind': 1, 'attachedTo.id': 1, uploadedAt: 1 });

export function fileModel(connection: Connection): Model<StoredFile> {
  return createModel(connection, 'files', files);
}
