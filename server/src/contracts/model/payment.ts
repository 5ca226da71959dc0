import { paymentWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import { type Fen, type Kernel, type LifecycleRecord } from '../../kernel/index.js';
import { type Circle, circleFields } from './circle.js';

/** Money that went from a payer to a provider of a contract. */
export interface PaymentRecord extends LifecycleRecord, Circle {
  contractId: string;
  milestoneId: string | null;
  /** Position of the paying party in the contract's parties. */
  from: number;
  /** Position of the party that receives it. */
  to: number;
  amount: Fen;
  paidAt: Date;
  /** Number on the bank's receipt. */
  reference: string | null;
  recordedBy: string;
  confirmedAt: Date | null;
  createdAt: Date;
}

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;
const instant = { type: Date, required: true } as const;

const schema = new Schema<PaymentRecord>(
  {
    _id: text,
    status: { ...text, enum: paymentWorkflow.states },
    version: whole,
    ...circleFields,
    contractId: text,
    milestoneId: { type: String, default: null },
    from: whole,
    to: whole,
    amount: { type: BigInt, required: true },
    paidAt: instant,
    reference: { type: String, default: null },
    recordedBy: text,
    confirmedAt: { type: Date, default: null },
    createdAt: instant,
  },
  { collection: 'payments', versionKey: false, strict: 'throw' },
)
  .index({ contractId: 1, paidAt: 1, _id: 1 })
  .index({ milestoneId: 1 });

export function paymentModel(kernel: Kernel): Model<PaymentRecord> {
  return kernel.model('Payment', schema);
}
