import { trusted } from 'mongoose';
import {
  type Fact,
  type HistoryEntry,
  type Kernel,
  readHistories,
  systemViewer,
  type Transaction,
} from '../../kernel/index.js';
import { requirementModel, type RequirementRecord } from '../../requirements/index.js';
import { factModel, type FactRow } from '../model.js';
import { definitionsOf } from './definitions.js';
import { applied, type Happening } from './facts.js';

type Counted = Pick<RequirementRecord, '_id' | 'challengeId' | 'field' | 'region'>;

const kind = 'requirement';

/** Keeps the rows in step, inside the transaction that records the fact. */
export async function followFact(fact: Fact, tx: Transaction): Promise<void> {
  const definitions = definitionsOf(fact.kind);
  const { action, before, after, recordedAt, effectiveAt } = fact;
  const touches = definitions.some(
    ({ opens, closes }) => opens.includes(action) || closes.some((each) => each.action === action),
  );
  if (!touches) return;
  const { _id: subjectId, version: seq, challengeId, field, region } = after as RequirementRecord;
  const rows = await factModel(tx.kernel)
    .find({ subjectKind: fact.kind, subjectId })
    .session(tx.session)
    .lean<FactRow[]>();
  const happening = { subjectKind: fact.kind, subjectId, seq, action, from: before?.status ?? null };
  const when = { recordedAt, effectiveAt, challengeId, field, region };
  await write(tx, rows, applied(rows, { ...happening, ...when }, definitions));
}

async function write(tx: Transaction, before: readonly FactRow[], after: readonly FactRow[]): Promise<void> {
  const facts = factModel(tx.kernel);
  for (const row of after.filter((each) => !before.includes(each))) {
    const { _id, ...fields } = row;
    await facts.updateOne({ _id }, { $set: fields }, { upsert: true, session: tx.session });
  }
}

const batch = 200;

/**
 * Makes all rows anew from history, a batch of records in one transaction each, and answers how many rows there are.
 * Shows that the figures follow from history, and mends them should a definition change.
 */
export async function rebuildFacts(kernel: Kernel): Promise<number> {
  let rows = 0;
  let last = '';
  for (;;) {
    const records = await requirementModel(kernel)
      .find({ _id: trusted({ $gt: last }) }, { challengeId: 1, field: 1, region: 1 })
      .sort({ _id: 1 })
      .limit(batch)
      .lean<Counted[]>();
    if (records.length === 0) return rows;
    rows += await kernel.transact(systemViewer('statistics'), (tx) => rebuildBatch(tx, records));
    last = records.at(-1)!._id;
  }
}

async function rebuildBatch(tx: Transaction, records: readonly Counted[]): Promise<number> {
  const { kernel, session } = tx;
  const ids = records.map(({ _id }) => _id);
  const histories = await readHistories(kernel, kind, ids, session);
  const rows = records.flatMap((record) => replayed(record, histories.get(record._id) ?? []));
  await factModel(kernel).deleteMany({ subjectKind: kind, subjectId: trusted({ $in: ids }) }, { session });
  await factModel(kernel).insertMany(rows, { session });
  return rows.length;
}

/** A record's rows from its history; where values were erased, the field is the one it has now. */
function replayed(record: Counted, history: readonly HistoryEntry[]): FactRow[] {
  let field = fieldIn(history[0]) ?? record.field;
  let rows: FactRow[] = [];
  for (const entry of history) {
    field = fieldIn(entry) ?? field;
    const { seq, action, from, recordedAt, effectiveAt } = entry;
    const { _id: subjectId, challengeId, region } = record;
    const happening: Happening = {
      ...{ subjectKind: kind, subjectId, seq, action, from, recordedAt, effectiveAt },
      ...{ challengeId, field, region },
    };
    rows = applied(rows, happening, definitionsOf(kind));
  }
  return rows;
}

function fieldIn(entry: HistoryEntry | undefined): string | null {
  return typeof entry?.values.field === 'string' ? entry.values.field : null;
}
