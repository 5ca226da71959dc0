import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, startTestApp, theAdministrator, type TestApp } from '../factories/index.js';

const day = 24 * 60 * 60 * 1000;
const logged: string[] = [];
const secrets = new Set<string>();
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ log: (line) => void logged.push(line) });
});
afterAll(() => app.close());

const me =
  '{ me { id name { text } status version viewerActions identities { kind value } roles { role status } } }';
const login = `mutation ($login: String!, $password: String!) { login(login: $login, password: $password) {
  __typename ... on LoginSuccess { me { id identities { value } roles { role } } } ... on LoginRefused { message }
  ... on InvalidInput { problems { path code } } } }`;

/** Signs in as a plain script would, and answers the header to go on with. */
async function signIn(who: { login: string; password: string }) {
  const answer = await app.request(login, credentials(who));
  expect(answer.data.login.__typename).toBe('LoginSuccess');
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  secrets.add(cookie.split('=')[1]!).add(who.password);
  return { headers: { cookie } };
}

const credentials = ({ login, password }: { login: string; password: string }) => ({ login, password });

const idOf = async (asking: { headers: Record<string, string> }) =>
  (await app.request(me, null, asking)).data.me?.id ?? null;

/** The link for a new password that was sent to a person. */
async function resetLinkFor(personId: string): Promise<string> {
  const messages = await app.messages.listFor(personId);
  const message = messages.find(({ template }) => template === 'account.reset');
  secrets.add(message!.parameters.link!);
  return message!.parameters.link!;
}

describe('signing in', () => {
  it('takes a cookie that browsers keep from scripts and other sites, and shows who it is', async () => {
    const person = await aPerson(app);
    const answer = await app.request(login, { login: person.login.toUpperCase(), password: person.password });
    expect(answer.data.login.me).toEqual({
      id: person.personId,
      identities: [{ value: person.login }],
      roles: [],
    });
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=Lax/i);
    const shown = await app.request(me, null, { headers: { cookie: cookie.split(';')[0]! } });
    expect(shown.data.me).toMatchObject({
      id: person.personId,
      status: 'ACTIVE',
      viewerActions: ['CHANGE_PASSWORD'],
    });
    expect((await app.request(me)).data.me).toBeNull();
  });

  it('refuses an unknown name, a wrong password, an invited and a locked account alike, for the same work', async () => {
    const person = await aPerson(app);
    const locked = await aPerson(app);
    const administrator = await (await theAdministrator(app)).viewer();
    const [account] = await app.services.accounts.accountsOf(administrator, [locked.personId]);
    await app.services.accounts.lock(administrator, account!._id, { reason: 'lost' });
    const name = { lang: 'en' as const, text: 'Invited', translations: [] };
    await app.services.accounts.invite(administrator, { name, email: 'invited@people.example' });
    const attempts = [
      { login: 'nobody@people.example', password: person.password },
      { login: 'not a name at all', password: person.password },
      { login: person.login, password: 'not the password' },
      { login: 'invited@people.example', password: person.password },
      { login: locked.login, password: locked.password },
    ];
    const seen = new Set<string>();
    for (const attempt of attempts) {
      let body = '';
      const commands = await app.commandsDuring(async () => {
        const { status, data, errors, headers } = await app.request(login, attempt);
        expect(headers.get('set-cookie')).toBeNull();
        body = JSON.stringify({ status, data, errors });
      });
      seen.add(`${body} ${commands.join()}`);
    }
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('"LoginRefused"');
  });

  it('is limited per account, all its names counted together, and begins anew after a success', async () => {
    const { accounts } = app.services;
    const inviter = await (await theAdministrator(app)).viewer();
    const name = { lang: 'en' as const, text: 'Alias', translations: [] };
    const names = ['alias@people.example', '139 1234 5678', 'alias'];
    const [email, phone, username] = names;
    const { link } = await accounts.invite(inviter, { name, email, phone, username });
    const anonymous = { ...inviter, kind: 'anonymous' as const, personId: null, accountId: null, roles: [] };
    await accounts.acceptInvitation(anonymous, link!.secret, 'a long enough password');
    const attempt = (index: number, password: string) =>
      app.request(login, { login: names[index % 3], password });
    for (let i = 0; i < 9; i++)
      expect((await attempt(i, 'wrong')).data.login.__typename).toBe('LoginRefused');
    expect((await attempt(0, 'a long enough password')).data.login.__typename).toBe('LoginSuccess');
    for (let i = 0; i < 10; i++)
      expect((await attempt(i, 'wrong')).data.login.__typename).toBe('LoginRefused');
    for (let i = 0; i < 3; i++) {
      const refused = await attempt(i, 'a long enough password');
      expect(refused.errors?.[0]?.extensions.code).toBe('TOO_MANY_ATTEMPTS');
    }
    const unknown = await app.request(login, { login: 'alias-2@people.example', password: 'wrong' });
    expect(unknown.data.login.__typename).toBe('LoginRefused');
  });

  it('is limited per address', async () => {
    const { accounts } = app.services;
    const viewer = await accounts.viewerOf({
      requestId: 'r',
      address: '192.0.2.1',
      idempotencyKey: null,
      language: 'en',
    });
    for (let i = 0; i < 100; i++) await accounts.requestPasswordReset(viewer, `address-${i}@people.example`);
    const refused = accounts.requestPasswordReset(viewer, 'address-100@people.example');
    await expect(refused).rejects.toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await accounts.requestPasswordReset({ ...viewer, address: '192.0.2.2' }, 'address-100@people.example');
  });

  it('costs an address nothing where it succeeds', async () => {
    const { accounts } = app.services;
    const office = { requestId: 'r', address: '192.0.2.3', idempotencyKey: null, language: 'en' } as const;
    const viewer = await accounts.viewerOf(office);
    const person = await aPerson(app);
    const attempt = (password: string) => accounts.login(viewer, person.login, password);
    const counted = async () => {
      const rows = await app.kernel.connection.collection('attempts').find().toArray();
      return rows
        .filter(({ key }) => String(key).startsWith('address'))
        .map(({ points }) => points as number);
    };
    const before = await counted();
    expect(await attempt(person.password)).not.toBeNull();
    expect((await counted()).filter((points) => points > 0)).toEqual(before.filter((points) => points > 0));
    expect(await attempt('wrong')).toBeNull();
    expect((await counted()).reduce((sum, points) => sum + points, 0)).toBe(
      before.reduce((sum, points) => sum + points, 0) + 1,
    );
  });

  it('names empty and endless texts', async () => {
    const empty = await app.request(login, { login: '', password: 'x' });
    expect(empty.data.login.problems).toEqual([{ path: 'login', code: 'REQUIRED' }]);
    const endless = await app.request(login, { login: 'a', password: 'x'.repeat(5_000) });
    expect(endless.data.login.problems).toEqual([{ path: 'password', code: 'TOO_LONG' }]);
  });
});

describe('a session', () => {
  it('ends with logout, everywhere if asked', async () => {
    const person = await aPerson(app);
    const [one, two, three] = [await signIn(person), await signIn(person), await signIn(person)];
    const out = await app.request('mutation { logout { acknowledged } }', null, one);
    expect(out.headers.get('set-cookie')).toMatch(/duijie_session=;/);
    expect([await idOf(one), await idOf(two)]).toEqual([null, person.personId]);
    await app.request('mutation { logoutEverywhere { acknowledged } }', null, two);
    expect([await idOf(two), await idOf(three)]).toEqual([null, null]);
    expect(await idOf({ headers: { authorization: `Bearer ${person.token}` } })).toBe(person.personId);
  });

  it('lasts fourteen days from its last use', async () => {
    const session = await signIn(await aPerson(app));
    for (let i = 0; i < 3; i++) {
      app.clock.advance(13 * day);
      expect(await idOf(session)).not.toBeNull();
    }
    app.clock.advance(14 * day);
    expect(await idOf(session)).toBeNull();
  });

  it('ends on the next request when the account is locked, and does not come back with it', async () => {
    const administrator = await theAdministrator(app);
    const person = await aPerson(app);
    const session = await signIn(person);
    const token = { headers: { authorization: `Bearer ${person.token}` } };
    const people = '{ people(first: 1) { edges { node { account { id viewerActions } } } } }';
    const found = await app.request(people, null, { as: administrator });
    const account = found.data.people.edges[0].node.account;
    expect(account.viewerActions).toEqual(['LOCK', 'ISSUE_LINK']);
    const change = (action: string) =>
      app.request(
        `mutation ($id: ID!) { ${action}Account(id: $id, act: { reason: "lost" }) { __typename ... on Account { status } } }`,
        { id: account.id },
        { as: administrator },
      );
    expect((await change('lock')).data.lockAccount.status).toBe('LOCKED');
    expect([await idOf(session), await idOf(token)]).toEqual([null, null]);
    expect((await change('lock')).data.lockAccount.__typename).toBe('IllegalTransition');
    expect((await change('unlock')).data.unlockAccount.status).toBe('ACTIVE');
    expect([await idOf(session), await idOf(token)]).toEqual([null, person.personId]);
  });

  it('is known by one database command, or none for nobody', async () => {
    const session = await signIn(await aPerson(app));
    const query = '{ __typename }';
    expect(await app.commandsDuring(() => app.request(query, null, session))).toEqual(['sessions.aggregate']);
    expect(await app.commandsDuring(() => app.request(query))).toEqual([]);
  });
});

describe('a new password', () => {
  const change = `mutation ($current: String!, $new: String!) {
    changePassword(currentPassword: $current, newPassword: $new) {
      __typename ... on LoginSuccess { me { id } } ... on InvalidInput { problems { path code } } } }`;

  it('ends every session and token, and goes on in a new session', async () => {
    const person = await aPerson(app);
    const [mine, other] = [await signIn(person), await signIn(person)];
    const next = 'another long password';
    const wrong = await app.request(change, { current: 'not it', new: next }, mine);
    expect(wrong.data.changePassword.problems).toEqual([{ path: 'currentPassword', code: 'WRONG' }]);
    const weak = await app.request(change, { current: person.password, new: 'qwertyuiop' }, mine);
    expect(weak.data.changePassword.problems).toEqual([{ path: 'newPassword', code: 'TOO_COMMON' }]);
    expect(await idOf(other)).toBe(person.personId);
    app.clock.advance(1);
    const changed = await app.request(change, { current: person.password, new: next }, mine);
    expect(changed.data.changePassword.me).toEqual({ id: person.personId });
    const token = { headers: { authorization: `Bearer ${person.token}` } };
    expect([await idOf(mine), await idOf(other), await idOf(token)]).toEqual([null, null, null]);
    const cookie = changed.headers.get('set-cookie')!.split(';')[0]!;
    expect(await idOf({ headers: { cookie } })).toBe(person.personId);
    expect((await app.request(login, credentials(person))).data.login.__typename).toBe('LoginRefused');
    await signIn({ login: person.login, password: next });
  });

  it('comes by a link that looks the same for everybody and works once', async () => {
    const person = await aPerson(app);
    const ask = 'mutation ($login: String!) { requestPasswordReset(login: $login) { acknowledged } }';
    const reset = `mutation ($link: String!, $password: String!) { resetPassword(link: $link, newPassword: $password) {
      __typename ... on InvalidInput { problems { path code } } } }`;
    const seen = new Set<string>();
    for (const name of [person.login, 'nobody-2@people.example', 'what is this?']) {
      const commands = await app.commandsDuring(async () => {
        const { status, data, errors } = await app.request(ask, { login: name });
        seen.add(JSON.stringify({ status, data, errors }));
      });
      seen.add(commands.join());
    }
    expect(seen.size).toBe(2);
    const before = (await app.messages.listFor(person.personId)).length;
    await app.outbox.drain();
    expect((await app.messages.listFor(person.personId)).length).toBe(before + 1);
    const link = await resetLinkFor(person.personId);
    const session = await signIn(person);
    const refused = [{ path: 'link', code: 'INVALID_LINK' }];
    const next = 'yet another password';
    const contenders = await Promise.all(
      Array.from({ length: 4 }, () => app.request(reset, { link, password: next })),
    );
    const outcomes = contenders.map(({ data }) => data.resetPassword);
    expect(outcomes.filter(({ __typename }) => __typename === 'LoginSuccess')).toHaveLength(1);
    for (const each of outcomes)
      if (each.__typename !== 'LoginSuccess') expect(each).toMatchObject({ problems: refused });
    expect((await app.request(reset, { link, password: next })).data.resetPassword.problems).toEqual(refused);
    app.clock.advance(1);
    expect((await app.request(login, credentials(person))).data.login.__typename).toBe('LoginRefused');
    await signIn({ login: person.login, password: next });
    expect(await idOf(session)).toBeNull();
  });
});

describe('secrets', () => {
  it('are neither logged nor kept as they are', async () => {
    const collections = [
      'sessions',
      'accessTokens',
      'oneTimeLinks',
      'outbox',
      'historyPayloads',
      'credentials',
      'attempts',
    ];
    const rows = await Promise.all(
      collections.map((name) => app.kernel.connection.collection(name).find().toArray()),
    );
    const kept = JSON.stringify(rows) + logged.join('\n');
    expect(secrets.size).toBeGreaterThan(8);
    for (const secret of secrets) expect(kept.includes(secret)).toBe(false);
  });
});
