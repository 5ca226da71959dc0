import { trusted } from 'mongoose';
import { commitment } from './canonical.js';
import { type HistoryPayload, type HistoryRow, historyModel, payloadModel, rowHash } from './history.js';
import { type Kernel, type LifecycleRecord } from './kernel.js';
import { systemViewer } from './viewer.js';
import { type Checkpoint, checkpointModel, merkleRoot, sealed } from './sealer.js';

/** The first thing that is wrong with history, by where it is. */
export interface Finding {
  readonly where: string;
  readonly what: string;
}

export interface Verification {
  readonly rows: number;
  readonly subjects: number;
  readonly checkpoints: number;
  readonly head: string | null;
  /** Null when everything is as it was recorded. */
  readonly first: Finding | null;
}

/**
 * Walks all history: each subject's chain and numbering, the values against their commitments, the records' versions and
 * states against their last row, the checkpoints' roots and chain, and (if given) a head that was exported earlier.
 * Neither erased values disturb it nor a server that writes meanwhile.
 */
export async function verifyHistory(
  kernel: Kernel,
  exportedHead?: { _id: number; hash: string },
): Promise<Verification> {
  const chains = await verifyChains(kernel);
  const seals = await verifyCheckpoints(kernel, exportedHead);
  const records = chains.first ? null : await verifyRecords(kernel, chains.tails);
  return {
    rows: chains.rows,
    subjects: chains.tails.size,
    checkpoints: seals.count,
    head: seals.head,
    first: chains.first ?? records ?? seals.first,
  };
}

interface Tail {
  seq: number;
  hash: string;
  to: string;
}

async function verifyChains(
  kernel: Kernel,
): Promise<{ rows: number; tails: Map<string, Tail>; first: Finding | null }> {
  const tails = new Map<string, Tail>();
  let rows = 0;
  let first: Finding | null = null;
  const cursor = historyModel(kernel)
    .find()
    .sort({ subjectKind: 1, subjectId: 1, seq: 1 })
    .lean<HistoryRow>()
    .cursor();
  for (let page = await take(cursor, 500); page.length > 0; page = await take(cursor, 500)) {
    const payloads = await payloadsOf(kernel, page);
    for (const row of page) {
      rows++;
      const key = `${row.subjectKind} ${row.subjectId}`;
      first ??= findingIn(row, tails.get(key) ?? { seq: 0, hash: '', to: '' }, payloads.get(row._id));
      tails.set(key, { seq: row.seq, hash: row.hash, to: row.to });
    }
  }
  return { rows, tails, first };
}

async function take(cursor: { next(): Promise<HistoryRow | null> }, size: number): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  while (rows.length < size) {
    const row = await cursor.next();
    if (!row) break;
    rows.push(row);
  }
  return rows;
}

async function payloadsOf(kernel: Kernel, rows: HistoryRow[]): Promise<Map<string, HistoryPayload>> {
  const ids = rows.map(({ _id }) => _id);
  const found = await payloadModel(kernel)
    .find({ _id: trusted({ $in: ids }) })
    .lean<HistoryPayload[]>();
  return new Map(found.map((payload) => [payload._id, payload]));
}

function findingIn(row: HistoryRow, before: Tail, payload: HistoryPayload | undefined): Finding | null {
  const where = `${row.subjectKind} ${row.subjectId} #${row.seq}`;
  if (row.seq !== before.seq + 1) return { where, what: `row ${before.seq + 1} is missing` };
  if (row.previous !== before.hash) return { where, what: 'does not follow the row before it' };
  if (rowHash(row) !== row.hash) return { where, what: 'was changed' };
  if (!payload) return { where, what: 'its values are missing, but not erased' };
  if (payload.erasedAt) return null;
  const digests = new Map(
    payload.values.map(({ field, salt, json }) => [field, commitment(salt, JSON.parse(json))]),
  );
  const broken = row.commitments.find(({ field, digest }) => digests.get(field) !== digest);
  return broken ? { where, what: `the value of "${broken.field}" was changed` } : null;
}

async function verifyRecords(kernel: Kernel, tails: ReadonlyMap<string, Tail>): Promise<Finding | null> {
  const seen = new Set<string>();
  for (const [kind, model] of kernel.subjects) {
    const records = model.find({}, { status: 1, version: 1, head: 1 }).lean<LifecycleRecord>();
    for await (const { _id, status, version, head = null } of records.cursor()) {
      const where = `${kind} ${_id}`;
      seen.add(where);
      if (!whatIsWrong({ status, version, head }, tails.get(where))) continue;
      const what = await whatIsWrongNow(kernel, kind, _id);
      if (what) return { where, what };
    }
  }
  const orphan = [...tails.keys()].find((key) => !seen.has(key) && kernel.subjects.has(key.split(' ')[0]!));
  return orphan === undefined ? null : { where: orphan, what: 'has history but no record' };
}

interface Kept {
  readonly status: string;
  readonly version: number;
  readonly head?: string | null | undefined;
}

function whatIsWrong({ status, version, head = null }: Kept, tail?: Tail): string | null {
  if (tail?.seq !== version) return `is at version ${version}, its history at ${tail?.seq ?? 0}`;
  if (tail.to !== status) return `is ${status}, its history says ${tail.to}`;
  return head === null || head === tail.hash ? null : 'carries another head than its history';
}

/** Asked again of one moment: a server that runs meanwhile may have written both since the history was read. */
function whatIsWrongNow(kernel: Kernel, kind: string, id: string): Promise<string | null> {
  return kernel.transact(systemViewer('verification'), async ({ session }) => {
    const record = await kernel.subjects.get(kind)!.findById(id).session(session).lean<LifecycleRecord>();
    const last = await historyModel(kernel)
      .findOne({ subjectKind: kind, subjectId: id })
      .sort({ seq: -1 })
      .session(session)
      .lean<HistoryRow>();
    return record && whatIsWrong(record, last ?? undefined);
  });
}

async function verifyCheckpoints(
  kernel: Kernel,
  exported?: { _id: number; hash: string },
): Promise<{ count: number; head: string | null; first: Finding | null }> {
  const checkpoints = await checkpointModel(kernel).find().sort({ _id: 1 }).lean<Checkpoint[]>();
  let previous = '';
  for (const [index, checkpoint] of checkpoints.entries()) {
    const what = await findingInCheckpoint(kernel, checkpoint, index + 1, previous);
    if (what)
      return { count: checkpoints.length, head: null, first: { where: `checkpoint ${index + 1}`, what } };
    previous = checkpoint.hash;
  }
  const first =
    exported && checkpoints[exported._id - 1]?.hash !== exported.hash
      ? { where: `checkpoint ${exported._id}`, what: 'differs from the exported head' }
      : null;
  return { count: checkpoints.length, head: previous || null, first };
}

async function findingInCheckpoint(
  kernel: Kernel,
  checkpoint: Checkpoint,
  number: number,
  previous: string,
): Promise<string | null> {
  const { hash, ...fields } = checkpoint;
  if (checkpoint._id !== number) return `checkpoint ${number} is missing`;
  if (checkpoint.previous !== previous) return 'does not follow the checkpoint before it';
  if (sealed(fields).hash !== hash) return 'was changed';
  const rows = await historyModel(kernel)
    .find({ checkpoint: number }, { hash: 1 })
    .sort({ checkpoint: 1, _id: 1 })
    .lean<{ hash: string }[]>();
  if (rows.length !== checkpoint.rows) return `covers ${checkpoint.rows} rows, ${rows.length} are there`;
  return merkleRoot(rows.map((row) => row.hash)) === checkpoint.root ? null : 'a row it covers was changed';
}
