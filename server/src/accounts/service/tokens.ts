import { limits, type Problem } from '@duijie/shared';
import {
  forbidden,
  type Kernel,
  notFound,
  personOf,
  refuse,
  sha256,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { accessTokenModel, type AccessTokenRecord } from '../model.js';

const atMost = 50;

/** A new access token with its secret, which is shown this once. */
export interface CreatedToken {
  readonly token: AccessTokenRecord;
  readonly secret: string;
}

/** Personal access tokens: named secrets by which scripts act as a person. */
export class Tokens {
  constructor(private readonly kernel: Kernel) {}

  /** Creates a token. FORBIDDEN by another token: a leaked one must not outlive its end by making the next. */
  async create(viewer: Viewer, name: string, expiresAt: Date | null): Promise<CreatedToken> {
    const personId = personOf(viewer);
    if (viewer.credential?.kind === 'token') throw forbidden();
    const now = this.kernel.now();
    const count = await accessTokenModel(this.kernel).countDocuments({ personId });
    refuse([...nameProblems(name), ...expiryProblems(expiresAt, now), ...countProblems(count)]);
    const secret = `dj_${this.kernel.parts.ids.secret()}`;
    const token: AccessTokenRecord = {
      _id: this.kernel.id(),
      digest: sha256(secret),
      personId,
      createdAt: now,
      name: name.trim(),
      expiresAt,
      lastUsedAt: null,
    };
    await accessTokenModel(this.kernel).create([token]);
    return { token, secret };
  }

  /** The viewer's own tokens, the newest first. */
  list(viewer: Viewer): Promise<AccessTokenRecord[]> {
    const own = { personId: personOf(viewer) };
    return accessTokenModel(this.kernel)
      .find(own)
      .sort({ createdAt: -1, _id: -1 })
      .lean<AccessTokenRecord[]>();
  }

  /** Revokes one of the viewer's own tokens, from the next request on; anything else is NOT_FOUND. */
  async revoke(viewer: Viewer, id: string): Promise<AccessTokenRecord> {
    const own = { _id: id, personId: personOf(viewer) };
    const token = await accessTokenModel(this.kernel).findOneAndDelete(own).lean<AccessTokenRecord>();
    if (!token) throw notFound();
    return token;
  }

  /** Revokes all tokens of a person. */
  async revokeAll(tx: Transaction, personId: string): Promise<void> {
    await accessTokenModel(this.kernel).deleteMany({ personId }, { session: tx.session });
  }
}

function nameProblems(name: string): Problem[] {
  if (!name.trim()) return [{ path: 'name', code: 'REQUIRED', message: 'must not be empty' }];
  if (name.length <= limits.nameLength) return [];
  return [{ path: 'name', code: 'TOO_LONG', message: `at most ${limits.nameLength} characters` }];
}

function expiryProblems(expiresAt: Date | null, now: Date): Problem[] {
  if (expiresAt === null || now < expiresAt) return [];
  return [{ path: 'expiresAt', code: 'IN_THE_PAST', message: 'must lie in the future' }];
}

function countProblems(count: number): Problem[] {
  if (count < atMost) return [];
  return [{ path: 'name', code: 'TOO_MANY', message: `at most ${atMost} tokens: revoke one first` }];
}
