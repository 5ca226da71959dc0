import { type QueryFilter } from 'mongoose';
import {
  type Act,
  type Command,
  invalid,
  type Kernel,
  notFound,
  once,
  type Transaction,
  transition,
  type Viewer,
} from '../../kernel/index.js';
import { requirementModel, type RequirementRecord } from '../model.js';
import { visibleTo } from '../policy.js';
import { type RequirementAction, type RequirementLifecycle, type RequirementState } from '../workflow.js';

type Details = Pick<Command<RequirementRecord, RequirementState, RequirementAction>, 'patch' | 'to'>;

/** One action on one requirement, with what the client gave for it. */
export interface Taking {
  readonly id: string;
  readonly action: RequirementAction;
  readonly act?: Act | null | undefined;
  readonly input?: unknown;
  /** Computed inside the transaction; may not refuse anything, since permission is judged after it. */
  readonly details?: (tx: Transaction) => Promise<Details> | Details;
}

/** Takes actions of the table: each in one transaction, once per Idempotency-Key. */
export class Actions {
  constructor(
    private readonly kernel: Kernel,
    readonly lifecycle: RequirementLifecycle,
  ) {}

  /** Answers the requirement as the viewer sees it afterwards. Throws what `transition` throws. */
  async take(viewer: Viewer, taking: Taking): Promise<RequirementRecord> {
    const { id, action, act, input } = taking;
    const request = { operation: `requirement.${action}`, input: { id, input, act } };
    const done = await once(this.kernel, viewer, request, async (tx) => (await this.takeIn(tx, taking))._id);
    return this.read(viewer, done);
  }

  /** The same inside the caller's transaction. */
  async takeIn(tx: Transaction, { id, action, act, details }: Taking): Promise<RequirementRecord> {
    const command = { id, action, act, ...(await details?.(tx)) };
    const after = await transition(tx, this.lifecycle, command);
    assertOwnerNamed(after, act);
    return after;
  }

  /** A requirement the viewer may see, or NOT_FOUND. */
  async read(viewer: Viewer, id: string, tx?: Transaction): Promise<RequirementRecord> {
    const [found] = await this.readAll(viewer, { _id: id }, tx);
    if (!found) throw notFound();
    return found;
  }

  /** Those that the viewer may see, in no order. */
  async readAll(
    viewer: Viewer,
    wanted: QueryFilter<RequirementRecord>,
    tx?: Transaction,
  ): Promise<RequirementRecord[]> {
    return requirementModel(this.kernel)
      .find({ $and: [wanted, await visibleTo(viewer, this.kernel)] })
      .session(tx?.session ?? null)
      .lean<RequirementRecord[]>();
  }
}

/** Whoever acts for another names the enterprise whose requirement it is, not just anybody. */
export function assertOwnerNamed(
  { organizationId }: Pick<RequirementRecord, 'organizationId'>,
  act?: Act | null,
): void {
  const named = act?.onBehalfOf;
  if (!named || (named.kind === 'organization' && named.id === organizationId)) return;
  throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the enterprise whose requirement it is');
}
