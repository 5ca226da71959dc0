import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aChallenge,
  anOrganizer,
  aPerson,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

const day = 24 * 60 * 60 * 1000;
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const give = `mutation ($person: ID!, $role: RoleInput!) { giveRole(personId: $person, role: $role) {
  __typename ... on RoleAssignment { id role status from until viewerActions person { name { text } } }
  ... on Conflict { path } ... on InvalidInput { problems { path code } } } }`;
const invite = `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) {
  __typename ... on Person { id name { text } email account { status } roles { role } }
  ... on Conflict { path } ... on InvalidInput { problems { path code } } } }`;
const accept = `mutation ($link: String!) { acceptInvitation(link: $link, password: "a long enough password") {
  __typename ... on LoginSuccess { me { id } } ... on InvalidInput { problems { path code } } } }`;
const myRoles = '{ me { roles { role status scope { kind id } } } }';

const judgeOf = (id: string, dates: object = {}) => ({
  role: 'JUDGE',
  scope: { kind: 'CHALLENGE', id },
  ...dates,
});
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

async function giving(giver: Somebody | null, personId: string, role: object, headers = {}) {
  const answer = await app.request(give, { person: personId, role }, { as: giver, headers });
  return codeOf(answer) ?? answer.data.giveRole;
}

describe('a role', () => {
  it('is given by organizers inside their challenge only, and by nobody to themselves', async () => {
    const [ours, theirs] = [await aChallenge(app), await aChallenge(app)];
    const organizer = await anOrganizer(app, ours);
    const administrator = await theAdministrator(app);
    const person = await aPerson(app, { name: 'Wang' });
    const given = await giving(organizer, person.personId, judgeOf(ours._id));
    expect(given).toMatchObject({
      role: 'JUDGE',
      status: 'GIVEN',
      until: null,
      person: { name: { text: 'Wang' } },
    });
    expect(given.viewerActions).toEqual(['LIMIT', 'REVOKE']);
    expect(await giving(organizer, person.personId, judgeOf(theirs._id))).toBe('FORBIDDEN');
    const platform = { kind: 'PLATFORM' };
    expect(await giving(organizer, person.personId, { role: 'ADMINISTRATOR', scope: platform })).toBe(
      'FORBIDDEN',
    );
    const officerOf = (id: string) => ({ role: 'COUNTY_OFFICER', scope: { kind: 'REGION', id } });
    expect(await giving(organizer, person.personId, officerOf('620102'))).toMatchObject({ status: 'GIVEN' });
    expect(await giving(organizer, person.personId, officerOf('110108'))).toBe('FORBIDDEN');
    const coOrganizer = { role: 'ORGANIZER', scope: { kind: 'CHALLENGE', id: ours._id } };
    expect(await giving(organizer, person.personId, coOrganizer)).toBe('FORBIDDEN');
    expect(await giving(organizer, organizer.personId, judgeOf(ours._id))).toBe('FORBIDDEN');
    expect(await giving(administrator, administrator.personId, judgeOf(ours._id))).toBe('FORBIDDEN');
    expect(await giving(person, organizer.personId, judgeOf(ours._id))).toBe('NOT_FOUND');
    expect(await giving(null, person.personId, judgeOf(ours._id))).toBe('UNAUTHENTICATED');
  });

  it('holds in scopes that exist and fit, and between dates in order', async () => {
    const administrator = await theAdministrator(app);
    const { personId } = await aPerson(app);
    const { _id } = await aChallenge(app);
    const wrong: [object, string, string][] = [
      [{ role: 'JUDGE', scope: { kind: 'PLATFORM' } }, 'scope.kind', 'WRONG_SCOPE'],
      [{ role: 'JUDGE', scope: { kind: 'CHALLENGE' } }, 'scope.id', 'REQUIRED'],
      [{ role: 'AUDITOR', scope: { kind: 'PLATFORM', id: 'x' } }, 'scope.id', 'NOT_ALLOWED'],
      [{ role: 'COUNTY_OFFICER', scope: { kind: 'REGION', id: '629999' } }, 'scope.id', 'UNKNOWN_SCOPE'],
      [{ role: 'ENTERPRISE_MEMBER', scope: { kind: 'ORGANIZATION', id: 'x' } }, 'scope.id', 'UNKNOWN_SCOPE'],
      [judgeOf(_id, { from: '2022-06-02T00:00:00Z', until: '2022-06-02T00:00:00Z' }), 'until', 'NOT_AFTER'],
    ];
    for (const [role, path, code] of wrong) {
      const answer = await giving(administrator, personId, role);
      expect(answer).toEqual({ __typename: 'InvalidInput', problems: [{ path, code }] });
    }
    expect(await giving(administrator, 'nobody', judgeOf(_id))).toBe('NOT_FOUND');
  });

  it('counts from its first to its last day, and from the next request on', async () => {
    const challenge = await aChallenge(app);
    const administrator = await theAdministrator(app);
    const judge = await aPerson(app);
    const now = app.clock.now().getTime();
    const dates = { from: new Date(now + day).toISOString(), until: new Date(now + 3 * day).toISOString() };
    const { id } = await giving(administrator, judge.personId, judgeOf(challenge._id, dates));
    const heldAfter = async (days: number) => {
      app.clock.set(new Date(now + days * day));
      return (await app.services.accounts.viewerOf({ ...request, bearer: judge.token })).roles.length;
    };
    const request = { requestId: 'r', address: null, idempotencyKey: null, language: 'en' as const };
    expect([await heldAfter(0.9), await heldAfter(1), await heldAfter(2.9), await heldAfter(3)]).toEqual([
      0, 1, 1, 0,
    ]);
    const again = await giving(administrator, judge.personId, judgeOf(challenge._id));
    expect([again.status, await heldAfter(4)]).toEqual(['GIVEN', 1]);
    const shown = await app.request(myRoles, null, { as: judge });
    expect(shown.data.me.roles.map(({ status }: { status: string }) => status)).toEqual(['ENDED', 'GIVEN']);
    const revoke =
      'mutation ($id: ID!) { revokeRole(id: $id) { __typename ... on RoleAssignment { status } } }';
    const revoked = await app.request(revoke, { id: again.id }, { as: judge });
    expect([revoked.data.revokeRole.status, await heldAfter(4)]).toEqual(['ENDED', 0]);
    const twice = await app.request(revoke, { id }, { as: judge });
    expect(twice.data.revokeRole.__typename).toBe('IllegalTransition');
    const foreign = await app.request(revoke, { id: again.id }, { as: await aPerson(app) });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
  });

  it('is given once by eight at the same moment, and once under one Idempotency-Key', async () => {
    const challenge = await aChallenge(app);
    const administrator = await theAdministrator(app);
    const [one, two] = [await aPerson(app), await aPerson(app)];
    const tries = Array.from({ length: 8 }, () =>
      giving(administrator, one.personId, judgeOf(challenge._id)),
    );
    const outcomes = (await Promise.all(tries)).map(({ __typename }) => __typename as string).sort();
    expect(outcomes).toEqual([...Array<string>(7).fill('Conflict'), 'RoleAssignment']);
    const key = { 'idempotency-key': 'give-once' };
    const ids = new Set<string>();
    for (let i = 0; i < 10; i++) {
      ids.add((await giving(administrator, two.personId, judgeOf(challenge._id), key)).id);
    }
    expect(ids.size).toBe(1);
    const other = await giving(administrator, one.personId, judgeOf(challenge._id), key);
    expect(other).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('an invitation', () => {
  const input = (email: string, roles: object[] = []) => ({
    name: { lang: 'EN', text: 'New' },
    email,
    roles,
  });
  const linkFor = async (personId: string) => (await app.messages.listFor(personId))[0]!.parameters.link!;

  it('brings somebody in by a link that works once, for seven days', async () => {
    const challenge = await aChallenge(app);
    const organizer = await anOrganizer(app, challenge);
    const variables = { input: input(' New@People.example', [judgeOf(challenge._id)]) };
    const invited = await app.request(invite, variables, { as: organizer });
    const person = invited.data.invitePerson;
    expect(person).toMatchObject({ email: 'new@people.example', account: { status: 'INVITED' } });
    expect(person.roles).toEqual([{ role: 'JUDGE' }]);
    expect(JSON.stringify(invited)).not.toContain(await linkFor(person.id));
    const accepting = async () =>
      (await app.request(accept, { link: await linkFor(person.id) })).data.acceptInvitation;
    app.clock.advance(7 * day);
    expect((await accepting()).problems).toEqual([{ path: 'link', code: 'INVALID_LINK' }]);
    const old = await linkFor(person.id);
    const again = await app.request(invite, { input: input('new@people.example') }, { as: organizer });
    expect(again.data.invitePerson).toMatchObject({ id: person.id, account: { status: 'INVITED' } });
    expect((await app.request(accept, { link: old })).data.acceptInvitation.__typename).toBe('InvalidInput');
    expect(await accepting()).toEqual({ __typename: 'LoginSuccess', me: { id: person.id } });
    expect((await accepting()).problems).toEqual([{ path: 'link', code: 'INVALID_LINK' }]);
  });

  it('gives nothing the inviter may not give, and then invites nobody', async () => {
    const organizer = await anOrganizer(app, await aChallenge(app));
    const count = () => app.kernel.connection.collection('people').countDocuments();
    const before = await count();
    const administrator = { role: 'ADMINISTRATOR', scope: { kind: 'PLATFORM' } };
    const refused = await app.request(
      invite,
      { input: input('x@people.example', [administrator]) },
      { as: organizer },
    );
    expect(codeOf(refused)).toBe('FORBIDDEN');
    const malformed = await app.request(invite, { input: input('not an address') }, { as: organizer });
    expect(malformed.data.invitePerson.problems).toEqual([{ path: 'email', code: 'MALFORMED' }]);
    const nameless = await app.request(invite, { input: { email: 'y@people.example' } }, { as: organizer });
    expect(nameless.data.invitePerson.problems).toEqual([{ path: 'name', code: 'REQUIRED' }]);
    const unreachable = await app.request(
      invite,
      { input: { name: { lang: 'EN', text: 'Z' } } },
      { as: organizer },
    );
    expect(unreachable.data.invitePerson.problems).toEqual([{ path: 'email', code: 'REQUIRED' }]);
    expect(codeOf(await app.request(invite, { input: input('z@people.example') }))).toBe('UNAUTHENTICATED');
    expect(await count()).toBe(before);
  });

  it('makes a first administrator only while there is none', async () => {
    await theAdministrator(app);
    expect(await app.services.accounts.createFirstAdministratorLink()).toBeNull();
  });
});

describe('people', () => {
  it('are listed for staff, by as many commands for three as for one', async () => {
    const organizer = await anOrganizer(app, await aChallenge(app));
    const list =
      'query ($n: Int!) { people(first: $n) { edges { node { name { text } email account { status } roles { role } } } } }';
    const commandsFor = (n: number) => app.commandsDuring(() => app.request(list, { n }, { as: organizer }));
    await commandsFor(1);
    expect(await commandsFor(3)).toEqual(await commandsFor(1));
    expect(codeOf(await app.request(list, { n: 1 }, { as: await aPerson(app) }))).toBe('FORBIDDEN');
    expect(codeOf(await app.request(list, { n: 1 }))).toBe('UNAUTHENTICATED');
  });

  it('are found by part of a name; by address or number where all of these may be told', async () => {
    const organizer = await anOrganizer(app, await aChallenge(app));
    const wanted = await aPerson(app, { name: 'Somebody (rare).name' });
    const list = 'query ($query: String) { people(first: 100, query: $query) { edges { node { id } } } }';
    const found = async (query: string, as: Somebody) => {
      const { data } = await app.request(list, { query }, { as });
      return (data.people.edges as { node: { id: string } }[]).map(({ node }) => node.id);
    };
    const administrator = await theAdministrator(app);
    expect(await found('BODY (rare).N', organizer)).toEqual([wanted.personId]);
    expect(await found('(rare)xname', organizer)).toEqual([]);
    expect(await found(wanted.login, administrator)).toEqual([wanted.personId]);
    expect(await found(wanted.login, organizer)).toEqual([]);
    expect((await found(' ', administrator)).length).toBeGreaterThan(2);
    const one = 'query ($id: ID!) { person(id: $id) { name { text } } }';
    const { data } = await app.request(one, { id: wanted.personId }, { as: organizer });
    expect(data.person).toEqual({ name: { text: 'Somebody (rare).name' } });
    expect(codeOf(await app.request(one, { id: wanted.personId }, { as: wanted }))).toBe('FORBIDDEN');
  });
});

describe('an access token', () => {
  const create = `mutation ($name: String!, $until: DateTime) { createAccessToken(name: $name, expiresAt: $until) {
    __typename ... on AccessTokenCreated { token accessToken { id name expiresAt } }
    ... on InvalidInput { problems { path code } } } }`;

  it('is made in a session, shown once, usable until it ends or is revoked, and makes no other', async () => {
    const person = await aPerson(app);
    const signIn = 'mutation ($l: String!, $p: String!) { login(login: $l, password: $p) { __typename } }';
    const signedIn = await app.request(signIn, { l: person.login, p: person.password });
    const session = { headers: { cookie: signedIn.headers.get('set-cookie')!.split(';')[0]! } };
    const until = new Date(app.clock.now().getTime() + day).toISOString();
    const created = (await app.request(create, { name: 'script', until }, session)).data.createAccessToken;
    expect(created.token).toMatch(/^dj_[\w-]{43}$/);
    expect(created.accessToken).toMatchObject({ name: 'script', expiresAt: until });
    const works = async () => (await app.request(myRoles, null, { as: created })).data.me !== null;
    expect(await works()).toBe(true);
    expect(codeOf(await app.request(create, { name: 'next' }, { as: created }))).toBe('FORBIDDEN');
    const listed = await app.request('{ accessTokens { name lastUsedAt } }', null, session);
    const now = app.clock.now().toISOString();
    expect(listed.data.accessTokens).toContainEqual({ name: 'script', lastUsedAt: now });
    expect(JSON.stringify(listed)).not.toContain(created.token.slice(3));
    app.clock.advance(day);
    expect(await works()).toBe(false);
    const late = await app.request(create, { name: ' ', until }, session);
    const problems = [
      { path: 'name', code: 'REQUIRED' },
      { path: 'expiresAt', code: 'IN_THE_PAST' },
    ];
    expect(late.data.createAccessToken.problems).toEqual(problems);
    const other = (await app.request(create, { name: 'other' }, session)).data.createAccessToken;
    const revoke = 'mutation ($id: ID!) { revokeAccessToken(id: $id) { name } }';
    const foreign = await app.request(revoke, { id: other.accessToken.id }, { as: await aPerson(app) });
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    await app.request(revoke, { id: other.accessToken.id }, session);
    expect((await app.request(myRoles, null, { as: other })).data.me).toBeNull();
  });
});
