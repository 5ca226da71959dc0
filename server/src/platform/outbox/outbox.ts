import { type ClientSession, type Connection, type Model } from 'mongoose';
import { outboxModel, type OutboxRow } from './model.js';

/** What happened to a subject, told to handlers after the transaction that it happened in. */
export interface OutboxEvent {
  topic: string;
  subjectKind: string;
  subjectId: string;
  at: Date;
  /** Small hints; a handler re-reads the record and never trusts them as its state. */
  body: Record<string, unknown>;
}

/** Writes events beside the facts they tell of, in the same transaction. */
export class Outbox {
  private readonly rows: Model<OutboxRow>;

  constructor(
    connection: Connection,
    private readonly ids: { id(): string },
  ) {
    this.rows = outboxModel(connection);
  }

  async append(session: ClientSession, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({
      ...event,
      _id: this.ids.id(),
      attempts: 0,
      availableAt: event.at,
      leasedBy: null,
      leasedUntil: null,
      doneAt: null,
      deadAt: null,
      lastError: null,
    }));
    // Lean: the rows are complete as they stand, and every write of the house pays for what is done to them here.
    await this.rows.insertMany(rows, { session, lean: true });
  }
}
