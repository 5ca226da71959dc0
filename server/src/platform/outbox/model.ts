import { Schema, type Connection, type Model } from 'mongoose';
import { createModel } from '../mongo/index.js';

export interface OutboxRow {
  _id: string;
  topic: string;
  subjectKind: string;
  subjectId: string;
  at: Date;
  body: Record<string, unknown>;
  /** Deliveries begun so far. */
  attempts: number;
  /** When a worker may take it next; null once it is done or dead. */
  availableAt: Date | null;
  leasedBy: string | null;
  leasedUntil: Date | null;
  doneAt: Date | null;
  /** Set when the last attempt allowed has failed; such a row stays for people to look at. */
  deadAt: Date | null;
  lastError: string | null;
}

const outbox = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    topic: { type: String, required: true },
    subjectKind: { type: String, required: true },
    subjectId: { type: String, required: true },
    at: { type: Date, required: true },
    body: { type: Schema.Types.Mixed, required: true },
    attempts: { type: Number, required: true },
    availableAt: { type: Date, default: null },
    leasedBy: { type: String, default: null },
    leasedUntil: { type: Date, default: null },
    doneAt: { type: Date, default: null },
    deadAt: { type: Date, default: null },
    lastError: { type: String, default: null },
  },
  { versionKey: false, minimize: false },
);
outbox.index({ availableAt: 1 });
outbox.index({ leasedBy: 1 });
outbox.index({ doneAt: 1 });
outbox.index({ deadAt: 1 });

export function outboxModel(connection: Connection): Model<OutboxRow> {
  return createModel(connection, 'outbox', outbox);
}
