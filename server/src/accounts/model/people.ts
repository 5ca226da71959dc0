import { type Model, Schema } from 'mongoose';
import { type Kernel, type LocalizedText, localizedTextSchema } from '../../kernel/index.js';

/** A human being, with or without an account. */
export interface PersonRecord {
  _id: string;
  name: LocalizedText;
  email: string | null;
  phone: string | null;
  createdAt: Date;
}

export const identityKinds = ['email', 'phone', 'username'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** One of the names a person signs in by; all of them are aliases of the person's one account. */
export interface IdentityRecord {
  _id: string;
  personId: string;
  kind: IdentityKind;
  /** Normalised, so that it is unique however it was typed. */
  value: string;
}

const text = { type: String, required: true } as const;

const personSchema = new Schema<PersonRecord>(
  {
    _id: text,
    name: { type: new Schema(localizedTextSchema, { _id: false }), required: true },
    email: { type: String, default: null },
    phone: { type: String, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'people', versionKey: false, strict: 'throw' },
).index({ createdAt: -1, _id: -1 });

const identitySchema = new Schema<IdentityRecord>(
  { _id: text, personId: text, kind: { ...text, enum: identityKinds }, value: text },
  { collection: 'identities', versionKey: false, strict: 'throw' },
)
  .index({ value: 1 }, { unique: true })
  .index({ personId: 1 });

export function personModel(kernel: Kernel): Model<PersonRecord> {
  return kernel.model('Person', personSchema);
}

export function identityModel(kernel: Kernel): Model<IdentityRecord> {
  return kernel.model('Identity', identitySchema);
}
