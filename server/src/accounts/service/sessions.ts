import { type Language } from '@duijie/shared';
import { type Model } from 'mongoose';
import { anonymousViewer, type Kernel, sha256, type Transaction, type Viewer } from '../../kernel/index.js';
import {
  accessTokenModel,
  accountModel,
  type AccessTokenRecord,
  type AccountRecord,
  roleAssignmentModel,
  type RoleAssignmentRecord,
  sessionModel,
  type SessionRecord,
} from '../model.js';
import { isValid } from '../workflow.js';
import { type Scopes } from './scopes.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const lifetime = 14 * day;

/** What a request brings along to say who sends it. */
export interface Credentials {
  readonly sessionSecret?: string | null;
  /** An access token; it counts before the session. */
  readonly bearer?: string | null;
  readonly requestId: string;
  readonly address: string | null;
  readonly idempotencyKey: string | null;
  readonly language: Language;
}

/** A session that has just begun; the secret is never readable again. */
export interface OpenedSession {
  readonly secret: string;
  /** When the browser may forget the cookie. The session itself lasts as long as it is used, as the server decides. */
  readonly cookieExpires: Date;
}

/** Adds the roles of whom a record belongs to. */
const rolesOf = {
  $lookup: { from: 'roleAssignments', localField: 'personId', foreignField: 'personId', as: 'roles' },
};

/** A session or token with its person's account and roles. */
type Bearer = (SessionRecord | AccessTokenRecord) & {
  accounts: AccountRecord[];
  roles: RoleAssignmentRecord[];
};

/** Who sends a request: sessions, access tokens and the roles that hold now. */
export class Sessions {
  constructor(
    private readonly kernel: Kernel,
    private readonly scopes: Scopes,
  ) {}

  /**
   * The viewer behind a request, by one database command: one more for people of teams, to learn whether these are still
   * registered, and now and then another, to note its use. Everything is read anew, so a logout, a revocation, a lock or a
   * new password counts from the next request on.
   */
  async viewerOf({ sessionSecret, bearer, ...request }: Credentials): Promise<Viewer> {
    const secret = bearer ?? sessionSecret;
    const kind = bearer ? 'token' : 'session';
    if (!secret) return anonymousViewer(request);
    const found = await this.#bearerOf(kind, secret);
    const account = found?.accounts[0];
    const now = this.kernel.now();
    if (!found || !account || !lets(found, account, now)) return anonymousViewer(request);
    await this.#noteUse(kind, found, now);
    const credential = { kind, id: found._id } as const;
    return { ...(await this.#asPerson(anonymousViewer(request), account, found.roles, now)), credential };
  }

  /** The person as a viewer with the roles that hold now, without a request: for worlds, tests and one-time links. */
  async viewerForPerson(personId: string, request: Partial<Viewer> = {}): Promise<Viewer> {
    const [account] = await accountModel(this.kernel).aggregate<AccountRecord & Pick<Bearer, 'roles'>>([
      { $match: { personId } },
      rolesOf,
    ]);
    const anonymous = anonymousViewer({ requestId: this.kernel.id(), ...request });
    const roles = account?.roles ?? (await roleAssignmentModel(this.kernel).find({ personId }).lean());
    return this.#asPerson(anonymous, { personId, _id: account?._id ?? null }, roles, this.kernel.now());
  }

  /** Begins a session. `since` is when the person's password was read: one that has changed since voids the session. */
  async open(personId: string, since: Date): Promise<OpenedSession> {
    const secret = this.kernel.parts.ids.secret();
    const expiresAt = new Date(since.getTime() + lifetime);
    const row = { _id: this.kernel.id(), digest: sha256(secret), personId, createdAt: since, expiresAt };
    await sessionModel(this.kernel).create([row]);
    return { secret, cookieExpires: new Date(since.getTime() + 365 * day) };
  }

  /** Ends one session. */
  async close(sessionId: string): Promise<void> {
    await sessionModel(this.kernel).deleteOne({ _id: sessionId });
  }

  /** Ends all sessions of a person. */
  async closeAll(personId: string, tx?: Transaction): Promise<void> {
    await sessionModel(this.kernel).deleteMany({ personId }, { session: tx?.session });
  }

  async #asPerson(
    anonymous: Viewer,
    { personId, _id: accountId }: { personId: string; _id: string | null },
    roles: readonly RoleAssignmentRecord[],
    now: Date,
  ): Promise<Viewer> {
    const valid = roles.filter((each) => isValid(each, now));
    const held = await this.scopes.marked(valid.map(({ role, scope }) => ({ role, scope })));
    const hasJudged = roles.some(({ role }) => role === 'judge');
    return { ...anonymous, kind: 'person', personId, accountId, roles: held, hasJudged };
  }

  async #bearerOf(kind: 'token' | 'session', secret: string): Promise<Bearer | undefined> {
    const model: Pick<Model<Bearer>, 'aggregate'> = kind === 'token'
      ? accessTokenModel(this.kernel)
      : sessionModel(this.kernel);
    const [found] = await model.aggregate<Bearer>([
      { $match: { digest: sha256(secret) } },
      { $lookup: { from: 'accounts', localField: 'personId', foreignField: 'personId', as: 'accounts' } },
      rolesOf,
    ]);
    return found;
  }

  /** Notes that a token was used, to the hour, and lets a session last from its last use, to the day. */
  async #noteUse(kind: 'token' | 'session', found: Bearer, now: Date): Promise<void> {
    const { _id } = found;
    if ('lastUsedAt' in found) {
      if (found.lastUsedAt && now.getTime() - found.lastUsedAt.getTime() < hour) return;
      await accessTokenModel(this.kernel).updateOne({ _id }, { lastUsedAt: now });
    } else {
      const expiresAt = new Date(now.getTime() + lifetime);
      if (expiresAt.getTime() - found.expiresAt.getTime() < day) return;
      await sessionModel(this.kernel).updateOne({ _id }, { expiresAt });
    }
  }
}

/** A secret lets in while it has not run out, the account is active, and the password is no newer than it. */
function lets({ createdAt, expiresAt }: Bearer, account: AccountRecord, now: Date): boolean {
  return (
    account.status === 'active' &&
    (expiresAt === null || now < expiresAt) &&
    (account.passwordChangedAt === null || account.passwordChangedAt <= createdAt)
  );
}
