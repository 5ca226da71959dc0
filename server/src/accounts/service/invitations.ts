import {
  type Act,
  authorize,
  bilingual,
  Conflict,
  forbidden,
  invalid,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  refuse,
  systemViewer,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { type AccountRecord, type LinkPurpose, type RoleAssignmentRecord } from '../model.js';
import { invites } from '../policy.js';
import { activeAdministrators } from '../workflow.js';
import { type Accounts } from './accounts.js';
import { identitiesFor, type NewPerson, type People, personProblems } from './people.js';
import { readIdentity } from './identities.js';
import { type HandedLink, type IssuedLink, type Links } from './links.js';
import { type RoleGift, type Roles } from './roles.js';
import { type Sessions } from './sessions.js';
import { type SignedIn, type SignIn } from './sign-in.js';

/** A message to a person, to be written in the transaction that causes it. */
export interface Mailer {
  send(writes: Transaction['writes'], message: Message): void;
}

export interface Message {
  readonly recipient: string;
  /** Key of the template, e.g. `account.invitation`. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Whom to invite: somebody new by name and address, or somebody known. */
export interface Invitation extends Omit<NewPerson, 'name'> {
  readonly personId?: string | null;
  readonly name?: LocalizedText | null;
  readonly roles?: readonly RoleGift[] | null;
}

export interface Invited {
  readonly personId: string;
  /** The roles that were given, in the order of the invitation. */
  readonly roles: readonly RoleAssignmentRecord[];
  /** For whoever delivers it in person; null when the account is active already. Never shown by the API. */
  readonly link: IssuedLink | null;
}

export interface InvitationParts {
  readonly kernel: Kernel;
  readonly people: People;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly roles: Roles;
  readonly signIn: SignIn;
  readonly mailer: Mailer;
}

/** By the account, which it belongs to. */
type HandedAccountLink = HandedLink & Pick<AccountRecord, '_id'>;

/** Letting people in by one-time links. */
export class Invitations {
  constructor(private readonly parts: InvitationParts) {}

  /**
   * Invites a person and gives them roles the inviter may give. Somebody who is known by one of the identities is not
   * added again: they get the roles, and a new link while they have not accepted. Both look alike to the inviter.
   */
  async invite(viewer: Viewer, invitation: Invitation): Promise<Invited> {
    return this.parts.kernel.transact(viewer, (tx) => this.inviteIn(tx, invitation));
  }

  /** As `invite`, inside a transaction. */
  async inviteIn(tx: Transaction, invitation: Invitation): Promise<Invited> {
    const gifts = invitation.roles ?? [];
    // Without a role to give, only those who look after people may bring in somebody new.
    if (gifts.length === 0) authorize(tx.viewer, invites, undefined);
    const personId = await this.#person(tx, invitation);
    const roles: RoleAssignmentRecord[] = [];
    for (const [index, gift] of gifts.entries()) {
      roles.push(await this.parts.roles.giveIfPermitted(tx, personId, gift, { path: `roles.${index}.` }));
    }
    return { personId, roles, link: await this.#link(tx, personId) };
  }

  /** Activates an invited account by its link and signs the person in. */
  async accept(viewer: Viewer, secret: string, password: string): Promise<SignedIn> {
    const { kernel, links, accounts, sessions, signIn } = this.parts;
    const link = await links.read(secret, ['invite', 'first-administrator']);
    const { personId } = link;
    const hash = await signIn.newHash(personId, 'password', password);
    const holder = await sessions.viewerForPerson(personId, viewer);
    const account = await accounts.of(personId);
    if (!account) throw notFound();
    await kernel.transact(holder, async (tx) => {
      await links.use(tx, link);
      if (link.purpose === 'first-administrator') await this.#assertNoAdministrator(tx);
      await accounts.setPassword(tx, 'activate', account._id, hash);
    });
    return { personId, session: await sessions.open(personId, kernel.now()) };
  }

  /**
   * A fresh link to another's account, for an administrator to hand over where nothing delivers messages: an invitation while
   * it was not accepted, else to set a new password. It voids the earlier one; the account's history names who asked and why.
   * Under a repeated Idempotency-Key that is one act, but the link is a new one: no secret is kept to be told again.
   */
  issueLink(viewer: Viewer, accountId: string, act?: Act | null): Promise<HandedLink> {
    const { kernel, accounts } = this.parts;
    const request = { operation: 'issueAccountLink', input: { accountId, act } };
    const work = async (tx: Transaction) => this.#handOver(tx, await accounts.noteLink(tx, accountId, act));
    return once(kernel, viewer, request, work, () => this.#handOverAgain(viewer, accountId));
  }

  async #handOverAgain(viewer: Viewer, accountId: string): Promise<HandedAccountLink> {
    const { kernel, accounts } = this.parts;
    const account = await accounts.find(viewer, accountId);
    if (!(await accounts.viewerActions(viewer, account)).includes('issueLink')) throw forbidden();
    return kernel.transact(viewer, (tx) => this.#handOver(tx, account));
  }

  async #handOver(tx: Transaction, { _id, personId, status }: AccountRecord): Promise<HandedAccountLink> {
    const purpose = status === 'invited' ? 'invite' : 'reset';
    return { ...(await this.parts.links.issue(tx, personId, purpose)), _id, accountId: _id, purpose };
  }

  /** A link by which the first administrator comes in; null while somebody is administrator already. */
  async createFirstAdministratorLink(): Promise<(IssuedLink & { login: string }) | null> {
    const { kernel, links } = this.parts;
    return kernel.transact(systemViewer('first-administrator'), async (tx) => {
      if ((await activeAdministrators(tx)).length > 0) return null;
      const { personId, login } = await this.#firstAdministrator(tx);
      return { ...(await links.issue(tx, personId, 'first-administrator')), login };
    });
  }

  /** Sends the link that was asked for by `requestPasswordReset`, if somebody with an active account has this name. */
  async sendPasswordReset(identity: string): Promise<void> {
    const { kernel, people, accounts } = this.parts;
    await kernel.transact(systemViewer('password-reset'), async (tx) => {
      const personId = await people.behind(readIdentity(identity), tx);
      const account = personId === null ? null : await accounts.of(personId, tx);
      if (account?.status === 'active') await this.#send(tx, account.personId, 'reset');
    });
  }

  async #person(tx: Transaction, invitation: Invitation): Promise<string> {
    const { people } = this.parts;
    if (invitation.personId) {
      const [known] = await people.findMany(tx.viewer, [invitation.personId]);
      if (!known) throw notFound();
      return known._id;
    }
    const { name, ...reachable } = invitation;
    const person = { ...reachable, name: name ?? bilingual('', '') };
    refuse(personProblems(person));
    const identities = identitiesFor(person);
    if (identities.length === 0) throw invalid('email', 'REQUIRED', 'an e-mail address or a phone number');
    const known = new Set((await people.known(identities, tx)).map(({ personId }) => personId));
    if (known.size > 1) throw new Conflict('phone', 'e-mail address and phone number are two people’s');
    return [...known][0] ?? (await people.add(tx, person))._id;
  }

  async #link(tx: Transaction, personId: string): Promise<IssuedLink | null> {
    const { accounts } = this.parts;
    const account = (await accounts.of(personId, tx)) ?? (await accounts.invite(tx, personId));
    return account.status === 'invited' ? this.#send(tx, personId, 'invite') : null;
  }

  async #send(tx: Transaction, personId: string, purpose: LinkPurpose): Promise<IssuedLink> {
    const link = await this.parts.links.issue(tx, personId, purpose);
    this.parts.mailer.send(tx.writes, {
      recipient: personId,
      template: `account.${purpose}`,
      parameters: { link: link.secret, expiresAt: link.expiresAt.toISOString() },
    });
    return link;
  }

  async #assertNoAdministrator(tx: Transaction): Promise<void> {
    if ((await activeAdministrators(tx)).length === 0) return;
    throw invalid('link', 'INVALID_LINK', 'there is an administrator already');
  }

  /** The invited person who waits to be the first administrator; made when there is none. */
  async #firstAdministrator(tx: Transaction): Promise<{ personId: string; login: string }> {
    const { people, accounts, roles } = this.parts;
    for (let number = 1; ; number++) {
      const login = number === 1 ? 'administrator' : `administrator-${number}`;
      const known = await people.behind(readIdentity(login), tx);
      if (known && (await accounts.of(known, tx))?.status === 'invited') return { personId: known, login };
      if (known) continue;
      const name = bilingual('管理员', 'Administrator');
      const { _id: personId } = await people.add(tx, { name, username: login });
      await roles.giveIn(tx, personId, { role: 'administrator', scope: { kind: 'platform' } });
      await accounts.invite(tx, personId);
      return { personId, login };
    }
  }
}
