import { type Connection, type Model } from 'mongoose';
import { type Writes } from '../mongo/index.js';
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

  append(writes: Writes, events: readonly OutboxEvent[]): void {
    for (const event of events) {
      const row: OutboxRow = {
        ...event,
        _id: this.ids.id(),
        attempts: 0,
        availableAt: event.at,
        leasedBy: null,
        leasedUntil: null,
        doneAt: null,
        deadAt: null,
        lastError: null,
      };
      writes.add(this.rows.collection.collectionName, row);
    }
  }
}
