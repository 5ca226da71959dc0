import { trusted } from 'mongoose';
import {
  type Fact,
  type HistoryEntry,
  type Kernel,
  type LifecycleRecord,
  readHistories,
  systemViewer,
  type Transaction,
} from '../../kernel/index.js';
import { factModel, type FactRow } from '../model.js';
import { countedKinds, definitionsOf } from './definitions.js';
import { applied, type Happening, touches } from './facts.js';
import { type Places } from './places.js';

/** Keeps the rows in step, inside the transaction that records the fact and beside it. */
export async function followFact(fact: Fact, tx: Transaction, places: Places): Promise<void> {
  const definitions = definitionsOf(fact.kind);
  const { kind: subjectKind, action, before, after, recordedAt, effectiveAt } = fact;
  const step = { action, from: before?.status ?? null, to: after.status };
  if (!definitions.some((each) => touches(each, step))) return;
  const place = await places.of(subjectKind, after);
  if (!place) return;
  const { _id: subjectId, version: seq } = after;
  const rows = await factModel(tx.kernel)
    .find({ subjectKind, subjectId })
    .session(tx.session)
    .lean<FactRow[]>();
  const happening: Happening = {
    ...{ ...place, subjectKind, subjectId, seq, ...step },
    ...{ recordedAt, effectiveAt },
  };
  write(tx, rows, applied(rows, happening, definitions));
}

function write(tx: Transaction, before: readonly FactRow[], after: readonly FactRow[]): void {
  const { collectionName } = factModel(tx.kernel).collection;
  for (const row of after.filter((each) => !before.includes(each))) {
    const { _id, ...fields } = row;
    if (before.some((each) => each._id === _id)) tx.writes.alter(collectionName, { _id }, { $set: fields });
    else tx.writes.add(collectionName, row);
  }
}

const batch = 200;

/**
 * Makes all rows anew from history, a batch of records in one transaction each, and answers how many rows there are.
 * Shows that the figures follow from history, and mends them should a definition change.
 */
export async function rebuildFacts(kernel: Kernel, places: Places): Promise<number> {
  let rows = 0;
  for (const kind of countedKinds.filter((each) => kernel.subjects.has(each)))
    rows += await rebuildKind(kernel, kind, places);
  return rows;
}

async function rebuildKind(kernel: Kernel, kind: string, places: Places): Promise<number> {
  let rows = 0;
  let last = '';
  for (;;) {
    const records = await kernel.subjects
      .get(kind)!
      .find({ _id: trusted({ $gt: last }) })
      .sort({ _id: 1 })
      .limit(batch)
      .lean<LifecycleRecord[]>();
    if (records.length === 0) return rows;
    rows += await kernel.transact(systemViewer('statistics'), (tx) =>
      rebuildBatch(tx, kind, records, places),
    );
    last = records.at(-1)!._id;
  }
}

async function rebuildBatch(
  tx: Transaction,
  kind: string,
  records: readonly LifecycleRecord[],
  places: Places,
): Promise<number> {
  const { kernel, session } = tx;
  const ids = records.map(({ _id }) => _id);
  const histories = await readHistories(kernel, kind, ids, session);
  const rows: FactRow[] = [];
  for (const record of records)
    rows.push(...(await replayed(kind, record, histories.get(record._id) ?? [], places)));
  await factModel(kernel).deleteMany({ subjectKind: kind, subjectId: trusted({ $in: ids }) }, { session });
  await factModel(kernel).insertMany(rows, { session });
  return rows.length;
}

/** A record's rows from its history; where values were erased, they are those it has now. */
async function replayed(
  kind: string,
  record: LifecycleRecord,
  history: readonly HistoryEntry[],
  places: Places,
): Promise<FactRow[]> {
  const place = await places.of(kind, record);
  if (!place) return [];
  let rows: FactRow[] = [];
  let known = { field: place.field, amount: place.amount };
  for (const [index, entry] of history.entries()) {
    known = { ...known, ...(index === 0 && earliest(history)), ...told(entry) };
    const { seq, action, from, to, recordedAt, effectiveAt } = entry;
    const happening: Happening = {
      ...{ ...place, ...known, subjectKind: kind, subjectId: record._id },
      ...{ seq, action, from, to, recordedAt, effectiveAt },
    };
    rows = applied(rows, happening, definitionsOf(kind));
  }
  return rows;
}

interface Told {
  field?: string;
  amount?: bigint;
}

/** What the first row that says it says. */
function earliest(history: readonly HistoryEntry[]): Told {
  return history.map(told).reduceRight<Told>((later, each) => ({ ...later, ...each }), {});
}

/** What a row says of field and amount. */
function told({ values }: HistoryEntry): Told {
  const terms = values.terms as { total?: string | null } | undefined;
  return {
    ...(typeof values.field === 'string' && { field: values.field }),
    ...(terms && { amount: BigInt(terms.total ?? 0) }),
  };
}
