import { type ScopeKind } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type Act,
  authorize,
  type Kernel,
  notFound,
  type Page,
  type PageRequest,
  type Transaction,
  type Viewer,
} from '../kernel/index.js';
import {
  type AccessTokenRecord,
  type AccountRecord,
  type IdentityRecord,
  oneTimeLinkModel,
  type PersonRecord,
  registerModels,
  sessionModel,
} from './model.js';
import { invites } from './policy.js';
import { Accounts } from './service/accounts.js';
import { type Invitation, Invitations, type Invited, type Mailer } from './service/invitations.js';
import { type HandedLink, Links } from './service/links.js';
import { type PasswordCost } from './service/passwords.js';
import { type NewPerson, People } from './service/people.js';
import { type Participation, Reaching } from './service/reaching.js';
import { Roles } from './service/roles.js';
import { type ScopeOwner, Scopes } from './service/scopes.js';
import { Sessions } from './service/sessions.js';
import { type AttemptLimits, resetTopic, type SignedIn, SignIn } from './service/sign-in.js';
import { type CreatedToken, Tokens } from './service/tokens.js';

export { type Invitation, type Invited, type Mailer, type Message } from './service/invitations.js';
export { type PasswordCost } from './service/passwords.js';
export { type NewPerson } from './service/people.js';
export { type RoleGift } from './service/roles.js';
export { type ScopeOwner } from './service/scopes.js';
export { type Credentials } from './service/sessions.js';
export { type AttemptLimits, type SignedIn } from './service/sign-in.js';
export { type CreatedToken } from './service/tokens.js';

/** A person who is signed in. Just after signing in, `viewer` is not yet the request's. */
export interface MeRecord extends PersonRecord {
  readonly account: AccountRecord;
  readonly viewer: Viewer;
}

/** The slice's use cases: one door to people, accounts, sessions, roles, links and tokens. */
export class AccountService {
  readonly roles: Roles;
  readonly #scopes = new Scopes();
  readonly #reaching: Reaching;
  readonly #people: People;
  readonly #tokens: Tokens;
  readonly #sessions: Sessions;
  readonly #accounts: Accounts;
  readonly #signIn: SignIn;
  readonly #invitations: Invitations;

  constructor(
    private readonly kernel: Kernel,
    attempts: AttemptLimits,
    mailer: Mailer,
    cost?: PasswordCost,
  ) {
    registerModels(kernel);
    this.roles = new Roles(kernel, this.#scopes);
    this.#reaching = new Reaching(kernel);
    const people = (this.#people = new People(kernel));
    const sessions = (this.#sessions = new Sessions(kernel, this.#scopes));
    this.#tokens = new Tokens(kernel);
    const accounts = (this.#accounts = new Accounts(kernel, sessions, this.#tokens));
    const links = new Links(kernel);
    const signIn = (this.#signIn = new SignIn(kernel, people, accounts, sessions, links, attempts, cost));
    const { roles } = this;
    const parts = { kernel, people, accounts, sessions, links, roles, signIn, mailer };
    this.#invitations = new Invitations(parts);
  }

  /** What the outbox worker calls by topic; each may be called again for the same row. */
  get outboxHandlers(): Readonly<Record<string, (row: { subjectId: string }) => Promise<void>>> {
    return { [resetTopic]: ({ subjectId }) => this.#invitations.sendPasswordReset(subjectId) };
  }

  /** Tells what a later slice knows about the scopes it owns, so that roles in unknown ones are refused. */
  defineScope(kind: ScopeKind, owner: Partial<ScopeOwner>): void {
    this.#scopes.define(kind, owner);
  }

  /** Tells what a later slice knows about who takes part in challenges: their organizers are told how to reach them. */
  registerParticipation(kind: ScopeKind, participation: Participation): void {
    this.#reaching.add(kind, participation);
  }

  /** Those of the people whose addresses and numbers the viewer may be told. */
  reachable(viewer: Viewer, personIds: readonly string[]): Promise<Set<string>> {
    return this.#reaching.reachable(viewer, personIds);
  }

  /** Who sends a request; see `Sessions.viewerOf`. */
  viewerOf(...args: Parameters<Sessions['viewerOf']>): Promise<Viewer> {
    return this.#sessions.viewerOf(...args);
  }

  /** A person as a viewer, without a request: for worlds and tests. */
  viewerForPerson(personId: string, request: Partial<Viewer> = {}): Promise<Viewer> {
    return this.#sessions.viewerForPerson(personId, request);
  }

  /** Signs in, or answers null without telling why; see `SignIn.login`. */
  login(viewer: Viewer, login: string, password: string): Promise<SignedIn | null> {
    return this.#signIn.login(viewer, login, password);
  }

  /** Ends the session of this request. */
  logout(viewer: Viewer): Promise<void> {
    return this.#signIn.logout(viewer);
  }

  /** Ends all sessions of the viewer. */
  logoutEverywhere(viewer: Viewer): Promise<void> {
    return this.#signIn.logoutEverywhere(viewer);
  }

  /** Changes the viewer's password; all earlier sessions and tokens end. */
  changePassword(viewer: Viewer, current: string, next: string): Promise<SignedIn> {
    return this.#signIn.changePassword(viewer, current, next);
  }

  /** Asks for a reset link; answers the same whoever is named. */
  requestPasswordReset(viewer: Viewer, login: string): Promise<void> {
    return this.#signIn.requestPasswordReset(viewer, login);
  }

  /** Sets a new password by a one-time link, and signs in. */
  resetPassword(viewer: Viewer, link: string, password: string): Promise<SignedIn> {
    return this.#signIn.resetPassword(viewer, link, password);
  }

  /** Adds a person without an account: a contact, an expert, whoever acts on paper. */
  async registerPerson(viewer: Viewer, person: NewPerson): Promise<PersonRecord> {
    authorize(viewer, invites, undefined);
    return this.kernel.transact(viewer, (tx) => this.#people.add(tx, person));
  }

  /** Invites a person, with roles the viewer may give; see `Invitations.invite`. */
  invite(viewer: Viewer, invitation: Invitation): Promise<Invited> {
    return this.#invitations.invite(viewer, invitation);
  }

  /** As `invite`, inside a transaction. */
  inviteIn(tx: Transaction, invitation: Invitation): Promise<Invited> {
    return this.#invitations.inviteIn(tx, invitation);
  }

  /** Activates an invited account by its link, and signs in. */
  acceptInvitation(viewer: Viewer, link: string, password: string): Promise<SignedIn> {
    return this.#invitations.accept(viewer, link, password);
  }

  /** A link for the first administrator and the name to sign in by later; null while there is an administrator. */
  createFirstAdministratorLink(): ReturnType<Invitations['createFirstAdministratorLink']> {
    return this.#invitations.createFirstAdministratorLink();
  }

  /** Creates an access token of the viewer; its secret is shown this once. */
  createAccessToken(viewer: Viewer, name: string, expiresAt: Date | null = null): Promise<CreatedToken> {
    return this.#tokens.create(viewer, name, expiresAt);
  }

  /** The viewer's own access tokens. */
  accessTokens(viewer: Viewer): Promise<AccessTokenRecord[]> {
    return this.#tokens.list(viewer);
  }

  revokeAccessToken(viewer: Viewer, id: string): Promise<AccessTokenRecord> {
    return this.#tokens.revoke(viewer, id);
  }

  /** Locks another's account (administrators): sessions end, tokens are refused. */
  lock(viewer: Viewer, accountId: string, act?: Act | null): Promise<AccountRecord> {
    return this.#accounts.lock(viewer, accountId, act);
  }

  unlock(viewer: Viewer, accountId: string, act?: Act | null): Promise<AccountRecord> {
    return this.#accounts.unlock(viewer, accountId, act);
  }

  /** A fresh one-time link to another's account (administrators); see `Invitations.issueLink`. */
  issueLink(viewer: Viewer, accountId: string, act?: Act | null): Promise<HandedLink> {
    return this.#invitations.issueLink(viewer, accountId, act);
  }

  /** The viewer themselves, or null when not signed in. */
  async me(viewer: Viewer): Promise<MeRecord | null> {
    if (viewer.personId === null) return null;
    const [person] = await this.#people.findMany(viewer, [viewer.personId]);
    const [account] = await this.#accounts.ofPeople(viewer, [viewer.personId]);
    return person && account ? { ...person, account, viewer } : null;
  }

  /** The names the viewer signs in by. */
  identities(viewer: Viewer): Promise<IdentityRecord[]> {
    return this.#people.identitiesOf(viewer.personId ?? '');
  }

  /** A person the viewer may see, or NOT_FOUND. */
  async person(viewer: Viewer, id: string): Promise<PersonRecord> {
    const [found] = await this.#people.findMany(viewer, [id]);
    if (!found) throw notFound();
    return found;
  }

  /** Those of the people that the viewer may see, in no order. */
  people(viewer: Viewer, ids: readonly string[]): Promise<PersonRecord[]> {
    return this.#people.findMany(viewer, ids);
  }

  /** People the viewer may see, the newest first; those that `query` names, where it is given. */
  peoplePage(viewer: Viewer, query: string | null, page: PageRequest): Promise<Page<PersonRecord>> {
    return this.#people.page(viewer, query, page);
  }

  /** Accounts of people, as far as the viewer may see them. */
  accountsOf(viewer: Viewer, personIds: readonly string[]): Promise<AccountRecord[]> {
    return this.#accounts.ofPeople(viewer, personIds);
  }

  /** An account the viewer may see, or NOT_FOUND. */
  account(viewer: Viewer, id: string): Promise<AccountRecord> {
    return this.#accounts.find(viewer, id);
  }

  /** What the viewer could do to an account now. */
  accountActions(viewer: Viewer, account: AccountRecord): ReturnType<Accounts['viewerActions']> {
    return this.#accounts.viewerActions(viewer, account);
  }

  /** Forgets sessions and links that ran out. */
  async sweep(): Promise<void> {
    const expired = { expiresAt: trusted({ $lte: this.kernel.now() }) };
    await sessionModel(this.kernel).deleteMany(expired);
    await oneTimeLinkModel(this.kernel).deleteMany(expired);
  }
}
