import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Somebody, startTestApp, type TestApp, theAdministrator } from '../factories/index.js';
import { asker, failures } from './ask.js';

let app: TestApp;
let ask: ReturnType<typeof asker>;
let administrator: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  administrator = await theAdministrator(app);
});
afterAll(() => app.close());

const because = { reason: 'the messages never came' };
const issue = (id: string, as: Somebody, act: object = because, headers: Record<string, string> = {}) =>
  ask(
    `mutation ($id: ID!, $act: ActInput!) { issueAccountLink(id: $id, act: $act) { __typename
      ... on IssuedLink { purpose link expiresAt account { id status } } ${failures} } }`,
    { id, act },
    as,
    headers,
  );
const follow = (name: 'acceptInvitation' | 'resetPassword', link: string) =>
  ask(
    `mutation ($link: String!) { ${name}(link: $link, ${name === 'resetPassword' ? 'newPassword' : 'password'}: "another long password") {
      __typename ... on LoginSuccess { me { id } } ${failures} } }`,
    { link },
  );

async function accountOf(personId: string): Promise<string> {
  const viewer = await administrator.viewer();
  return (await app.services.accounts.accountsOf(viewer, [personId]))[0]!._id;
}

async function aGuest(): Promise<{ personId: string; id: string; sent: string }> {
  const name = { lang: 'en' as const, text: 'Guest', translations: [] };
  const guest = { name, email: `guest-${app.kernel.id()}@people.example` };
  const { personId, link } = await app.services.accounts.invite(await administrator.viewer(), guest);
  return { personId, id: await accountOf(personId), sent: link!.secret };
}

const invalidLink = { problems: [{ path: 'link', code: 'INVALID_LINK' }] };

describe('a link to an account', () => {
  it('lets an invited person in, once, and voids the one that was sent', async () => {
    const { id, personId, sent } = await aGuest();
    const issued = await issue(id, administrator);
    expect(issued).toMatchObject({ purpose: 'INVITE', account: { id, status: 'INVITED' } });
    expect(new Date(issued.expiresAt as string).getTime()).toBe(app.clock.now().getTime() + 7 * 86_400_000);
    expect(await follow('acceptInvitation', sent)).toMatchObject(invalidLink);
    expect(await follow('resetPassword', issued.link)).toMatchObject(invalidLink);
    expect(await follow('acceptInvitation', issued.link)).toMatchObject({ me: { id: personId } });
    expect(await follow('acceptInvitation', issued.link)).toMatchObject(invalidLink);
  });

  it('lets somebody who cannot sign in choose a new password', async () => {
    const person = await aPerson(app);
    const issued = await issue(await accountOf(person.personId), administrator);
    expect(issued).toMatchObject({ purpose: 'RESET', account: { status: 'ACTIVE' } });
    expect(await follow('resetPassword', issued.link)).toMatchObject({ me: { id: person.personId } });
  });

  it('stands in the history of the account with its reason, and without the link', async () => {
    const { id } = await aGuest();
    expect(await issue(id, administrator, {})).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    const { link } = await issue(id, administrator);
    const facts = await app.kernel.connection.collection('history').find({ subjectId: id }).toArray();
    expect(facts.map(({ action }) => action as string)).toEqual(['create', 'issueLink']);
    for (const name of ['history', 'historyValues', 'outbox', 'oneTimeLinks', 'messages']) {
      const rows = await app.kernel.connection.collection(name).find().toArray();
      expect(JSON.stringify(rows)).not.toContain(link as string);
    }
  });

  it('is one act under one key, and works only as it was told last', async () => {
    const { id, personId } = await aGuest();
    const key = { 'idempotency-key': 'a link for the guest' };
    const first = await issue(id, administrator, because, key);
    const again = await issue(id, administrator, because, key);
    expect(again).toMatchObject({ __typename: 'IssuedLink', purpose: 'INVITE', account: { id } });
    const acts = await app.kernel.connection.collection('history').find({ subjectId: id }).toArray();
    expect(acts.map(({ action }) => action as string)).toEqual(['create', 'issueLink']);
    expect(await follow('acceptInvitation', first.link)).toMatchObject(invalidLink);
    expect(await follow('acceptInvitation', again.link)).toMatchObject({ me: { id: personId } });
  });

  it('is no more told under its key once the account is locked', async () => {
    const { personId } = await aPerson(app);
    const id = await accountOf(personId);
    const key = { 'idempotency-key': 'a link to be refused' };
    await issue(id, administrator, because, key);
    await app.services.accounts.lock(await administrator.viewer(), id, { reason: 'left' });
    expect(await issue(id, administrator, because, key)).toEqual({ codes: ['FORBIDDEN'] });
  });

  it('is for administrators to hand out, to others than themselves, and not to locked accounts', async () => {
    const { id } = await aGuest();
    expect(await issue(id, await aPerson(app))).toEqual({ codes: ['FORBIDDEN'] });
    const own = await accountOf(administrator.personId);
    expect(await issue(own, administrator)).toEqual({ codes: ['FORBIDDEN'] });
    const locked = await accountOf((await aPerson(app)).personId);
    await app.services.accounts.lock(await administrator.viewer(), locked, { reason: 'left' });
    expect(await issue(locked, administrator)).toMatchObject({
      ...{ __typename: 'IllegalTransition', state: 'locked' },
    });
  });
});
