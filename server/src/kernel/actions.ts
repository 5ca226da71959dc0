import { type QueryFilter } from 'mongoose';
import { type Act } from './act.js';
import { notFound } from './errors.js';
import { once } from './idempotency.js';
import { type Kernel, type LifecycleRecord, type Transaction } from './kernel.js';
import { type Command, type Lifecycle, transition } from './transition.js';
import { type Viewer } from './viewer.js';

/** One action on one record, with what the client gave for it besides. */
export interface Taking<R, S, A> extends Command<R, S, A> {
  readonly input?: unknown;
}

export interface ActionsOptions<R, A> {
  /** Refuses an act for another that names somebody whose action it is not; asked only where somebody is named. */
  readonly assertNamed?: (after: R, action: A, act: Act, tx: Transaction) => Promise<void> | void;
  /** The order in which records are read; none when left out. */
  readonly order?: Readonly<Record<string, 1 | -1>>;
}

/** The use cases of one lifecycle: actions of its table, each in one transaction, once per Idempotency-Key; and reads. */
export class Actions<R extends LifecycleRecord, S extends string, A extends string> {
  constructor(
    readonly kernel: Kernel,
    readonly lifecycle: Lifecycle<R, S, A>,
    private readonly options: ActionsOptions<R, A> = {},
  ) {}

  /** Answers the record as it is afterwards; `and` follows in the same transaction. Throws what `transition` throws. */
  take(
    viewer: Viewer,
    taking: Taking<R, S, A>,
    and?: (after: R, tx: Transaction) => Promise<void>,
  ): Promise<R> {
    const { id, action, input, act } = taking;
    return this.once(viewer, action, { id, input, act }, async (tx) => {
      const after = await this.takeIn(tx, taking);
      await and?.(after, tx);
      return after;
    });
  }

  /** The same inside the caller's transaction. */
  async takeIn(tx: Transaction, { input: _input, ...command }: Taking<R, S, A>): Promise<R> {
    const after = await transition(tx, this.lifecycle, command);
    const { action, act } = command;
    if (act?.onBehalfOf) await this.options.assertNamed?.(after, action, act, tx);
    return after;
  }

  /** Runs work once per Idempotency-Key, and answers the record it made; a repeated key answers it as the viewer sees it now. */
  once(viewer: Viewer, operation: string, input: unknown, work: (tx: Transaction) => Promise<R>): Promise<R> {
    const request = { operation: `${this.lifecycle.workflow.subject}.${operation}`, input };
    return once(this.kernel, viewer, request, work, (id) => this.read(viewer, id));
  }

  /** A record the viewer may see, or NOT_FOUND. */
  async read(viewer: Viewer, id: string, tx?: Transaction): Promise<R> {
    const [found] = await this.readAll(viewer, { _id: id }, tx);
    if (!found) throw notFound();
    return found;
  }

  /** Those that the viewer may see. */
  async readAll(viewer: Viewer, wanted: QueryFilter<R>, tx?: Transaction): Promise<R[]> {
    const { model, visibleTo } = this.lifecycle;
    const visible = viewer.kind === 'system' ? {} : await visibleTo(viewer, this.kernel);
    const filter = { $and: [wanted, visible] } as QueryFilter<R>;
    const found = model.find(filter).session(tx?.session ?? null);
    const { order } = this.options;
    return (order ? found.sort(order) : found).lean<R[]>();
  }
}
