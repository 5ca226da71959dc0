import { type Model, Schema, trusted } from 'mongoose';
import { type Kernel, type SubjectRef, type Transaction } from './kernel.js';
import { type Viewer } from './viewer.js';

/**
 * Who may see which subject, as rows: what a later slice gives an earlier one's record (a judge assigned, a
 * record handed over), so that no filter looks against the direction of imports.
 */
export interface Grant {
  _id: string;
  subjectKind: string;
  subjectId: string;
  granteeKind: 'person' | 'organization';
  granteeId: string;
  /** What it allows, e.g. `review`. */
  capability: string;
  /** The record that gave it; taking that away takes the grant away. */
  sourceKind: string;
  sourceId: string;
  grantedAt: Date;
}

const text = { type: String, required: true } as const;

const schema = new Schema<Grant>(
  {
    _id: text,
    subjectKind: text,
    subjectId: text,
    granteeKind: text,
    granteeId: text,
    capability: text,
    sourceKind: text,
    sourceId: text,
    grantedAt: { type: Date, required: true },
  },
  { collection: 'grants', versionKey: false, strict: 'throw' },
)
  .index({ granteeKind: 1, granteeId: 1, subjectKind: 1, capability: 1 })
  .index({ sourceKind: 1, sourceId: 1 });

export function grantModel(kernel: Kernel): Model<Grant> {
  return kernel.model('Grant', schema);
}

/** Gives a person or organization a capability on a subject. */
export async function grant(tx: Transaction, fields: Omit<Grant, '_id' | 'grantedAt'>): Promise<void> {
  const row = { ...fields, _id: tx.kernel.id(), grantedAt: tx.now };
  await grantModel(tx.kernel).create([row], { session: tx.session });
}

/** Takes away what a record gave. */
export async function revokeGrants(tx: Transaction, source: SubjectRef): Promise<void> {
  const key = { sourceKind: source.kind, sourceId: source.id };
  await grantModel(tx.kernel).deleteMany(key, { session: tx.session });
}

/** Ids of the subjects of one kind on which the viewer was granted one of the capabilities. */
export async function grantedIds(
  kernel: Kernel,
  viewer: Viewer,
  subjectKind: string,
  capabilities: readonly string[],
): Promise<string[]> {
  if (viewer.personId === null) return [];
  const key = {
    granteeKind: 'person' as const,
    granteeId: viewer.personId,
    subjectKind,
    capability: trusted({ $in: [...capabilities] }),
  };
  const rows = await grantModel(kernel).find(key, { subjectId: 1 }).lean<{ subjectId: string }[]>();
  return rows.map(({ subjectId }) => subjectId);
}
