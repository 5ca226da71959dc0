import { type Model, Schema } from 'mongoose';
import { type Kernel } from '../../kernel/index.js';

/** Something whose bearer is let in: only the digest of the secret is kept. */
interface Secret {
  _id: string;
  digest: string;
  personId: string;
  createdAt: Date;
}

/** A browser that is signed in; it lasts fourteen days from its last use. */
export interface SessionRecord extends Secret {
  expiresAt: Date;
}

/** A named secret for scripts. */
export interface AccessTokenRecord extends Secret {
  name: string;
  expiresAt: Date | null;
  /** To the hour. */
  lastUsedAt: Date | null;
}

export const linkPurposes = ['invite', 'reset', 'first-administrator'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** A link that proves once that its holder is the person. */
export interface OneTimeLinkRecord extends Secret {
  purpose: LinkPurpose;
  expiresAt: Date;
  usedAt: Date | null;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const optionalDate = { type: Date, default: null } as const;
const secret = { _id: text, digest: text, personId: text, createdAt: date } as const;
const options = { versionKey: false, strict: 'throw' } as const;

const sessionSchema = new Schema<SessionRecord>(
  { ...secret, expiresAt: date },
  { ...options, collection: 'sessions' },
)
  .index({ digest: 1 }, { unique: true })
  .index({ personId: 1 })
  .index({ expiresAt: 1 });

const tokenSchema = new Schema<AccessTokenRecord>(
  { ...secret, name: text, expiresAt: optionalDate, lastUsedAt: optionalDate },
  { ...options, collection: 'accessTokens' },
)
  .index({ digest: 1 }, { unique: true })
  .index({ personId: 1, createdAt: -1 });

const linkSchema = new Schema<OneTimeLinkRecord>(
  { ...secret, purpose: { ...text, enum: linkPurposes }, expiresAt: date, usedAt: optionalDate },
  { ...options, collection: 'oneTimeLinks' },
)
  .index({ digest: 1 }, { unique: true })
  .index({ personId: 1, purpose: 1 })
  .index({ expiresAt: 1 });

export function sessionModel(kernel: Kernel): Model<SessionRecord> {
  return kernel.model('Session', sessionSchema);
}

export function accessTokenModel(kernel: Kernel): Model<AccessTokenRecord> {
  return kernel.model('AccessToken', tokenSchema);
}

export function oneTimeLinkModel(kernel: Kernel): Model<OneTimeLinkRecord> {
  return kernel.model('OneTimeLink', linkSchema);
}
