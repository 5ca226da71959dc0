import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { creditCodeCheck } from '@duijie/shared';
import {
  aChallenge,
  type Answer,
  anOrganizer,
  aPerson,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

let app: TestApp;
let codes = 0;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const everything = `id name { text(lang: EN) } kind region regionName { text(lang: EN) } status version viewerActions creditCode
  aliases address { text } contact { name phone } claimedAt members { role status person { id } organization { id } }`;
const failures = `__typename ... on InvalidInput { problems { path code } } ... on Conflict { path }
  ... on IllegalTransition { state } ... on StaleState { actualVersion }`;
const claim = `mutation ($input: ClaimOrganizationInput!, $join: Boolean) {
  claimOrganization(input: $input, join: $join) { ${failures} ... on Organization { id status version creditCode } } }`;
const edit = `mutation ($id: ID!, $input: EditOrganizationInput!, $act: ActInput) {
  editOrganization(id: $id, input: $input, act: $act) { ${failures} ... on Organization { version region name { text } } } }`;
const show = `query ($id: ID!) { organization(id: $id) { ${everything} } }`;
const list = `query ($filter: OrganizationFilterInput, $first: Int, $after: String) {
  organizations(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id name { text } creditCode members { person { id } } } } } }`;
const addMember = `mutation ($id: ID!, $input: MemberInput!) { addMember(organizationId: $id, input: $input) {
  ${failures} ... on RoleAssignment { id role status until person { id name { text } } } } }`;
const endMembership = `mutation ($id: ID!, $until: DateTime) { endMembership(id: $id, until: $until) {
  ${failures} ... on RoleAssignment { status until } } }`;

const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) =>
  answer.errors?.[0]?.extensions.code;

function aCreditCode(): string {
  const first17 = `91620102MA${String(++codes).padStart(7, '0')}`;
  return first17 + creditCodeCheck(first17);
}

function details(name: string, more: object = {}) {
  const text = { lang: 'ZH_CN', text: name, translations: [{ lang: 'EN', text: `${name} Ltd.` }] };
  return { name: text, kind: 'ENTERPRISE', region: '620102', ...more };
}

async function claiming(who: Somebody, input: object, more: object = {}) {
  const answer = await app.request(claim, { input, ...more }, { as: who });
  return codeOf(answer) ?? answer.data.claimOrganization;
}

async function change(
  who: Somebody | null,
  action: string,
  id: string,
  act: object = { reason: 'a reason' },
) {
  const operation = `mutation ($id: ID!, $act: ActInput!) { ${action}Organization(id: $id, act: $act) {
    ${failures} ... on Organization { status } } }`;
  const answer = await app.request(operation, { id, act }, { as: who });
  return codeOf(answer) ?? answer.data[`${action}Organization`];
}

const seenBy = async (who: Somebody | null, id: string) =>
  (await app.request(show, { id }, { as: who })).data.organization;

/** An enterprise with its first signatory, verified. */
async function aVerifiedOne(name: string) {
  const signatory = await aPerson(app);
  const contact = { name: 'Zhang', phone: '0931-5550001' };
  const claimed = await claiming(
    signatory,
    details(name, { creditCode: aCreditCode(), aliases: ['Alias'], contact }),
  );
  expect(await change(await theAdministrator(app), 'verify', claimed.id)).toMatchObject({
    status: 'VERIFIED',
  });
  return { id: claimed.id as string, signatory };
}

describe('an organization', () => {
  it('is claimed by its first member and signatory, and seen by others once it is verified', async () => {
    const [claimant, stranger] = [await aPerson(app), await aPerson(app)];
    const creditCode = aCreditCode();
    const input = details('甲', { creditCode: creditCode.toLowerCase() });
    const claimed = await claiming(claimant, input);
    expect(claimed).toMatchObject({ status: 'CLAIMED', version: 1, creditCode });
    for (const who of [stranger, null]) expect(await seenBy(who, claimed.id)).toBeNull();
    const own = await seenBy(claimant, claimed.id);
    expect(own).toMatchObject({
      creditCode,
      viewerActions: ['EDIT'],
      regionName: { text: 'Chengguan District' },
    });
    const membership = {
      status: 'GIVEN',
      person: { id: claimant.personId },
      organization: { id: claimed.id },
    };
    expect(own.members).toHaveLength(2);
    for (const role of ['ENTERPRISE_MEMBER', 'ENTERPRISE_SIGNATORY'])
      expect(own.members).toContainEqual({ role, ...membership });
    expect(await change(claimant, 'verify', claimed.id)).toBe('FORBIDDEN');
    expect(await change(null, 'verify', claimed.id)).toBe('UNAUTHENTICATED');
    await change(await theAdministrator(app), 'verify', claimed.id);
    expect(await seenBy(stranger, claimed.id)).not.toBeNull();
    expect(codeOf(await app.request(claim, { input: details('乙') }))).toBe('UNAUTHENTICATED');
  });

  it('shows the public its name, kind and region only', async () => {
    const { id, signatory } = await aVerifiedOne('公开');
    const shown = await seenBy(null, id);
    expect(shown).toMatchObject({ name: { text: '公开 Ltd.' }, kind: 'ENTERPRISE', region: '620102' });
    const hidden = {
      creditCode: null,
      aliases: [],
      address: null,
      contact: null,
      claimedAt: null,
      members: [],
    };
    expect(shown).toMatchObject({ ...hidden, viewerActions: [] });
    expect(await seenBy(await aPerson(app), id)).toMatchObject(hidden);
    const organizer = await anOrganizer(app, await aChallenge(app));
    for (const who of [signatory, organizer, await theAdministrator(app)]) {
      const known = await seenBy(who, id);
      expect(known).toMatchObject({ contact: { name: 'Zhang', phone: '0931-5550001' }, aliases: ['Alias'] });
      expect(known.members).toHaveLength(2);
    }
    const officer = await aPerson(app, {
      roles: [{ role: 'county-officer', scope: { kind: 'region', id: '620100' } }],
    });
    expect(await seenBy(officer, id)).toMatchObject({ aliases: ['Alias'] });
  });

  it('is refused with every wrong field named, or when its credit code is taken, and then nothing is there', async () => {
    const person = await aPerson(app);
    const count = () => app.kernel.connection.collection('organizations').countDocuments();
    const before = await count();
    const wrong = details(' ', { creditCode: '91620102MA0000001X', region: '629999' });
    expect((await claiming(person, wrong)).problems).toEqual([
      { path: 'name', code: 'REQUIRED' },
      { path: 'region', code: 'UNKNOWN_REGION' },
      { path: 'creditCode', code: 'INVALID_CREDIT_CODE' },
    ]);
    expect(await claiming(person, details('旁人'), { join: false })).toBe('FORBIDDEN');
    expect(await count()).toBe(before);
    const creditCode = aCreditCode();
    const people = await Promise.all(Array.from({ length: 6 }, () => aPerson(app)));
    const outcomes = await Promise.all(people.map((each) => claiming(each, details('同码', { creditCode }))));
    const names = outcomes.map((each) => each.__typename as string).sort();
    expect(names).toEqual([...Array<string>(5).fill('Conflict'), 'Organization']);
    expect(outcomes).toContainEqual({ __typename: 'Conflict', path: 'creditCode' });
    expect(await count()).toBe(before + 1);
  });

  it('is edited by its people, but what was verified by administrators only', async () => {
    const { id, signatory } = await aVerifiedOne('改名');
    const editing = async (who: Somebody, input: object, act?: object) => {
      const answer = await app.request(edit, { id, input, act }, { as: who });
      return codeOf(answer) ?? answer.data.editOrganization;
    };
    expect(await editing(signatory, { region: '620900' })).toMatchObject({ region: '620900', version: 3 });
    const renamed = { name: { lang: 'ZH_CN', text: '新名' }, creditCode: null };
    const problems = ['name', 'creditCode'].map((path) => ({ path, code: 'VERIFIED' }));
    expect(await editing(signatory, renamed)).toMatchObject({ problems });
    expect(await editing(signatory, { region: '1' })).toMatchObject({
      problems: [{ path: 'region', code: 'UNKNOWN_REGION' }],
    });
    expect(await editing(await aPerson(app), { region: '620900' })).toBe('FORBIDDEN');
    const stale = await editing(signatory, { region: '620102' }, { expectedVersion: 2 });
    expect(stale).toEqual({ __typename: 'StaleState', actualVersion: 3 });
    const administrator = await theAdministrator(app);
    const name = { lang: 'ZH_CN', text: '新名' };
    expect(await editing(administrator, { name })).toMatchObject({ name: { text: '新名' }, version: 4 });
    const other = await aVerifiedOne('别家');
    const { creditCode } = await seenBy(administrator, other.id);
    expect(await editing(administrator, { creditCode })).toEqual({
      __typename: 'Conflict',
      path: 'creditCode',
    });
    expect(await seenBy(administrator, id)).toMatchObject({ version: 4 });
  });

  it('disappears from the public while it is suspended', async () => {
    const { id, signatory } = await aVerifiedOne('暂停');
    const administrator = await theAdministrator(app);
    expect(await change(administrator, 'suspend', id, {})).toMatchObject({
      problems: [{ path: 'act.reason' }],
    });
    expect(await change(administrator, 'suspend', id)).toMatchObject({ status: 'SUSPENDED' });
    expect(await seenBy(null, id)).toBeNull();
    expect(await seenBy(signatory, id)).toMatchObject({ status: 'SUSPENDED', viewerActions: [] });
    expect(await change(administrator, 'suspend', id)).toMatchObject({ state: 'suspended' });
    const member = { role: 'ENTERPRISE_MEMBER', name: { lang: 'EN', text: 'M' }, email: 'm@people.example' };
    const added = await app.request(addMember, { id, input: member }, { as: signatory });
    expect(added.data.addMember.problems).toEqual([{ path: 'organizationId', code: 'SUSPENDED' }]);
    expect(await change(administrator, 'reinstate', id)).toMatchObject({ status: 'VERIFIED' });
    expect(await seenBy(null, id)).not.toBeNull();
  });
});

describe('a membership', () => {
  it('is given and ended by signatories, and counts from the next request on', async () => {
    const { id, signatory } = await aVerifiedOne('成员');
    const person = await aPerson(app, { name: 'Known' });
    const add = async (who: Somebody, input: object) => {
      const answer = await app.request(addMember, { id, input }, { as: who });
      return codeOf(answer) ?? answer.data.addMember;
    };
    const name = { lang: 'EN', text: 'Somebody' };
    const known = { role: 'ENTERPRISE_MEMBER', name, email: person.login };
    const added = await add(signatory, known);
    expect(added).toMatchObject({ status: 'GIVEN', until: null, person: { id: person.personId } });
    expect(await seenBy(person, id)).toMatchObject({ viewerActions: ['EDIT'] });
    expect(await add(signatory, known)).toEqual({ __typename: 'Conflict', path: 'role' });
    expect(await add(person, { ...known, email: 'other@people.example' })).toBe('FORBIDDEN');
    expect(await add(signatory, { role: 'ENTERPRISE_SIGNATORY', name, phone: '0931-5550002' })).toMatchObject(
      {
        person: { name: { text: 'Somebody' } },
      },
    );
    const end = async (who: Somebody, until: Date | null = null) => {
      const answer = await app.request(endMembership, { id: added.id, until }, { as: who });
      return codeOf(answer) ?? answer.data.endMembership;
    };
    expect(await end(await aPerson(app))).toBe('NOT_FOUND');
    const later = new Date(app.clock.now().getTime() + 1_000);
    expect(await end(signatory, later)).toEqual({
      __typename: 'RoleAssignment',
      status: 'GIVEN',
      until: later.toISOString(),
    });
    expect(await seenBy(person, id)).toMatchObject({ viewerActions: ['EDIT'] });
    app.clock.advance(1_000);
    expect(await seenBy(person, id)).toMatchObject({ viewerActions: [], creditCode: null });
    expect(await end(signatory)).toMatchObject({ status: 'ENDED', until: later.toISOString() });
    expect((await end(signatory)).__typename).toBe('IllegalTransition');
  });
});

describe('organizations', () => {
  it('are searched by the beginning of a name, kind and region; aliases only by staff', async () => {
    const organizer = await anOrganizer(app, await aChallenge(app));
    for (const [name, region] of [
      ['搜索一', '620102'],
      ['搜索二', '620900'],
      ['搜索三', '110108'],
    ] as const) {
      const input = details(name, { region, aliases: [`别名${name}`], creditCode: aCreditCode() });
      const { id } = await claiming(organizer, input, { join: false });
      await change(await theAdministrator(app), 'verify', id);
    }
    await claiming(organizer, details('搜索未核'), { join: false });
    const found = async (who: Somebody | null, filter: object) => {
      const { data } = await app.request(list, { filter }, { as: who });
      return data.organizations.edges
        .map((edge: { node: { name: { text: string } } }) => edge.node.name.text)
        .sort();
    };
    const all = ['搜索一', '搜索三', '搜索二'];
    expect(await found(null, { query: ' 搜索' })).toEqual(all);
    expect(await found(organizer, { query: '搜索' })).toEqual([...all, '搜索未核'].sort());
    expect(await found(null, { query: '搜索', region: '620000' })).toEqual(['搜索一', '搜索二']);
    expect(await found(null, { query: '搜索', region: '620900', kind: 'ENTERPRISE' })).toEqual(['搜索二']);
    expect(await found(null, { query: '搜索', kind: 'HOSPITAL' })).toEqual([]);
    expect(await found(null, { query: '索' })).toEqual([]);
    expect(await found(null, { query: '搜索一 LTD' })).toEqual(['搜索一']);
    expect([await found(null, { query: '别名搜索' }), await found(organizer, { query: '别名搜索' })]).toEqual(
      [[], all],
    );
    expect(await found(null, { query: '搜索', status: 'CLAIMED' })).toEqual([]);
    const unknown = await app.request(list, { filter: { region: '629999' } });
    expect(codeOf(unknown)).toBe('INVALID_INPUT');
  });

  it('are paged by cursor, by as many commands for three as for one', async () => {
    const administrator = await theAdministrator(app);
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer = await app.request(list, { first: 3, after }, { as: administrator });
      const { edges, pageInfo, totalCount } = page.data.organizations;
      pages.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor as string) : null;
      expect(totalCount).toBeGreaterThan(3);
    } while (after !== null);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages.length).toBe(await app.kernel.connection.collection('organizations').countDocuments());
    const commandsFor = (first: number) =>
      app.commandsDuring(() => app.request(list, { first }, { as: administrator }));
    expect(await commandsFor(3)).toEqual(await commandsFor(1));
  });
});
