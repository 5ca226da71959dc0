import {
  type Act,
  Conflict,
  createRecord,
  type Kernel,
  notFound,
  once,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { trusted } from 'mongoose';
import { accountModel, type AccountRecord, credentialModel } from '../model.js';
import { accountsVisibleTo } from '../policy.js';
import { type AccountAction, accountLifecycle, type AccountLifecycle } from '../workflow.js';
import { type Sessions } from './sessions.js';
import { type Tokens } from './tokens.js';

/** The life of accounts, and the passwords that belong to them. */
export class Accounts {
  readonly #lifecycle: AccountLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {
    this.#lifecycle = accountLifecycle(kernel);
    kernel.registerSubject('account', this.#lifecycle.model as never);
  }

  /** Accounts of the given people that the viewer may see, in no order. */
  ofPeople(viewer: Viewer, personIds: readonly string[]): Promise<AccountRecord[]> {
    const filter = { $and: [{ personId: trusted({ $in: [...personIds] }) }, accountsVisibleTo(viewer)] };
    return accountModel(this.kernel).find(filter).lean<AccountRecord[]>();
  }

  viewerActions(viewer: Viewer, account: AccountRecord): Promise<AccountAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, account);
  }

  /** The account of a person, whoever asks: for signing in and inviting only. */
  of(personId: string, tx?: Transaction): Promise<AccountRecord | null> {
    return accountModel(this.kernel)
      .findOne({ personId })
      .session(tx?.session ?? null)
      .lean<AccountRecord>();
  }

  /** The argon2id hash of an account's password; null for an account without one, and for none. */
  async hashOf(accountId: string | null): Promise<string | null> {
    const found = await credentialModel(this.kernel)
      .findById(accountId ?? '')
      .lean<{ hash: string }>();
    return found?.hash ?? null;
  }

  /** An account for a person who has none yet, waiting for its invitation to be accepted. */
  invite(tx: Transaction, personId: string): Promise<AccountRecord> {
    const fields = { personId, createdAt: tx.now, passwordChangedAt: null };
    const taken = new Conflict('personId', 'was just invited');
    return unlessTaken(createRecord(tx, this.#lifecycle, fields), 'personId', taken);
  }

  /**
   * Sets the password, and with it activates an invited account. `tx.viewer` is the person. Every session and token that
   * is older than the password is void from then on.
   */
  async setPassword(tx: Transaction, action: 'activate' | 'changePassword', id: string, hash: string) {
    const patch = { passwordChangedAt: tx.now };
    const account = await transition(tx, this.#lifecycle, { id, action, patch });
    const { session } = tx;
    await credentialModel(this.kernel).updateOne({ _id: id }, { hash }, { upsert: true, session });
    await this.sessions.closeAll(account.personId, tx);
    await this.tokens.revokeAll(tx, account.personId);
  }

  /** Locks an account: its sessions end, its tokens are refused until it is unlocked. */
  lock(viewer: Viewer, id: string, act?: Act | null): Promise<AccountRecord> {
    return this.#take(viewer, id, 'lock', act, ({ personId }, tx) => this.sessions.closeAll(personId, tx));
  }

  unlock(viewer: Viewer, id: string, act?: Act | null): Promise<AccountRecord> {
    return this.#take(viewer, id, 'unlock', act);
  }

  /** Records that somebody is handed a link to this account; answers the account. */
  noteLink(tx: Transaction, id: string, act?: Act | null): Promise<AccountRecord> {
    return transition(tx, this.#lifecycle, { id, action: 'issueLink', act });
  }

  /** An account the viewer may see, or NOT_FOUND. */
  async find(viewer: Viewer, id: string): Promise<AccountRecord> {
    const filter = { $and: [{ _id: id }, accountsVisibleTo(viewer)] };
    const found = await accountModel(this.kernel).findOne(filter).lean<AccountRecord>();
    if (!found) throw notFound();
    return found;
  }

  #take(
    viewer: Viewer,
    id: string,
    action: 'lock' | 'unlock',
    act?: Act | null,
    and?: (after: AccountRecord, tx: Transaction) => Promise<void>,
  ): Promise<AccountRecord> {
    const work = async (tx: Transaction) => {
      const after = await transition(tx, this.#lifecycle, { id, action, act });
      await and?.(after, tx);
      return after;
    };
    const request = { operation: `${action}Account`, input: { id, act } };
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }
}
