import { solutionWorkflow } from '@duijie/shared';
import { asSystem, type Fact, type Kernel, type Patch, type Transaction } from '../../kernel/index.js';
import { type RequirementRecord } from '../../requirements/index.js';
import { type ReviewService } from '../../reviews/index.js';
import { passGate, type SolutionRecord, type SolutionState } from '../model.js';
import { type SolutionAction } from '../workflow.js';
import { type Actions } from './actions.js';

/** What happens to solutions with their requirement and their rounds, inside those facts' transactions. */
export class Following {
  constructor(
    private readonly actions: Actions,
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
    for (const id of await this.actions.idsOf(tx, requirementId, from))
      await this.actions.takeIn(asSystem(tx), {
        id,
        action,
        act: { effectiveAt },
        details: () => ({ patch }),
      });
  }

  async #followRound({ action, after, effectiveAt }: Fact, tx: Transaction): Promise<void> {
    if (action !== 'finalise') return;
    const reviewed = await this.reviews.rounds.reviewedSubjects(tx, after._id, 'solution');
    for (const id of await this.actions.eligibleOf(tx, reviewed))
      await this.actions.takeIn(asSystem(tx), {
        id,
        action: 'score',
        act: { effectiveAt },
        details: () => ({ patch: { scoredAt: effectiveAt } }),
      });
  }
}
