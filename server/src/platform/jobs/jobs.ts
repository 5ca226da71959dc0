import { setTimeout as pause } from 'node:timers/promises';
import { Schema, type Connection, type Model } from 'mongoose';
import { type Log } from '../logging/index.js';
import { createModel, trusted } from '../mongo/index.js';

/** One row per job, shared by all servers of a database. */
interface JobRow {
  _id: string;
  /** When it runs next, null for when it is asked for; while it runs, when its lease ends. */
  dueAt: Date | null;
  leasedBy: string | null;
  lastEndedAt: Date | null;
  lastError: string | null;
  /** What it answered. */
  lastReport: unknown;
}

const jobs = new Schema<JobRow>(
  {
    _id: { type: String, required: true },
    dueAt: { type: Date, default: null },
    leasedBy: { type: String, default: null },
    lastEndedAt: { type: Date, default: null },
    lastError: { type: String, default: null },
    lastReport: { type: Schema.Types.Mixed, default: null },
  },
  { versionKey: false },
);

export interface JobsParts {
  connection: Connection;
  clock: { now(): Date };
  ids: { id(): string };
  log: Log;
}

interface Job {
  name: string;
  /** Null for one that runs only when it is asked for. */
  milliseconds: number | null;
  run: (now: Date) => Promise<unknown>;
}

const TICK_MS = 1_000;
const LEASE_MS = 60_000;
const LOOK_MS = 200;
const LONGEST_ERROR = 500;
const DUPLICATE_KEY = 11_000;

/** Runs named jobs again and again; of several servers on one database one runs each job at a time. A failing job is logged and comes again. */
export class Jobs {
  private readonly rows: Model<JobRow>;
  private readonly registered = new Map<string, Job>();
  private readonly announced = new Set<string>();
  private readonly underWay = new Map<string, Promise<boolean>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: JobsParts) {
    this.rows = createModel(parts.connection, 'jobs', jobs);
  }

  /** Registers a job that is due at once and then every so many milliseconds; `run` gets the moment it was found due. */
  every(name: string, milliseconds: number, run: (now: Date) => Promise<unknown>): void {
    this.register({ name, milliseconds, run });
  }

  /** Registers a job that runs only when somebody asks for it. */
  onRequest(name: string, run: (now: Date) => Promise<unknown>): void {
    this.register({ name, milliseconds: null, run });
  }

  /**
   * Has a job done now by whichever server runs jobs on this database, and waits for what it answers; null where none begins in time.
   * Throws where the job fails.
   */
  async ask(name: string, patienceMs: number): Promise<unknown> {
    const until = performance.now() + patienceMs;
    const ended = await this.claimTurn(name, until);
    while (ended !== undefined) {
      await pause(LOOK_MS);
      const row = (await this.rows.findById(name).lean<JobRow>())!;
      if (row.lastEndedAt?.getTime() !== ended?.getTime()) return answerOf(row);
      if (row.leasedBy === null && performance.now() > until) break;
    }
    return null;
  }

  /** Has it run next; answers when it ended last, undefined where it is not to be had in time. */
  private async claimTurn(name: string, until: number): Promise<Date | null | undefined> {
    for (;;) {
      // One that is running now began before it was asked for.
      const free = { _id: name, leasedBy: null };
      const found = await this.rows.findOneAndUpdate(free, { dueAt: new Date(0) }).lean<JobRow>();
      if (found || performance.now() > until) return found?.lastEndedAt;
      await pause(LOOK_MS);
    }
  }

  start(): void {
    this.timer ??= setInterval(() => void this.runDue(), TICK_MS);
  }

  /** Begins nothing more, and waits for what is running. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await Promise.all(this.underWay.values());
  }

  /** Runs every job that is due and waits for them; gives the names of those that ran here. */
  async runDue(): Promise<string[]> {
    const idle = [...this.registered.values()].filter(({ name }) => !this.underWay.has(name));
    const ran = await Promise.all(idle.map((job) => this.attempt(job)));
    return idle.filter((_job, index) => ran[index]).map(({ name }) => name);
  }

  private register(job: Job): void {
    if (this.registered.has(job.name)) throw new Error(`the job ${job.name} is registered already`);
    this.registered.set(job.name, job);
  }

  private async attempt(job: Job): Promise<boolean> {
    const attempt = this.runIfDue(job).catch((error: unknown) => {
      this.parts.log.error({ err: error, job: job.name }, 'a job could not be looked at');
      return false;
    });
    this.underWay.set(job.name, attempt);
    try {
      return await attempt;
    } finally {
      this.underWay.delete(job.name);
    }
  }

  private async runIfDue(job: Job): Promise<boolean> {
    await this.announce(job);
    const now = this.parts.clock.now();
    const lease = this.parts.ids.id();
    const due = { _id: job.name, dueAt: trusted({ $lte: now }) };
    const { matchedCount } = await this.rows.updateOne(due, { leasedBy: lease, dueAt: this.leaseEnd() });
    if (matchedCount === 0) return false;
    const heartbeat = setInterval(() => void this.renew(job, lease), LEASE_MS / 3);
    const outcome = await this.outcome(job, now);
    clearInterval(heartbeat);
    const { milliseconds } = job;
    const dueAt = milliseconds === null ? null : new Date(now.getTime() + milliseconds);
    const ended = { leasedBy: null, dueAt, lastEndedAt: this.parts.clock.now(), ...outcome };
    await this.rows.updateOne({ _id: job.name, leasedBy: lease }, ended);
    return true;
  }

  private async outcome(job: Job, now: Date): Promise<Pick<JobRow, 'lastError' | 'lastReport'>> {
    try {
      return { lastError: null, lastReport: (await job.run(now)) ?? null };
    } catch (error) {
      this.parts.log.error({ err: error, job: job.name }, 'a job failed');
      return { lastError: String(error).slice(0, LONGEST_ERROR), lastReport: null };
    }
  }

  private async renew({ name }: Job, lease: string): Promise<void> {
    await this.rows
      .updateOne({ _id: name, leasedBy: lease }, { dueAt: this.leaseEnd() })
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error, job: name }, 'a lease could not be renewed'),
      );
  }

  // Once per process: the row must exist, and a period that was shortened since must not be waited out.
  private async announce({ name, milliseconds }: Job): Promise<void> {
    if (this.announced.has(name)) return;
    const now = this.parts.clock.now();
    const dueAt = milliseconds === null ? null : now;
    try {
      await this.rows.updateOne({ _id: name }, { $setOnInsert: { dueAt } }, { upsert: true });
    } catch (error) {
      if ((error as { code?: unknown }).code !== DUPLICATE_KEY) throw error;
    }
    const latest = new Date(now.getTime() + Math.max(milliseconds ?? 0, LEASE_MS));
    await this.rows.updateOne({ _id: name, dueAt: trusted({ $gt: latest }) }, { dueAt: latest });
    this.announced.add(name);
  }

  private leaseEnd(): Date {
    return new Date(this.parts.clock.now().getTime() + LEASE_MS);
  }
}

function answerOf({ lastError, lastReport }: JobRow): unknown {
  if (lastError !== null) throw new Error(lastError);
  return lastReport;
}
