import {
  type Act,
  assertMay,
  assertOwnerNamed,
  asSystem,
  invalid,
  type Kernel,
  type Patch,
  systemViewer,
  type Transaction,
  transition,
} from '../../kernel/index.js';
import { type RequirementService } from '../../requirements/index.js';
import { passGate, type SolutionService } from '../../solutions/index.js';
import { type TeamService } from '../../teams/index.js';
import { dockingModel, type DockingRecord } from '../model.js';
import { keyHolders, type Side } from '../policy.js';
import { type DockingLifecycle } from '../workflow.js';

const everything = systemViewer('dockings');

/** The two keys of an agreement, and what an agreement takes and frees. */
export class Agreeing {
  constructor(
    private readonly kernel: Kernel,
    private readonly lifecycle: DockingLifecycle,
    private readonly requirements: RequirementService,
    private readonly solutions: SolutionService,
    private readonly teams: TeamService,
  ) {}

  /**
   * Turns one side's key; with the second one it is agreed: an award slot is taken, the solution docked, and, when the slots
   * are full, the other talks about the requirement end. All of it in the caller's transaction.
   */
  async accept(tx: Transaction, id: string, side: Side, act?: Act | null): Promise<DockingRecord> {
    const to = (before: DockingRecord) => (otherKey(before, side) ? 'agreed' : 'in-talks');
    const patch = (before: DockingRecord) => this.#turned(tx, before, side, act);
    const after = await transition(tx, this.lifecycle, { id, action: 'accept', act, to, patch });
    if (after.status === 'agreed') await this.#settle(tx, after);
    return after;
  }

  /** Ends an agreement that fell through: slot, requirement and solution are free again. */
  async cancel(tx: Transaction, id: string, act?: Act | null): Promise<DockingRecord> {
    const after = await transition(tx, this.lifecycle, { id, action: 'cancel', act });
    await this.requirements.undock(tx, after.requirementId);
    await this.solutions.release(tx, after.solutionId);
    return after;
  }

  /** Ends the talks that `key` names, in the name of the clock. */
  async supersede(
    tx: Transaction,
    key: Partial<Pick<DockingRecord, 'requirementId' | 'solutionId'>>,
    reason: string,
  ): Promise<void> {
    const talks = await dockingModel(this.kernel)
      .find({ ...key, status: 'in-talks' }, { _id: 1 })
      .sort({ proposedAt: 1, _id: 1 })
      .session(tx.session)
      .lean<{ _id: string }[]>();
    for (const { _id: id } of talks)
      await transition(asSystem(tx), this.lifecycle, { id, action: 'supersede', act: { reason } });
  }

  async #settle(tx: Transaction, { requirementId, solutionId }: DockingRecord): Promise<void> {
    const { slotsTaken, awardSlots } = await this.requirements.dock(tx, requirementId);
    await this.solutions.dock(tx, solutionId);
    if (slotsTaken >= awardSlots) await this.supersede(tx, { requirementId }, 'every award slot is taken');
  }

  async #turned(
    tx: Transaction,
    before: DockingRecord,
    side: Side,
    act: Act | null | undefined,
  ): Promise<Patch<DockingRecord>> {
    await this.#assertHolder(tx, before, side, act);
    const name = side === 'enterprise' ? ('enterpriseKey' as const) : ('teamKey' as const);
    if (before[name]) throw invalid('side', 'ALREADY_TURNED', `the ${side} has said yes already`);
    const key = { by: act?.onBehalfOf?.id ?? tx.viewer.personId ?? '', at: act?.effectiveAt ?? tx.now };
    const agrees = otherKey(before, side);
    // Agreements about one requirement queue here, or each would hold its docking and wait for another's until all gave up.
    if (agrees) await passGate(tx, before.requirementId);
    return { [name]: key, ...(agrees && { agreedAt: act?.effectiveAt ?? tx.now }) };
  }

  /** The key is the side's own; an organizer turns it in the name of the enterprise, the institution or the leader. */
  async #assertHolder(
    tx: Transaction,
    docking: DockingRecord,
    side: Side,
    act: Act | null | undefined,
  ): Promise<void> {
    assertMay(tx.viewer, keyHolders[side], docking, act);
    if (!act?.onBehalfOf) return;
    const organizationId = organizationOf(docking, side);
    const personId = side === 'enterprise' ? null : await this.#leaderOf(docking);
    assertOwnerNamed([{ organizationId, personId }], act, 'the side whose key it is');
  }

  async #leaderOf({ teamId }: DockingRecord): Promise<string | null> {
    const [team] = await this.teams.findMany(everything, [teamId]);
    return team?.leader ?? null;
  }
}

function otherKey({ enterpriseKey, teamKey }: DockingRecord, side: Side) {
  return side === 'enterprise' ? teamKey : enterpriseKey;
}

function organizationOf({ enterpriseId, institutionId }: DockingRecord, side: Side): string | null {
  return side === 'enterprise' ? enterpriseId : institutionId;
}
