import { type Model, Schema, trusted } from 'mongoose';
import { canonicalJson, sha256 } from './canonical.js';
import { historyModel } from './history.js';
import { type Kernel } from './kernel.js';
import { systemViewer } from './viewer.js';

/** A sealed batch of history: a Merkle root over its rows' hashes, chained to the batch before. */
export interface Checkpoint {
  /** 1, 2, 3 … */
  _id: number;
  rows: number;
  root: string;
  previous: string;
  sealedAt: Date;
  hash: string;
}

const batch = 5_000;

const schema = new Schema<Checkpoint>(
  {
    _id: { type: Number, required: true },
    rows: { type: Number, required: true },
    root: { type: String, required: true },
    previous: { type: String, default: '' },
    sealedAt: { type: Date, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'checkpoints', versionKey: false, strict: 'throw' },
);

export function checkpointModel(kernel: Kernel): Model<Checkpoint> {
  return kernel.model('Checkpoint', schema);
}

/** The newest checkpoint: exported and kept elsewhere, it makes any later change of what it covers evident. */
export async function historyHead(kernel: Kernel): Promise<Checkpoint | null> {
  return checkpointModel(kernel).findOne().sort({ _id: -1 }).lean<Checkpoint>();
}

/** Seals all rows that no checkpoint covers yet and answers the new head (null while there is no history). */
export async function sealHistory(kernel: Kernel): Promise<Checkpoint | null> {
  while ((await sealBatch(kernel)) === batch);
  return historyHead(kernel);
}

async function sealBatch(kernel: Kernel): Promise<number> {
  return kernel.transact(systemViewer('sealer'), async ({ session, now }) => {
    const history = historyModel(kernel);
    const rows = await history
      .find({ checkpoint: null }, { hash: 1 })
      .sort({ checkpoint: 1, _id: 1 })
      .limit(batch)
      .session(session)
      .lean<{ _id: string; hash: string }[]>();
    if (rows.length === 0) return 0;
    const last = await checkpointModel(kernel)
      .findOne()
      .sort({ _id: -1 })
      .session(session)
      .lean<Checkpoint>();
    const checkpoint = sealed({
      _id: (last?._id ?? 0) + 1,
      rows: rows.length,
      root: merkleRoot(rows.map(({ hash }) => hash)),
      previous: last?.hash ?? '',
      sealedAt: now,
    });
    await checkpointModel(kernel).create([checkpoint], { session });
    const ids = rows.map(({ _id }) => _id);
    await history.updateMany({ _id: trusted({ $in: ids }) }, { checkpoint: checkpoint._id }, { session });
    return rows.length;
  });
}

/** The checkpoint with the hash that chains it. */
export function sealed(fields: Omit<Checkpoint, 'hash'>): Checkpoint {
  return { ...fields, hash: sha256(canonicalJson(fields)) };
}

/** Root of a Merkle tree over the hashes in order; an odd one out rises unpaired. Leaves and nodes are told apart. */
export function merkleRoot(hashes: readonly string[]): string {
  let level = hashes.map((hash) => sha256('\u0000', hash));
  while (level.length > 1) {
    const pairs = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) =>
      level.slice(2 * i, 2 * i + 2),
    );
    level = pairs.map(([left, right]) => (right === undefined ? left! : sha256('\u0001', left!, right)));
  }
  return level[0] ?? '';
}
