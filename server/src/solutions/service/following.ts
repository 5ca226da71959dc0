import { solutionWorkflow } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { asSystem, type Fact, type Kernel, type Patch, type Transaction } from '../../kernel/index.js';
import { type RequirementRecord } from '../../requirements/index.js';
import { type ReviewService } from '../../reviews/index.js';
import { passGate, type SolutionRecord, type SolutionState } from '../model.js';
import { type SolutionAction, type SolutionActions } from '../workflow.js';

/** What happens to solutions with their requirement and their rounds, inside those facts' transactions. */
export class Following {
  constructor(
    private readonly actions: SolutionActions,
    private readonly reviews: ReviewService,
  ) {}

  /** From now on the facts of requirements and rounds are followed. */
  register(kernel: Kernel): void {
    kernel.project('requirement', (fact, tx) => this.#followRequirement(fact, tx));
    kernel.project('round', (fact, tx) => this.#followRound(fact, tx));
  }

  async #followRequirement({ action, after, effectiveAt }: Fact, tx: Transaction): Promise<void> {
    const { _id } = after as RequirementRecord;
    if (['release', 'close', 'reopen', 'withdraw'].includes(action)) await passGate(tx, _id);
    if (action === 'close') {
      const patch = { lockedAt: effectiveAt, openedAt: effectiveAt };
      await this.#takeAll(tx, _id, 'lock', effectiveAt, patch);
    }
    if (action === 'withdraw') await this.#takeAll(tx, _id, 'lapse', effectiveAt, {});
  }

  async #takeAll(
    tx: Transaction,
    requirementId: string,
    action: SolutionAction,
    effectiveAt: Date,
    patch: Patch<SolutionRecord>,
  ): Promise<void> {
    const from: readonly SolutionState[] = solutionWorkflow.actions[action].from;
    const wanted = { requirementId, status: trusted({ $in: [...from] }) };
    for (const id of await this.#idsOf(tx, wanted, { createdAt: 1, _id: 1 }))
      await this.actions.takeIn(asSystem(tx), { id, action, act: { effectiveAt }, patch });
  }

  async #followRound({ action, after, effectiveAt }: Fact, tx: Transaction): Promise<void> {
    if (action !== 'finalise') return;
    const reviewed = await this.reviews.rounds.reviewedSubjects(tx, after._id, 'solution');
    const patch = { scoredAt: effectiveAt };
    const wanted = { _id: trusted({ $in: reviewed }), status: 'eligible' };
    for (const id of await this.#idsOf(tx, wanted, { _id: 1 }))
      await this.actions.takeIn(asSystem(tx), { id, action: 'score', act: { effectiveAt }, patch });
  }

  /** As the transaction sees them. */
  async #idsOf(
    { session }: Transaction,
    wanted: QueryFilter<SolutionRecord>,
    order: Record<string, 1>,
  ): Promise<string[]> {
    const rows = await this.actions.lifecycle.model
      .find(wanted, { _id: 1 })
      .sort(order)
      .session(session)
      .lean<{ _id: string }[]>();
    return rows.map(({ _id }) => _id);
  }
}
