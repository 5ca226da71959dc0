import { limits, type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type Act,
  Actions,
  assertMay,
  createRecord,
  type Fen,
  type HistoryEntry,
  type LocalizedText,
  type Patch,
  readHistories,
  refuse,
  textProblems,
  type Transaction,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { type ContractRecord, milestoneModel, type MilestoneRecord, type PartyRole } from '../model.js';
import { mayPlan } from '../policy.js';
import {
  type ContractActions,
  type MilestoneAction,
  milestoneLifecycle,
  type MilestoneState,
  statesInForce,
  type Surroundings,
} from '../workflow.js';
import { milestoneProblems } from '../workflow/money.js';
import { keep } from './keeping.js';
import { assertPartyNamed, oldestFirst } from './naming.js';

/** A step to be reached, and what is due for it. */
export interface NewMilestone {
  contractId: string;
  name: LocalizedText;
  dueAt: Date;
  /** Null for none. */
  amount: Fen | null;
}

type M = MilestoneRecord;

/** The steps of performing contracts. */
export class Milestones {
  readonly #actions: Actions<M, MilestoneState, MilestoneAction>;

  constructor(
    private readonly contracts: ContractActions,
    around: Surroundings,
    private readonly aroundMany: () => Surroundings,
  ) {
    const { kernel } = contracts;
    this.#actions = new Actions(kernel, milestoneLifecycle(kernel, around), {
      assertNamed: ({ parties }, action, act) => {
        assertPartyNamed(
          parties.filter(({ role }) => role === ownerOf[action]),
          act,
        );
      },
      order: oldestFirst,
    });
    kernel.registerSubject('milestone', this.#actions.lifecycle.model as never);
  }

  /** Milestones by id that the viewer may see, in no particular order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<M[]> {
    return this.#actions.readAll(viewer, { _id: trusted({ $in: [...ids] }) });
  }

  /** Milestones of the contracts that the viewer may see, in order of their dates. */
  async ofContracts(viewer: Viewer, contractIds: readonly string[]): Promise<M[]> {
    const found = await this.#actions.readAll(viewer, { contractId: trusted({ $in: [...contractIds] }) });
    return found.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  /** What the viewer could do to each milestone now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, milestones: readonly M[]): Promise<MilestoneAction[][]> {
    const { kernel } = this.contracts;
    const lifecycle = milestoneLifecycle(kernel, this.aroundMany());
    return Promise.all(milestones.map((each) => viewerActions(kernel, lifecycle, viewer, each)));
  }

  /** The history of each milestone; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.contracts.kernel, 'milestone', ids);
  }

  /** Plans a step of a contract that binds its parties. */
  plan(viewer: Viewer, planned: NewMilestone, act?: Act | null): Promise<M> {
    return this.#actions.once(viewer, 'plan', { planned, act }, (tx) => this.#create(tx, planned, act ?? {}));
  }

  /** Reaches, rejects, confirms or drops one; what is settled no longer keeps the contract from being accepted. */
  take(viewer: Viewer, id: string, action: MilestoneAction, act?: Act | null): Promise<M> {
    const patch = effects[action](act?.effectiveAt ?? this.contracts.kernel.now());
    return this.#actions.take(viewer, { id, action, act, patch }, async (after, tx) => {
      if (action !== 'confirm' && action !== 'drop') return;
      const contract = await this.contracts.read(viewer, after.contractId, tx);
      const openMilestones = contract.openMilestones - 1;
      const planned = action === 'drop' ? contract.planned - (after.amount ?? 0n) : contract.planned;
      await keep(tx, this.contracts.kernel, contract, { openMilestones, planned });
    });
  }

  async #create(tx: Transaction, planned: NewMilestone, act: Act): Promise<M> {
    const contract = await this.contracts.read(tx.viewer, planned.contractId, tx);
    assertMay(tx.viewer, mayPlan, contract, act);
    refuse([...planProblems(contract, planned), ...(await this.#numberProblems(tx, contract))]);
    const { challengeId, enterpriseId, teamId, parties } = contract;
    const circle = { challengeId, enterpriseId, teamId, parties: parties.map(keyOf) };
    const fields = { ...circle, ...planned, reachedAt: null, confirmedAt: null, createdAt: tx.now };
    const created = await createRecord(tx, this.#actions.lifecycle, fields, act);
    assertPartyNamed(created.parties, act);
    const openMilestones = contract.openMilestones + 1;
    const sum = contract.planned + (planned.amount ?? 0n);
    await keep(tx, this.contracts.kernel, contract, { openMilestones, planned: sum });
    return created;
  }

  async #numberProblems({ session }: Transaction, { _id }: ContractRecord): Promise<Problem[]> {
    const count = await milestoneModel(this.contracts.kernel)
      .countDocuments({ contractId: _id })
      .session(session);
    if (count < limits.milestones) return [];
    return [{ path: 'contractId', code: 'TOO_MANY', message: `at most ${limits.milestones} milestones` }];
  }
}

const effects = {
  reach: (at) => ({ reachedAt: at }),
  reject: () => ({ reachedAt: null }),
  confirm: (at) => ({ confirmedAt: at }),
  drop: () => ({}),
} as const satisfies Record<MilestoneAction, (at: Date) => Patch<M>>;

/** In whose name an organizer can take which action. */
const ownerOf: Readonly<Partial<Record<MilestoneAction, PartyRole>>> = {
  reach: 'provider',
  reject: 'payer',
  confirm: 'payer',
};

/** The party without its signature. */
export function keyOf({ role, organizationId, personId }: ContractRecord['parties'][number]) {
  return { role, organizationId, personId };
}

function planProblems(contract: ContractRecord, { name, amount }: NewMilestone): Problem[] {
  const { status } = contract;
  return [
    ...(statesInForce.includes(status)
      ? []
      : [{ path: 'contractId', code: 'NOT_IN_FORCE', message: `the contract is ${status}` }]),
    ...textProblems('name', name, limits.nameLength),
    ...milestoneProblems(contract, amount),
  ];
}
