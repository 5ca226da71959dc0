import { type Act } from './act.js';
import { appendHistory, type Fact, historyOf, type Written } from './history.js';
import { type LifecycleRecord, type Transaction } from './kernel.js';

/** Which fact it is: the `seq`th about a record, and what accompanies the action. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
  readonly action: string;
  readonly act: Act;
}

interface Told extends Change {
  readonly from: string | null;
  readonly to: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The history of a fact, before the record is written: the record carries its hash. */
export function historyOfFact(tx: Transaction, told: Told, previous: string): Written {
  const { kind, id, seq, action, from, to, act, values } = told;
  return historyOf(
    tx,
    {
      subject: { kind, id },
      seq,
      action,
      from,
      to,
      effectiveAt: act.effectiveAt ?? tx.now,
      onBehalfOf: act.onBehalfOf ?? null,
      evidence: act.evidence ?? null,
      decisionNumber: act.decisionNumber ?? null,
      values: act.reason ? { ...values, reason: act.reason } : values,
    },
    previous,
  );
}

/** Has a fact written beside the record that it changes, with what is written next: history and outbox. */
export function tellFact(tx: Transaction, { kind, id, seq, action }: Change, written: Written): void {
  appendHistory(tx, written);
  const row = { topic: `${kind}.${action}`, subjectKind: kind, subjectId: id, at: tx.now };
  tx.kernel.parts.outbox.append(tx.writes, [{ ...row, body: { version: seq, to: written.row.to } }]);
}

interface Happening<R> extends Change {
  readonly before: R | null;
  readonly after: R;
  readonly written: Written;
}

/** What follows from a fact that has been written, in the same transaction: evidence and projections. */
export async function followFact<R extends LifecycleRecord>(
  tx: Transaction,
  { kind, id, action, act, before, after, written }: Happening<R>,
): Promise<void> {
  if (act.evidence) await tx.kernel.parts.evidence.attach(tx.session, act.evidence, { kind, id });
  const { effectiveAt } = written.row;
  const fact: Fact = { kind, action, before, after, recordedAt: tx.now, effectiveAt };
  for (const projection of tx.kernel.projectionsOf(kind)) await projection(fact, tx);
}
