import { trusted } from 'mongoose';
import { invalid, type Kernel, sha256, type Transaction } from '../../kernel/index.js';
import { type LinkPurpose, oneTimeLinkModel, type OneTimeLinkRecord } from '../model.js';

const hour = 60 * 60 * 1000;
const lifetimes: Readonly<Record<LinkPurpose, number>> = {
  invite: 7 * 24 * hour,
  'first-administrator': 7 * 24 * hour,
  reset: hour,
};

/** A link as it is handed over: to whom, and what it is for. */
export interface HandedLink extends IssuedLink {
  readonly accountId: string;
  readonly purpose: LinkPurpose;
}

/** A one-time link; the secret is never readable again. */
export interface IssuedLink {
  readonly secret: string;
  readonly expiresAt: Date;
}

/** One-time links: whoever follows one proves to be the person it was sent to. */
export class Links {
  constructor(private readonly kernel: Kernel) {}

  /** Makes a link; earlier unused ones for the same purpose are void from now on. */
  async issue(tx: Transaction, personId: string, purpose: LinkPurpose): Promise<IssuedLink> {
    const { session, now } = tx;
    const links = oneTimeLinkModel(this.kernel);
    await links.deleteMany({ personId, purpose, usedAt: null }, { session });
    const secret = this.kernel.parts.ids.secret();
    const expiresAt = new Date(now.getTime() + lifetimes[purpose]);
    const fields = { personId, purpose, createdAt: now, expiresAt, usedAt: null };
    tx.writes.add(links.collection.collectionName, {
      ...fields,
      _id: this.kernel.id(),
      digest: sha256(secret),
    });
    return { secret, expiresAt };
  }

  /** The usable link behind a secret. Unknown, used and expired ones are all refused alike, as InvalidInput at `link`. */
  async read(secret: string, purposes: readonly LinkPurpose[]): Promise<OneTimeLinkRecord> {
    const link = await oneTimeLinkModel(this.kernel)
      .findOne({ digest: sha256(secret) })
      .lean<OneTimeLinkRecord>();
    const usable = link && link.usedAt === null && this.kernel.now() < link.expiresAt;
    if (!usable || !purposes.includes(link.purpose)) throw unusable();
    return link;
  }

  /** Uses a link up; of several who try at once, one succeeds. */
  async use(tx: Transaction, { _id }: OneTimeLinkRecord): Promise<void> {
    const unused = { _id, usedAt: null, expiresAt: trusted({ $gt: tx.now }) };
    const { modifiedCount } = await oneTimeLinkModel(this.kernel).updateOne(
      unused,
      { usedAt: tx.now },
      { session: tx.session },
    );
    if (modifiedCount !== 1) throw unusable();
  }
}

function unusable() {
  return invalid('link', 'INVALID_LINK', 'this link is wrong, was used, or is too old');
}
