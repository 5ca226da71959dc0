import { limits, type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type Act,
  Actions,
  assertMay,
  createRecord,
  type Fen,
  type HistoryEntry,
  type Kernel,
  type Patch,
  personOf,
  readHistories,
  refuse,
  type Transaction,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import {
  type ContractRecord,
  milestoneModel,
  type MilestoneRecord,
  paymentModel,
  type PaymentRecord,
} from '../model.js';
import { mayRecord } from '../policy.js';
import {
  type ContractActions,
  payableStates,
  type PaymentAction,
  paymentLifecycle,
  type PaymentState,
} from '../workflow.js';
import { paymentProblems } from '../workflow/money.js';
import { keep } from './keeping.js';
import { keyOf } from './milestones.js';
import { assertPartyNamed, oldestFirst } from './naming.js';

/** Money that went, by the positions of the parties in the contract. */
export interface NewPayment {
  contractId: string;
  milestoneId: string | null;
  from: number;
  to: number;
  amount: Fen;
  reference: string | null;
}

type P = PaymentRecord;

/** Money that went under contracts; in sum never more than the total. */
export class Payments {
  readonly #actions: Actions<P, PaymentState, PaymentAction>;

  constructor(private readonly contracts: ContractActions) {
    const { kernel } = contracts;
    this.#actions = new Actions(kernel, paymentLifecycle(kernel), {
      assertNamed: ({ parties, to }, action, act) =>
        assertPartyNamed(action === 'confirm' ? parties.slice(to, to + 1) : parties, act),
      order: oldestFirst,
    });
    kernel.registerSubject('payment', this.#actions.lifecycle.model as never);
  }

  get #kernel(): Kernel {
    return this.contracts.kernel;
  }

  /** Payments under the contracts that the viewer may see, the earliest first. */
  async ofContracts(viewer: Viewer, contractIds: readonly string[]): Promise<P[]> {
    const found = await this.#actions.readAll(viewer, { contractId: trusted({ $in: [...contractIds] }) });
    return found.sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  }

  /** What the viewer could do to each payment now. */
  viewerActions(viewer: Viewer, payments: readonly P[]): Promise<PaymentAction[][]> {
    const { lifecycle } = this.#actions;
    return Promise.all(payments.map((each) => viewerActions(this.#kernel, lifecycle, viewer, each)));
  }

  /** The history of each payment; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.#kernel, 'payment', ids);
  }

  /** Enters that money went from a payer to a provider: by the payer, or an organizer in their name. */
  record(viewer: Viewer, payment: NewPayment, act?: Act | null): Promise<P> {
    return this.#actions.once(viewer, 'record', { payment, act }, (tx) => this.#create(tx, payment, act));
  }

  /** Confirms that it arrived: by who received it, or an organizer in their name. */
  confirm(viewer: Viewer, id: string, act?: Act | null): Promise<P> {
    const patch: Patch<P> = { confirmedAt: act?.effectiveAt ?? this.#kernel.now() };
    return this.#actions.take(viewer, { id, action: 'confirm', act, patch });
  }

  /** Takes it back: the money is outstanding again. */
  reverse(viewer: Viewer, id: string, act?: Act | null): Promise<P> {
    return this.#actions.take(viewer, { id, action: 'reverse', act }, async ({ contractId, amount }, tx) => {
      const contract = await this.contracts.read(viewer, contractId, tx);
      await keep(tx, this.#kernel, contract, { paid: contract.paid - amount });
    });
  }

  async #create(tx: Transaction, payment: NewPayment, act?: Act | null): Promise<P> {
    const contract = await this.contracts.read(tx.viewer, payment.contractId, tx);
    const fields = newPayment(tx, contract, payment, act);
    assertMay(tx.viewer, mayRecord, { ...fields, _id: '', status: 'recorded', version: 0 }, act);
    refuse([
      ...stateProblems(contract),
      ...paymentProblems(contract, payment),
      ...referenceProblems(payment),
      ...(await this.#milestoneProblems(tx, payment)),
      ...(await this.#numberProblems(tx, payment)),
    ]);
    const created = await createRecord(tx, this.#actions.lifecycle, fields, act ?? {});
    assertPartyNamed(created.parties.slice(created.from, created.from + 1), act);
    await keep(tx, this.#kernel, contract, { paid: contract.paid + payment.amount });
    return created;
  }

  async #milestoneProblems(
    { session }: Transaction,
    { milestoneId, contractId }: NewPayment,
  ): Promise<Problem[]> {
    if (milestoneId === null) return [];
    const milestone = await milestoneModel(this.#kernel)
      .findOne({ _id: milestoneId, contractId })
      .session(session)
      .lean<MilestoneRecord>();
    const path = 'milestoneId';
    if (!milestone) return [{ path, code: 'NOT_FOUND', message: 'no such milestone of the contract' }];
    return milestone.status === 'dropped' ? [{ path, code: 'DROPPED', message: 'it was dropped' }] : [];
  }

  async #numberProblems({ session }: Transaction, { contractId }: NewPayment): Promise<Problem[]> {
    const count = await paymentModel(this.#kernel).countDocuments({ contractId }).session(session);
    if (count < limits.payments) return [];
    return [{ path: 'contractId', code: 'TOO_MANY', message: `at most ${limits.payments} payments` }];
  }
}

function newPayment(
  { viewer, now }: Transaction,
  { challengeId, enterpriseId, teamId, parties }: ContractRecord,
  payment: NewPayment,
  act: Act | null | undefined,
) {
  const circle = { challengeId, enterpriseId, teamId, parties: parties.map(keyOf) };
  const dates = { paidAt: act?.effectiveAt ?? now, confirmedAt: null, createdAt: now };
  return { ...circle, ...payment, ...dates, recordedBy: personOf(viewer) };
}

function stateProblems({ status }: ContractRecord): Problem[] {
  if (payableStates.includes(status)) return [];
  return [{ path: 'contractId', code: 'NOT_PERFORMING', message: `the contract is ${status}` }];
}

function referenceProblems({ reference }: NewPayment): Problem[] {
  if ((reference ?? '').length <= limits.nameLength) return [];
  return [{ path: 'reference', code: 'TOO_LONG', message: `at most ${limits.nameLength} characters` }];
}
