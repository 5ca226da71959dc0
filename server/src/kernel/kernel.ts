import { type ClientSession, type Connection, type Model, type Schema } from 'mongoose';
import { type Writes, inTransaction, TransactionTimeout } from '../platform/mongo/index.js';
import { type Clock } from './clock.js';
import { DomainError } from './errors.js';
import { type Fact } from './history.js';
import { type Ids } from './ids.js';
import { systemViewer, type Viewer } from './viewer.js';

/** What carries a lifecycle: its state and the number of facts recorded about it. */
export interface LifecycleRecord {
  _id: string;
  status: string;
  /** Counts the record's history rows; every write is conditional on it. */
  version: number;
  /** Hash of its last history row, which the next one follows; the kernel's alone. */
  head?: string;
}

/** Names one record of any slice. */
export interface SubjectRef {
  kind: string;
  id: string;
}

/** Files as the kernel needs them: evidence must exist, come from the actor, and be bound to what it proves. */
export interface EvidenceStore {
  /** `sha256` is of its bytes, in hexadecimal. */
  find(id: string): Promise<{ uploadedBy: string; sha256: string } | null>;
  attach(session: ClientSession, id: string, to: SubjectRef): Promise<void>;
}

/** What leaves a transaction towards workers; delivered at least once after the commit. */
export interface OutboxRow {
  topic: string;
  subjectKind: string;
  subjectId: string;
  at: Date;
  body: Record<string, unknown>;
}

export interface Outbox {
  append(writes: Writes, rows: OutboxRow[]): void;
}

export interface KernelParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly outbox: Outbox;
  readonly evidence: EvidenceStore;
}

/** One unit of work: all of it is committed, or nothing. */
export interface Transaction {
  readonly kernel: Kernel;
  readonly session: ClientSession;
  /** What is written last and read by nothing within it. */
  readonly writes: Writes;
  readonly viewer: Viewer;
  /** `recordedAt` of every fact in this transaction. */
  readonly now: Date;
}

/** The same transaction in the name of the clock: what one slice causes in another is nobody's own action. */
export function asSystem(tx: Transaction): Transaction {
  return { ...tx, viewer: systemViewer(tx.viewer.requestId) };
}

/** Keeps a read model or a later slice in step, inside the transaction that records the fact. */
export type Projection = (fact: Fact, tx: Transaction) => Promise<void>;

/** The ground every slice stands on: transactions, time, ids, and the registry of subjects. */
export class Kernel {
  readonly subjects = new Map<string, Model<LifecycleRecord>>();
  readonly #projections = { beside: new Map<string, Projection[]>(), after: new Map<string, Projection[]>() };

  constructor(readonly parts: KernelParts) {}

  get connection(): Connection {
    return this.parts.connection;
  }

  now(): Date {
    return this.parts.clock.now();
  }

  id(): string {
    return this.parts.ids.id();
  }

  /** The model of a collection on this kernel's connection, made at first use; a lifecycle's carries its history's head. */
  model<R>(name: string, schema: Schema<R>): Model<R> {
    const known: Model<R> | undefined = this.connection.models[name];
    if (known) return known;
    const isLifecycle = schema.path('status') && schema.path('version');
    if (isLifecycle && !schema.path('head')) (schema as Schema).add({ head: String });
    return this.connection.model(name, schema) as unknown as Model<R>;
  }

  /** Makes a kind of record known to history verification. */
  registerSubject(kind: string, model: Model<LifecycleRecord>): void {
    this.subjects.set(kind, model);
  }

  /**
   * Has `projection` run inside every transaction that records a fact about `kind`: once the fact is written, or `beside`
   * it, just before. What runs beside does not see the fact in the database yet, and what it adds to the transaction's
   * writes costs no command of its own.
   */
  project(kind: string, projection: Projection, when: 'beside' | 'after' = 'after'): void {
    const known = this.#projections[when];
    known.set(kind, [...(known.get(kind) ?? []), projection]);
  }

  projectionsOf(kind: string, when: 'beside' | 'after'): readonly Projection[] {
    return this.#projections[when].get(kind) ?? [];
  }

  /**
   * Runs `work` in a transaction, again when it lost a race, within a request's patience (then UNAVAILABLE).
   * `work` may run more than once: it must have no effect outside the transaction.
   */
  async transact<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await inTransaction(this.connection, (session, writes) =>
        work({ kernel: this, session, writes, viewer, now: this.now() }),
      );
    } catch (error) {
      throw error instanceof TransactionTimeout
        ? new DomainError('UNAVAILABLE', undefined, { cause: error })
        : error;
    }
  }
}
