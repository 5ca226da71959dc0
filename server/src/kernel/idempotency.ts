import { type Model, Schema, trusted } from 'mongoose';
import { canonicalJson, sha256 } from './canonical.js';
import { Conflict, DomainError, notFound } from './errors.js';
import { type Kernel, type Transaction } from './kernel.js';
import { type Viewer } from './viewer.js';

interface IdempotencyRow {
  _id: string;
  request: string;
  result: string;
  expiresAt: Date;
}

const keptMs = 24 * 60 * 60 * 1000;

const schema = new Schema<IdempotencyRow>(
  {
    _id: { type: String, required: true },
    request: { type: String, required: true },
    result: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'idempotency', versionKey: false, strict: 'throw' },
).index({ expiresAt: 1 });

export function idempotencyModel(kernel: Kernel): Model<IdempotencyRow> {
  return kernel.model('Idempotency', schema);
}

/** The request a key stands for: what is asked (operation) and with which input. */
export interface Request {
  readonly operation: string;
  readonly input: unknown;
}

/**
 * Runs `work` in a transaction, once per the viewer's Idempotency-Key, and answers the record that it made or changed. A
 * repeated key answers the same record as `read` finds it by its id, or NOT_FOUND; another request under the same key is
 * refused. Without a key it is a plain transaction. The key is stored in the same transaction and kept for 24 hours.
 */
export async function once<R extends { _id: string }>(
  kernel: Kernel,
  viewer: Viewer,
  request: Request,
  work: (tx: Transaction) => Promise<R>,
  read: (id: string) => Promise<R | null>,
): Promise<R> {
  const key = viewer.idempotencyKey;
  if (key === null || viewer.accountId === null) return kernel.transact(viewer, work);
  const _id = sha256(viewer.accountId, '\u0000', key, '\u0000', request.operation);
  const digest = sha256(canonicalJson(request.input));
  const attempt = () => kernel.transact(viewer, (tx) => answer(tx, _id, digest, work));
  // Two first calls at the same moment: one inserts the key, the other meets the key, or what the one made, and finds the
  // answer when it runs again. A collision with something else is met again.
  const result = await attempt().catch((error: unknown) => {
    if (isDuplicate(error) || error instanceof Conflict) return attempt();
    throw error;
  });
  const record = typeof result === 'string' ? await read(result) : result;
  if (!record) throw notFound();
  return record;
}

/** What the first call made, or the id of it where this is not the first. */
async function answer<R extends { _id: string }>(
  tx: Transaction,
  _id: string,
  request: string,
  work: (tx: Transaction) => Promise<R>,
): Promise<R | string> {
  const rows = idempotencyModel(tx.kernel);
  const known = await rows.findById(_id).session(tx.session).lean<IdempotencyRow>();
  if (known && known.expiresAt > tx.now) {
    if (known.request !== request) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
    return known.result;
  }
  const record = await work(tx);
  const row = { request, result: record._id, expiresAt: new Date(tx.now.getTime() + keptMs) };
  await rows.updateOne({ _id }, row, { upsert: true, session: tx.session });
  return record;
}

function isDuplicate(error: unknown): boolean {
  const failure = error as { code?: unknown; message?: string } | null;
  return failure?.code === 11000 && /idempotency/.test(failure.message ?? '');
}

/** Forgets keys that are older than 24 hours. */
export async function sweepIdempotency(kernel: Kernel): Promise<void> {
  await idempotencyModel(kernel).deleteMany({ expiresAt: trusted({ $lte: kernel.now() }) });
}
