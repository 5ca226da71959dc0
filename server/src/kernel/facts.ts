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

interface Happening<R> extends Change {
  readonly before: R | null;
  readonly after: R;
  readonly written: Written;
}

/** Writes a fact beside the record that it changed: history, evidence, projections, outbox. */
export async function recordFact<R extends LifecycleRecord>(
  tx: Transaction,
  { kind, id, seq, action, act, before, after, written }: Happening<R>,
): Promise<void> {
  appendHistory(tx, written);
  if (act.evidence) await tx.kernel.parts.evidence.attach(tx.session, act.evidence, { kind, id });
  const { effectiveAt } = written.row;
  const fact: Fact = { kind, action, before, after, recordedAt: tx.now, effectiveAt };
  for (const projection of tx.kernel.projectionsOf(kind)) await projection(fact, tx);
  const row = { topic: `${kind}.${action}`, subjectKind: kind, subjectId: id, at: tx.now };
  tx.kernel.parts.outbox.append(tx.insertions, [{ ...row, body: { version: seq, to: after.status } }]);
}
