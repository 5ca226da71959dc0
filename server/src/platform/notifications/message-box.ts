import { Schema, type Connection, type Model } from 'mongoose';
import { createModel, type Writes } from '../mongo/index.js';

export interface Message {
  /** Whom it is for; an id or an address, as the sender knows them. */
  recipient: string;
  /** Which text is shown; the words in each language belong to the client and to transports. */
  template: string;
  /** What the text names. One-time links travel here, so parameters are never logged. */
  parameters: Record<string, string>;
}

export interface SentMessage extends Message {
  _id: string;
  sentAt: Date;
}

/** Sends within a transaction: a message exists only if what it tells of was committed. */
export interface Mailer {
  send(writes: Writes, message: Message): void;
}

const messages = new Schema<SentMessage>(
  {
    _id: { type: String, required: true },
    recipient: { type: String, required: true },
    template: { type: String, required: true },
    parameters: { type: Schema.Types.Mixed, required: true },
    sentAt: { type: Date, required: true },
  },
  { versionKey: false, minimize: false },
);
messages.index({ recipient: 1, sentAt: -1 });

const MOST_LISTED = 100;

/** Keeps messages for reading in the application. */
export class MessageBox implements Mailer {
  private readonly rows: Model<SentMessage>;

  constructor(
    connection: Connection,
    private readonly clock: { now(): Date },
    private readonly ids: { id(): string },
  ) {
    this.rows = createModel(connection, 'messages', messages);
  }

  send(writes: Writes, { recipient, template, parameters }: Message): void {
    const row = { _id: this.ids.id(), recipient, template, parameters, sentAt: this.clock.now() };
    writes.add(this.rows.collection.collectionName, row);
  }

  /** The latest messages for a recipient, newest first. */
  async listFor(recipient: string): Promise<SentMessage[]> {
    return this.rows.find({ recipient }).sort({ sentAt: -1 }).limit(MOST_LISTED).lean<SentMessage[]>();
  }
}
