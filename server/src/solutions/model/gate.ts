import { type Model, Schema } from 'mongoose';
import { type Kernel, type Transaction } from '../../kernel/index.js';

/** What everybody writes to who lets an answer in to a requirement, shuts it, or makes an agreement about it. */
interface Gate {
  /** The requirement's id. */
  _id: string;
  passages: number;
}

const schema = new Schema<Gate>(
  { _id: { type: String, required: true }, passages: { type: Number, required: true } },
  { collection: 'solutionGates', versionKey: false, strict: 'throw' },
);

export function gateModel(kernel: Kernel): Model<Gate> {
  return kernel.model('SolutionGate', schema);
}

/**
 * Makes an answer and the closing of its requirement at the same moment collide, so that one of them runs again on what the
 * other left: nothing is handed in unseen by the close. To be called before the requirement is read.
 */
export async function passGate(tx: Transaction, requirementId: string): Promise<void> {
  const key = { _id: requirementId };
  const update = { $inc: { passages: 1 } };
  await gateModel(tx.kernel).updateOne(key, update, { upsert: true, session: tx.session });
}
