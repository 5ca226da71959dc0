import { type Connection, type Model } from 'mongoose';
import { type Log } from '../logging/index.js';
import { trusted } from '../mongo/index.js';
import { Group, NotNow, type OutboxGroupHandler } from './groups.js';
import { Leases } from './leases.js';
import { outboxModel, type OutboxRow } from './model.js';
import { type OutboxEvent } from './outbox.js';

/** Delivered at least once, so doing it twice must equal doing it once; throwing asks for another attempt later. */
export type OutboxHandler = (event: OutboxEvent) => Promise<void>;

export interface OutboxWorkerParts {
  connection: Connection;
  clock: { now(): Date };
  ids: { id(): string };
  log: Log;
}

const POLL_MS = 250;
const MOST_ATTEMPTS = 12;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 600_000;
const LONGEST_ERROR = 500;

/** Takes events from the outbox under a lease and hands them to their handlers; several servers share the work. */
export class OutboxWorker {
  private readonly rows: Model<OutboxRow>;
  private readonly leases: Leases;
  private readonly handlers = new Map<string, OutboxHandler[]>();
  private readonly groups: Group[] = [];
  private running: Promise<void> | undefined;
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(private readonly parts: OutboxWorkerParts) {
    this.rows = outboxModel(parts.connection);
    this.leases = new Leases(this.rows, parts);
  }

  /** Handles a topic, or with `kind.*` every topic of a subject kind. */
  on(topic: string, handler: OutboxHandler): void {
    this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
  }

  /** Handles every event about these kinds of subjects, many at once and before their other handlers. */
  onTogether(subjectKinds: readonly string[], handler: OutboxGroupHandler): void {
    this.groups.push(new Group(subjectKinds, handler));
  }

  /** Begins to work in the background. */
  start(): void {
    this.running ??= this.work();
  }

  /** Ends after the event in hand; what was leased besides goes back at once. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
    this.running = undefined;
    this.stopping = false;
  }

  /** Delivers everything that is available now; gives the number of deliveries. An event that fails waits for its next time. */
  async drain(): Promise<number> {
    let delivered = 0;
    for (let rows = await this.leases.take(); rows.length > 0; rows = await this.leases.take()) {
      delivered += await this.deliverAll(rows);
      if (this.stopping) break;
    }
    return delivered;
  }

  /** Events not yet delivered, and those given up on: about these kinds of subjects, or all. */
  async counts(subjectKinds?: readonly string[]): Promise<{ waiting: number; dead: number }> {
    const about = subjectKinds ? { subjectKind: trusted({ $in: [...subjectKinds] }) } : {};
    const [waiting, dead] = await Promise.all([
      this.rows.countDocuments({ availableAt: trusted({ $ne: null }), ...about }),
      this.rows.countDocuments({ deadAt: trusted({ $ne: null }), ...about }),
    ]);
    return { waiting, dead };
  }

  /** Has events that were given up on, but for those about some subjects, delivered as if they had never failed; gives their number. */
  async revive(subjectKinds: readonly string[], except: readonly string[]): Promise<number> {
    const dead = {
      deadAt: trusted({ $ne: null }),
      subjectKind: trusted({ $in: [...subjectKinds] }),
      subjectId: trusted({ $nin: [...except] }),
    };
    const anew = { deadAt: null, attempts: 0, availableAt: this.parts.clock.now() };
    return (await this.rows.updateMany(dead, anew)).modifiedCount;
  }

  /** Forgets events delivered before an instant; a job runs it. */
  async prune(before: Date): Promise<number> {
    const { deletedCount } = await this.rows.deleteMany({ doneAt: trusted({ $lt: before }) });
    return deletedCount;
  }

  private async work(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.drain();
      } catch (error) {
        this.parts.log.error({ err: error }, 'the outbox cannot be worked on');
      }
      if (!this.stopping) await this.rest();
    }
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async deliverAll(rows: OutboxRow[]): Promise<number> {
    const { failed, waiting } = await this.deliverTogether(rows);
    await this.postpone(failed);
    const taken = rows.filter((row) => !failed.has(row) && !waiting.has(row));
    const isDone = (row: OutboxRow) => this.handlersOf(row).length === 0;
    await this.leases.settle([{ rows: taken.filter(isDone), change: this.delivered() }]);
    const left = taken.filter((row) => !isDone(row));
    const delivered = rows.length - waiting.size;
    for (const [index, row] of left.entries()) {
      if (this.stopping || this.leases.isOver(row)) {
        await this.leases.giveBack(left.slice(index), this.parts.clock.now());
        return delivered - left.length + index;
      }
      await this.deliver(row);
    }
    return delivered;
  }

  /** Those that failed in a group that handles them, with why, and those whose group takes nothing for now. */
  private async deliverTogether(rows: OutboxRow[]) {
    const failed = new Map<OutboxRow, unknown>();
    const waiting = new Set<OutboxRow>();
    for (const group of this.groups) {
      const own = rows.filter((row) => group.isOf(row));
      if (own.length === 0) continue;
      try {
        const failures = await group.deliver(own, this.parts.clock.now());
        for (const row of own) if (failures.has(row)) failed.set(row, failures.get(row));
      } catch (error) {
        if (!(error instanceof NotNow)) throw error;
        await this.leases.giveBack(own, group.waitsUntil);
        await this.leases.putOff(group.subjectKinds, group.waitsUntil);
        for (const row of own) waiting.add(row);
      }
    }
    return { failed, waiting };
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const { topic, subjectKind, subjectId, at, body } = row;
    try {
      for (const handler of this.handlersOf(row)) await handler({ topic, subjectKind, subjectId, at, body });
      await this.leases.settle([{ rows: [row], change: this.delivered() }]);
    } catch (error) {
      await this.postpone(new Map([[row, error]]));
    }
  }

  /** Those that hear of one event at a time. */
  private handlersOf({ topic, subjectKind }: OutboxRow): readonly OutboxHandler[] {
    return [...(this.handlers.get(topic) ?? []), ...(this.handlers.get(`${subjectKind}.*`) ?? [])];
  }

  private delivered(): Partial<OutboxRow> {
    return { doneAt: this.parts.clock.now(), availableAt: null, lastError: null };
  }

  private async postpone(failed: ReadonlyMap<OutboxRow, unknown>): Promise<void> {
    const settlements = [...failed].map(([row, error]) => ({
      rows: [row],
      change: this.failure(row, error),
    }));
    await this.leases.settle(settlements);
  }

  private failure({ topic, subjectId, attempts }: OutboxRow, error: unknown): Partial<OutboxRow> {
    const now = this.parts.clock.now();
    const isDead = attempts >= MOST_ATTEMPTS;
    this.parts.log[isDead ? 'error' : 'warn'](
      { err: error, topic, subjectId, attempts },
      'an outbox event was not handled',
    );
    const lastError = String(error).slice(0, LONGEST_ERROR);
    if (isDead) return { availableAt: null, deadAt: now, lastError };
    const delay = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
    return { availableAt: new Date(now.getTime() + delay), lastError };
  }
}
