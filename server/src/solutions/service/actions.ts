import { type QueryFilter, trusted } from 'mongoose';
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
import { assertLeaderNamed } from '../../teams/index.js';
import { solutionModel, type SolutionRecord, type SolutionState } from '../model.js';
import { visibleTo } from '../policy.js';
import { type SolutionAction, type SolutionLifecycle, type Surroundings } from '../workflow.js';

type Details = Pick<Command<SolutionRecord, SolutionState, SolutionAction>, 'patch' | 'to'>;

/** One action on one solution, with what the client gave for it. */
export interface Taking {
  readonly id: string;
  readonly action: SolutionAction;
  readonly act?: Act | null | undefined;
  readonly input?: unknown;
  /** Computed inside the transaction; may not refuse anything, since permission is judged after it. */
  readonly details?: (tx: Transaction) => Promise<Details> | Details;
}

/** Takes actions of the table: each in one transaction, once per Idempotency-Key. */
export class Actions {
  constructor(
    private readonly kernel: Kernel,
    readonly lifecycle: SolutionLifecycle,
    private readonly around: Surroundings,
  ) {}

  /** Answers the solution as the viewer sees it afterwards. Throws what `transition` throws. */
  async take(viewer: Viewer, taking: Taking): Promise<SolutionRecord> {
    const { id, action, act, input } = taking;
    const request = { operation: `solution.${action}`, input: { id, input, act } };
    const done = await once(this.kernel, viewer, request, async (tx) => (await this.takeIn(tx, taking))._id);
    return this.read(viewer, done);
  }

  /** The same inside the caller's transaction. */
  async takeIn(tx: Transaction, { id, action, act, details }: Taking): Promise<SolutionRecord> {
    const command = { id, action, act, ...(await details?.(tx)) };
    const after = await transition(tx, this.lifecycle, command);
    await this.assertOwnerNamed(tx, after, action, act);
    return after;
  }

  /** Whoever acts for another names the team's leader or institution, or the enterprise where the choice is its own. */
  async assertOwnerNamed(
    tx: Transaction,
    { teamId, enterpriseId }: SolutionRecord,
    action: SolutionAction,
    act?: Act | null,
  ): Promise<void> {
    const named = act?.onBehalfOf;
    if (!named) return;
    if (action === 'shortlist') {
      if (named.kind === 'organization' && named.id === enterpriseId) return;
      throw invalid('act.onBehalfOf', 'NOT_THE_OWNER', 'name the enterprise whose requirement it answers');
    }
    const team = await this.around.teamOf(teamId, { ...tx, tx });
    assertLeaderNamed(team!, act);
  }

  /** A solution the viewer may see, or NOT_FOUND. */
  async read(viewer: Viewer, id: string): Promise<SolutionRecord> {
    const [found] = await this.readAll(viewer, { _id: id });
    if (!found) throw notFound();
    return found;
  }

  /** Those that the viewer may see, in no order. */
  async readAll(viewer: Viewer, wanted: QueryFilter<SolutionRecord>): Promise<SolutionRecord[]> {
    return solutionModel(this.kernel)
      .find({ $and: [wanted, await visibleTo(viewer, this.kernel)] })
      .lean<SolutionRecord[]>();
  }

  /** Ids of a requirement's solutions in the given states, in the order of their codes; as the transaction sees them. */
  async idsOf(tx: Transaction, requirementId: string, states: readonly SolutionState[]): Promise<string[]> {
    const rows = await solutionModel(this.kernel)
      .find({ requirementId, status: trusted({ $in: [...states] }) }, { _id: 1 })
      .sort({ createdAt: 1, _id: 1 })
      .session(tx.session)
      .lean<{ _id: string }[]>();
    return rows.map(({ _id }) => _id);
  }

  /** Those of the solutions that are eligible, in the order of their ids; as the transaction sees them. */
  async eligibleOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
    const rows = await solutionModel(this.kernel)
      .find({ _id: trusted({ $in: [...ids] }), status: 'eligible' }, { _id: 1 })
      .sort({ _id: 1 })
      .session(tx.session)
      .lean<{ _id: string }[]>();
    return rows.map(({ _id }) => _id);
  }

  /** A solution as the transaction sees it, whoever may see it. */
  stored(tx: Transaction, id: string): Promise<SolutionRecord | null> {
    return solutionModel(this.kernel).findById(id).session(tx.session).lean<SolutionRecord>().exec();
  }
}
