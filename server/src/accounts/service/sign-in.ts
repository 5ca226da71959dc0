import {
  invalid,
  type Kernel,
  personOf,
  refuse,
  sha256,
  unauthenticated,
  type Viewer,
} from '../../kernel/index.js';
import { type Accounts } from './accounts.js';
import { readIdentity } from './identities.js';
import { type Links } from './links.js';
import { hashPassword, type PasswordCost, passwordFits, passwordProblems } from './passwords.js';
import { type People } from './people.js';
import { type OpenedSession, type Sessions } from './sessions.js';

/** Counts attempts; a full count throws TooManyAttempts. */
export interface AttemptLimits {
  consume(keys: readonly string[]): Promise<void>;
  /** Forgets the attempts counted under the keys. */
  forget(keys: readonly string[]): Promise<void>;
  /** Takes one attempt back under each key: it succeeded. */
  giveBack(keys: readonly string[]): Promise<void>;
}

/** Somebody who has proved who they are. */
export interface SignedIn {
  readonly personId: string;
  readonly session: OpenedSession;
}

/** Signing in and out, and changing passwords. */
export class SignIn {
  constructor(
    private readonly kernel: Kernel,
    private readonly people: People,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly attempts: AttemptLimits,
    private readonly cost?: PasswordCost,
  ) {}

  /**
   * Signs in, or answers null. An unknown name, a wrong password, and an account that is locked or not yet active look
   * alike and cost the same: three reads and one verification. Throws TooManyAttempts per account (all its names counted
   * together, unknown names each) and per address, where what succeeds does not count: an office may share one.
   */
  async login(viewer: Viewer, login: string, password: string): Promise<SignedIn | null> {
    const { personId, key } = await this.#named(login);
    await this.attempts.consume([`login:${key}`, ...addressKeys('login', viewer)]);
    const since = this.kernel.now();
    const account = await this.accounts.of(personId ?? '');
    const fits = await passwordFits(await this.accounts.hashOf(account?._id ?? null), password);
    if (!fits || account?.status !== 'active') return null;
    await this.#succeeded(viewer, key);
    return { personId: account.personId, session: await this.sessions.open(account.personId, since) };
  }

  /** Ends the session of this request, if there is one. */
  async logout(viewer: Viewer): Promise<void> {
    if (viewer.credential?.kind === 'session') await this.sessions.close(viewer.credential.id);
  }

  /** Ends all sessions of the viewer. */
  async logoutEverywhere(viewer: Viewer): Promise<void> {
    await this.sessions.closeAll(personOf(viewer));
  }

  /** Changes the password: all sessions and tokens end, and who changed it in a browser goes on in a new session. */
  async changePassword(viewer: Viewer, current: string, next: string): Promise<SignedIn> {
    const personId = personOf(viewer);
    const account = await this.accounts.of(personId);
    if (!account) throw unauthenticated();
    await this.attempts.consume([`login:${personId}`, ...addressKeys('login', viewer)]);
    if (!(await passwordFits(await this.accounts.hashOf(account._id), current))) {
      throw invalid('currentPassword', 'WRONG', 'not your present password');
    }
    await this.#succeeded(viewer, personId);
    const hash = await this.newHash(personId, 'newPassword', next);
    await this.kernel.transact(viewer, (tx) =>
      this.accounts.setPassword(tx, 'changePassword', account._id, hash),
    );
    return { personId, session: await this.sessions.open(personId, this.kernel.now()) };
  }

  /**
   * Asks for a link to set a new password. The answer and the work are the same whether or not somebody has this name:
   * who it is, is found out later, by `sendPasswordReset`.
   */
  async requestPasswordReset(viewer: Viewer, login: string): Promise<void> {
    const { key } = await this.#named(login);
    await this.attempts.consume([`reset:${key}`, ...addressKeys('reset', viewer)]);
    const subjectId = readIdentity(login)?.value ?? '-';
    await this.kernel.transact(viewer, async ({ writes, now }) => {
      const row = { topic: resetTopic, subjectKind: 'identity', subjectId, at: now, body: {} };
      this.kernel.parts.outbox.append(writes, [row]);
    });
  }

  /** Sets a new password by a one-time link. */
  async resetPassword(viewer: Viewer, secret: string, password: string): Promise<SignedIn> {
    const link = await this.links.read(secret, ['reset']);
    const { personId } = link;
    const hash = await this.newHash(personId, 'password', password);
    const holder = await this.sessions.viewerForPerson(personId, viewer);
    const account = await this.accounts.of(personId);
    if (account?.status !== 'active') throw invalid('link', 'INVALID_LINK', 'this account cannot be used');
    await this.kernel.transact(holder, async (tx) => {
      await this.links.use(tx, link);
      await this.accounts.setPassword(tx, 'changePassword', account._id, hash);
    });
    await this.attempts.forget([`login:${personId}`]);
    return { personId, session: await this.sessions.open(personId, this.kernel.now()) };
  }

  /** The hash of a new password, or InvalidInput at `path`. Computed before a transaction, which may run twice. */
  async newHash(personId: string, path: string, password: string): Promise<string> {
    const names = (await this.people.identitiesOf(personId)).map(({ value }) => value);
    refuse(passwordProblems(path, password, names));
    return hashPassword(password, this.cost);
  }

  async #succeeded(viewer: Viewer, key: string): Promise<void> {
    await this.attempts.forget([`login:${key}`]);
    await this.attempts.giveBack(addressKeys('login', viewer));
  }

  /** Who has this name, and under which key attempts at it are counted. */
  async #named(login: string): Promise<{ personId: string | null; key: string }> {
    const identity = readIdentity(login);
    const personId = await this.people.behind(identity);
    return { personId, key: personId ?? sha256(identity?.value ?? login.trim()) };
  }
}

/** The outbox topic under which a wish for a password reset waits. */
export const resetTopic = 'account.resetRequested';

function addressKeys(purpose: string, { address }: Viewer): string[] {
  return address === null ? [] : [`${purpose}:address:${address}`];
}
