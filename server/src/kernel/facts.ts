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

/** Has a fact written with the record that it changes: history, outbox, and the projections that are kept beside it. */
export async function tellFact<R extends LifecycleRecord>(
  tx: Transaction,
  happening: Happening<R>,
): Promise<void> {
  const { kind, id, seq, action, written } = happening;
  appendHistory(tx, written);
  const row = { topic: `${kind}.${action}`, subjectKind: kind, subjectId: id, at: tx.now };
  tx.kernel.parts.outbox.append(tx.writes, [{ ...row, body: { version: seq, to: written.row.to } }]);
  for (const projection of tx.kernel.projectionsOf(kind, 'beside'))
    await projection(factOf(tx, happening), tx);
}

/** What follows from a fact that has been written, in the same transaction: evidence and projections. */
export async function followFact<R extends LifecycleRecord>(
  tx: Transaction,
  happening: Happening<R>,
): Promise<void> {
  const { kind, id, act } = happening;
  if (act.evidence) await tx.kernel.parts.evidence.attach(tx.session, act.evidence, { kind, id });
  for (const projection of tx.kernel.projectionsOf(kind, 'after'))
    await projection(factOf(tx, happening), tx);
}

function factOf<R extends LifecycleRecord>(
  { now }: Transaction,
  { kind, action, before, after, written }: Happening<R>,
): Fact {
  const { effectiveAt } = written.row;
  return { kind, action, before, after, recordedAt: now, effectiveAt };
}
