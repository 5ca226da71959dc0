import { type QueryFilter } from 'mongoose';
import {
  type Act,
  type Command,
  invalid,
  type Kernel,
  type Lifecycle,
  type LifecycleRecord,
  notFound,
  once,
  type Transaction,
  transition,
  type Viewer,
} from '../../kernel/index.js';
import { type Circle, type PartyKey } from '../model.js';

/** One action on one record, with what the client gave for it. */
export interface Taking<R, S, A> {
  readonly id: string;
  readonly action: A;
  readonly act?: Act | null | undefined;
  readonly input?: unknown;
  readonly patch?: NonNullable<Command<R, S, A>['patch']>;
  readonly to?: S | undefined;
  /** In whose name the action can be taken; any party's when left out. */
  readonly owners?: (record: R) => readonly Owner[];
}

type Owner = Pick<PartyKey, 'organizationId' | 'personId'>;

/** Takes actions on contracts, milestones or payments: each in one transaction, once per Idempotency-Key. */
export class Actions<R extends LifecycleRecord & Circle, S extends string, A extends string> {
  constructor(
    readonly kernel: Kernel,
    readonly lifecycle: Lifecycle<R, S, A>,
  ) {}

  /** Answers the record as the viewer sees it afterwards. Throws what `transition` throws. */
  async take(
    viewer: Viewer,
    taking: Taking<R, S, A>,
    and?: (after: R, tx: Transaction) => Promise<void>,
  ): Promise<R> {
    const { id, action, input, act } = taking;
    return this.once(viewer, action, { id, input, act }, async (tx) => {
      const after = await this.takeIn(tx, taking);
      await and?.(after, tx);
      return id;
    });
  }

  /** The same inside the caller's transaction. */
  async takeIn(tx: Transaction, { owners, input: _input, ...command }: Taking<R, S, A>): Promise<R> {
    const after = await transition(tx, this.lifecycle, command as Command<R, S, A>);
    assertOwnerNamed(owners?.(after) ?? after.parties, command.act);
    return after;
  }

  /** Runs work once per Idempotency-Key; it answers the id of the record that is then read. */
  async once(
    viewer: Viewer,
    action: string,
    input: unknown,
    work: (tx: Transaction) => Promise<string>,
  ): Promise<R> {
    const operation = `${this.lifecycle.workflow.subject}.${action}`;
    return this.read(viewer, await once(this.kernel, viewer, { operation, input }, work));
  }

  /** A record the viewer may see, or NOT_FOUND. */
  async read(viewer: Viewer, id: string, tx?: Transaction): Promise<R> {
    const [found] = await this.readAll(viewer, { _id: id }, tx);
    if (!found) throw notFound();
    return found;
  }

  /** Those that the viewer may see, the oldest first. */
  async readAll(viewer: Viewer, wanted: QueryFilter<R>, tx?: Transaction): Promise<R[]> {
    const visible = await this.lifecycle.visibleTo(viewer, this.kernel);
    return this.lifecycle.model
      .find({ $and: [wanted, visible] } as QueryFilter<R>)
      .sort({ createdAt: 1, _id: 1 })
      .session(tx?.session ?? null)
      .lean<R[]>();
  }
}

/** Whoever acts for another names somebody whose action it is, not just anybody. */
export function assertOwnerNamed(owners: readonly Owner[], act?: Act | null): void {
  const named = act?.onBehalfOf;
  if (!named) return;
  const key = named.kind === 'organization' ? 'organizationId' : 'personId';
  if (owners.some((owner) => owner[key] === named.id)) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the party whose action it is');
}
