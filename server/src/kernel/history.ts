import { type ClientSession, type Model, Schema, trusted } from 'mongoose';
import { canonicalJson, commitmentTo, sha256 } from './canonical.js';
import { type Kernel, type LifecycleRecord, type SubjectRef, type Transaction } from './kernel.js';

/** Who did something on paper or in person, while somebody else typed it in. */
export interface OnBehalfOf {
  kind: 'person' | 'organization';
  id: string;
}

/** One fact, as projections receive it inside its transaction. */
export interface Fact<R extends LifecycleRecord = LifecycleRecord> {
  readonly kind: string;
  readonly action: string;
  readonly before: R | null;
  readonly after: R;
  readonly recordedAt: Date;
  readonly effectiveAt: Date;
}

/** A row of history: chained per subject by `previous` → `hash`; field values stand apart, as commitments here. */
export interface HistoryRow {
  _id: string;
  subjectKind: string;
  subjectId: string;
  /** 1, 2, 3 … per subject; equals the record's version after the fact. */
  seq: number;
  action: string;
  from: string | null;
  to: string;
  recordedAt: Date;
  effectiveAt: Date;
  actorKind: 'anonymous' | 'person' | 'system';
  actorId: string | null;
  onBehalfOf: OnBehalfOf | null;
  evidence: string | null;
  decisionNumber: string | null;
  commitments: { field: string; digest: string }[];
  previous: string;
  hash: string;
  /** Number of the sealer's checkpoint that covers it; null until sealed. Not part of the hash. */
  checkpoint: number | null;
}

/** The values behind a row's commitments; erasing them leaves the chain verifiable. */
export interface HistoryPayload {
  _id: string;
  subjectKind: string;
  subjectId: string;
  values: { field: string; salt: string; json: string }[];
  erasedAt: Date | null;
}

const subjectKey = {
  subjectKind: { type: String, required: true },
  subjectId: { type: String, required: true },
};

const historySchema = new Schema<HistoryRow>(
  {
    _id: { type: String, required: true },
    ...subjectKey,
    seq: { type: Number, required: true },
    action: { type: String, required: true },
    from: { type: String, default: null },
    to: { type: String, required: true },
    recordedAt: { type: Date, required: true },
    effectiveAt: { type: Date, required: true },
    actorKind: { type: String, required: true },
    actorId: { type: String, default: null },
    onBehalfOf: { type: new Schema({ kind: String, id: String }, { _id: false }), default: null },
    evidence: { type: String, default: null },
    decisionNumber: { type: String, default: null },
    commitments: [{ _id: false, field: String, digest: String }],
    previous: { type: String, default: '' },
    hash: { type: String, required: true },
    checkpoint: { type: Number, default: null },
  },
  { collection: 'history', versionKey: false, strict: 'throw' },
)
  .index({ subjectKind: 1, subjectId: 1, seq: 1 }, { unique: true })
  .index({ checkpoint: 1, _id: 1 });

const payloadSchema = new Schema<HistoryPayload>(
  {
    _id: { type: String, required: true },
    ...subjectKey,
    values: [{ _id: false, field: String, salt: String, json: String }],
    erasedAt: { type: Date, default: null },
  },
  { collection: 'historyPayloads', versionKey: false, strict: 'throw' },
).index({ subjectKind: 1, subjectId: 1 });

export function historyModel(kernel: Kernel): Model<HistoryRow> {
  return kernel.model('HistoryRow', historySchema);
}

export function payloadModel(kernel: Kernel): Model<HistoryPayload> {
  return kernel.model('HistoryPayload', payloadSchema);
}

/** What a fact says besides the changed values. */
export interface Entry {
  readonly subject: SubjectRef;
  readonly seq: number;
  readonly action: string;
  readonly from: string | null;
  readonly to: string;
  readonly effectiveAt: Date;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly evidence: string | null;
  readonly decisionNumber: string | null;
  /** Changed fields and the reason; committed to, stored erasably. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The hash that a subject's next row follows: that of its last one, as the record carries it. */
export async function headOf(tx: Transaction, kind: string, record: LifecycleRecord): Promise<string> {
  return record.head ?? previousHash(tx, { kind, id: record._id }, record.version);
}

/** A row and its payload, as `appendHistory` will write them. */
export interface Written {
  readonly row: HistoryRow;
  readonly payload: HistoryPayload;
}

/** Makes a fact's row, which follows `previous`, and its payload. */
export function historyOf(tx: Transaction, entry: Entry, previous: string): Written {
  const { kernel } = tx;
  const values = Object.entries(entry.values).map(([field, value]) => ({
    field,
    salt: kernel.parts.ids.secret(16),
    json: canonicalJson(value),
  }));
  const row: HistoryRow = {
    _id: kernel.id(),
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    seq: entry.seq,
    action: entry.action,
    from: entry.from,
    to: entry.to,
    recordedAt: tx.now,
    effectiveAt: entry.effectiveAt,
    actorKind: tx.viewer.kind,
    actorId: tx.viewer.personId,
    onBehalfOf: entry.onBehalfOf,
    evidence: entry.evidence,
    decisionNumber: entry.decisionNumber,
    // The text is canonical already: it is committed to as it stands.
    commitments: values.map(({ field, salt, json }) => ({ field, digest: commitmentTo(salt, json) })),
    previous,
    hash: '',
    checkpoint: null,
  };
  row.hash = rowHash(row);
  const { _id, subjectKind, subjectId } = row;
  return { row, payload: { _id, subjectKind, subjectId, values, erasedAt: null } };
}

/** Appends a row and its payload to a subject's chain, inside the transaction that changes the subject. */
export function appendHistory(tx: Transaction, { row, payload }: Written): void {
  tx.writes.add(historyModel(tx.kernel).collection.collectionName, row);
  tx.writes.add(payloadModel(tx.kernel).collection.collectionName, payload);
}

/** The hash that chains a row: over everything in it but the hash itself and the checkpoint. */
export function rowHash(row: HistoryRow): string {
  const { hash: _hash, checkpoint: _checkpoint, ...rest } = row;
  return sha256(canonicalJson(rest));
}

/** A row with the values that have not been erased. */
export type HistoryEntry = HistoryRow & { values: Record<string, unknown> };

/** A subject's rows, oldest first. Authorise before calling. */
export async function readHistory(kernel: Kernel, subject: SubjectRef): Promise<HistoryEntry[]> {
  return (await readHistories(kernel, subject.kind, [subject.id])).get(subject.id) ?? [];
}

/** Rows by subject, oldest first, in two database commands for however many subjects. Authorise before calling. */
export async function readHistories(
  kernel: Kernel,
  subjectKind: string,
  subjectIds: readonly string[],
  session: ClientSession | null = null,
): Promise<Map<string, HistoryEntry[]>> {
  const key = { subjectKind, subjectId: trusted({ $in: [...subjectIds] }) };
  const rows = await historyModel(kernel)
    .find(key)
    .sort({ subjectId: 1, seq: 1 })
    .session(session)
    .lean<HistoryRow[]>();
  const payloads = await payloadModel(kernel).find(key).session(session).lean<HistoryPayload[]>();
  const byRow = new Map(payloads.map(({ _id, values }) => [_id, values]));
  const histories = new Map<string, HistoryEntry[]>();
  for (const row of rows) {
    const values = (byRow.get(row._id) ?? []).map(({ field, json }) => [field, JSON.parse(json) as unknown]);
    const entry = { ...row, values: Object.fromEntries(values) as Record<string, unknown> };
    histories.set(row.subjectId, [...(histories.get(row.subjectId) ?? []), entry]);
  }
  return histories;
}

/** Erases the values of a subject's history rows (of all of them without ids); the chain stays verifiable. */
export async function erasePayloads(
  tx: Transaction,
  subject: SubjectRef,
  rowIds?: readonly string[],
): Promise<void> {
  const key = {
    subjectKind: subject.kind,
    subjectId: subject.id,
    ...(rowIds && { _id: trusted({ $in: [...rowIds] }) }),
  };
  await payloadModel(tx.kernel).updateMany(key, { values: [], erasedAt: tx.now }, { session: tx.session });
}

/** The last row's hash from the row itself, for a record that does not carry it. */
async function previousHash({ kernel, session }: Transaction, subject: SubjectRef, seq: number) {
  const previous = await historyModel(kernel)
    .findOne({ subjectKind: subject.kind, subjectId: subject.id, seq }, { hash: 1 })
    .session(session)
    .lean<{ hash: string }>();
  if (!previous) throw new Error(`history of ${subject.kind} ${subject.id} has no row ${seq}`);
  return previous.hash;
}
