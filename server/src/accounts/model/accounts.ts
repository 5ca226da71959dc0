import { accountWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import { type Kernel, type LifecycleRecord } from '../../kernel/index.js';

/** What lets a person sign in. The password stands apart, so that it never enters history. */
export interface AccountRecord extends LifecycleRecord {
  personId: string;
  createdAt: Date;
  /** When the present password was set; null while invited. */
  passwordChangedAt: Date | null;
}

/** An account's password, as an argon2id hash. */
export interface CredentialRecord {
  /** The account's id. */
  _id: string;
  hash: string;
}

const text = { type: String, required: true } as const;

const accountSchema = new Schema<AccountRecord>(
  {
    _id: text,
    personId: text,
    status: { ...text, enum: accountWorkflow.states },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    passwordChangedAt: { type: Date, default: null },
  },
  { collection: 'accounts', versionKey: false, strict: 'throw' },
).index({ personId: 1 }, { unique: true });

const credentialSchema = new Schema<CredentialRecord>(
  { _id: text, hash: text },
  { collection: 'credentials', versionKey: false, strict: 'throw' },
);

export function accountModel(kernel: Kernel): Model<AccountRecord> {
  return kernel.model('Account', accountSchema);
}

export function credentialModel(kernel: Kernel): Model<CredentialRecord> {
  return kernel.model('Credential', credentialSchema);
}
