import { type Core, type RoleGift, type Viewer } from '@duijie/server';

/** Somebody who can sign in. */
export interface Somebody {
  readonly personId: string;
  readonly name: string;
  /** E-mail address and password to sign in by. */
  readonly login: string;
  readonly password: string;
  /** An access token: `request(…, { as: somebody })`. */
  readonly token: string;
  /** The person as a viewer of services, with the roles that hold now. */
  viewer(): Promise<Viewer>;
}

const password = 'a long enough password';
const administrators = new WeakMap<object, Promise<Somebody>>();
let people = 0;

/** The administrator of a server, who came in by the one-time link; the same one at every call. */
export function theAdministrator(app: Core): Promise<Somebody> {
  const key = app.kernel.connection;
  const known = administrators.get(key) ?? firstAdministrator(app);
  administrators.set(key, known);
  return known;
}

/** A new person with an active account and the given roles, invited by the administrator. */
export async function aPerson(
  app: Core,
  { roles = [], name = `Person ${++people}` }: { roles?: readonly RoleGift[]; name?: string } = {},
): Promise<Somebody> {
  const { accounts } = app.services;
  const inviter = await (await theAdministrator(app)).viewer();
  const login = `person-${++people}@people.example`;
  const invitation = { name: { lang: 'en' as const, text: name, translations: [] }, email: login, roles };
  const { link } = await accounts.invite(inviter, invitation);
  return withToken(app, { link: link!.secret, login, name });
}

async function firstAdministrator(app: Core): Promise<Somebody> {
  const link = await app.services.accounts.createFirstAdministratorLink();
  return withToken(app, { link: link!.secret, login: link!.login, name: 'Administrator' });
}

async function withToken(
  app: Core,
  { link, login, name }: { link: string; login: string; name: string },
): Promise<Somebody> {
  const { accounts } = app.services;
  const anonymous = await accounts.viewerOf(nobody);
  const { personId } = await accounts.acceptInvitation(anonymous, link, password);
  const viewer = () => accounts.viewerForPerson(personId);
  const { secret } = await accounts.createAccessToken(await viewer(), 'tests');
  return { personId, name, login, password, token: secret, viewer };
}

const nobody = { requestId: 'factory', address: null, idempotencyKey: null, language: 'en' } as const;
