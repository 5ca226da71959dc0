import { type OrganizationKind, organizationKinds, organizationWorkflow } from '@duijie/shared';
import { type Model, Schema } from 'mongoose';
import {
  type Kernel,
  type LifecycleRecord,
  type LocalizedText,
  localizedTextSchema,
} from '../kernel/index.js';

/** Whom to ask in an organization. */
export interface Contact {
  name: string;
  email: string | null;
  phone: string | null;
}

/** An enterprise, university, institute, service centre or government body. */
export interface OrganizationRecord extends LifecycleRecord {
  name: LocalizedText;
  kind: OrganizationKind;
  /** Unified social credit code (GB 32100-2015); may be missing until verification. */
  creditCode: string | null;
  /** Short and former names. */
  aliases: string[];
  /** Six-digit code (GB/T 2260). */
  region: string;
  address: LocalizedText | null;
  contact: Contact | null;
  /** The person who claimed it. */
  claimedBy: string;
  claimedAt: Date;
  /** Its name in all languages, normalised: what everybody may search by. */
  nameKeys: string[];
  /** Names and aliases, normalised: two organizations that share one are taken for the same in conflicts of interest. */
  aliasKeys: string[];
  /** Order of lists. */
  sortKey: string;
}

const text = { type: String, required: true } as const;
const localized = new Schema(localizedTextSchema, { _id: false });
const contact = new Schema<Contact>(
  { name: text, email: { type: String, default: null }, phone: { type: String, default: null } },
  { _id: false },
);

const schema = new Schema<OrganizationRecord>(
  {
    _id: text,
    status: { ...text, enum: organizationWorkflow.states },
    version: { type: Number, required: true },
    name: { type: localized, required: true },
    kind: { ...text, enum: organizationKinds },
    creditCode: { type: String, default: null },
    aliases: [{ type: String }],
    region: text,
    address: { type: localized, default: null },
    contact: { type: contact, default: null },
    claimedBy: text,
    claimedAt: { type: Date, required: true },
    nameKeys: [{ type: String }],
    aliasKeys: [{ type: String }],
    sortKey: text,
  },
  { collection: 'organizations', versionKey: false, strict: 'throw' },
)
  .index({ creditCode: 1 }, { unique: true, partialFilterExpression: { creditCode: { $type: 'string' } } })
  .index({ sortKey: 1, _id: 1 })
  .index({ status: 1, sortKey: 1, _id: 1 })
  .index({ nameKeys: 1 })
  .index({ aliasKeys: 1 })
  .index({ region: 1 })
  .index({ claimedBy: 1 });

export function organizationModel(kernel: Kernel): Model<OrganizationRecord> {
  return kernel.model('Organization', schema);
}
