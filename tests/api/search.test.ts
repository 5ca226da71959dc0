import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  anEnterprise,
  aRequirement,
  type Cast,
  type Data,
  type RequirementWish,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { asker } from './ask.js';

let app: TestApp;
let cast: Cast;
let ask: ReturnType<typeof asker>;
const ids = new Map<string, string>();

const both = (zh: string, en: string) => ({
  lang: 'zh-CN' as const,
  text: zh,
  translations: [{ lang: 'en' as const, text: en }],
});

const wishes: Record<string, RequirementWish> = {
  gas: {
    title: both('低浓度瓦斯催化氧化催化剂', 'Catalyst for low-concentration coal-mine gas'),
    ...{ field: 'petrochemical', budget: 200_000_000n, deadline: new Date('2022-05-05T00:00:00Z') },
  },
  angelica: {
    title: both('当归有效成分提取', 'Extraction of angelica with a <b>green</b> catalyst'),
    ...{ field: 'biomedicine', budget: 80_000_000n, deadline: new Date('2022-08-01T00:00:00Z') },
  },
  starch: {
    title: both('马铃薯淀粉废水利用', 'Waste water of potato starch & more'),
    ...{ field: 'biomedicine', budget: null, deadline: new Date('2022-06-15T00:00:00Z') },
  },
};

beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aCast(app);
  for (const [name, wish] of Object.entries(wishes)) {
    const { requirement } = await aRequirement(app, { cast, status: 'released', ...wish });
    ids.set(name, requirement._id);
    app.clock.advance(60_000);
  }
  await app.outbox.drain();
});
afterAll(() => app.close());

const document = `query ($query: String!, $kinds: [SearchKind!], $filter: SearchFilterInput, $facets: [String!], $sort: String, $first: Int, $after: String) {
  search(query: $query, kinds: $kinds, filter: $filter, facets: $facets, sort: $sort, first: $first, after: $after) {
    totalCount matched counts { kind count } facets { name values { value count } } pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { kind requirement { id title { text } } highlights { field lang html } } } } }`;

async function search(query: string, variables: object = {}, as: Somebody | null = null): Promise<Data> {
  return ask(document, { kinds: ['REQUIREMENT'], ...variables, query }, as);
}

const nameOf = (id: string) => [...ids].find(([, known]) => known === id)?.[0] ?? 'another';
const namesIn = (found: Data): string[] => found.edges.map(({ node }: Data) => nameOf(node.requirement.id));
const counts = (found: Data, name: string): Record<string, number> =>
  Object.fromEntries(
    found.facets
      .find((each: Data) => each.name === name)
      .values.map(({ value, count }: Data) => [value, count]),
  );

describe('searching', () => {
  it.each([
    ['催化剂', ['gas']],
    ['低浓度瓦斯', ['gas']],
    ['catalyst', ['angelica', 'gas']],
    ['catalsyt', ['angelica', 'gas']],
    ['当归 extraction', ['angelica']],
    ['淀', ['starch']],
  ])('%s finds what is meant', async (query, expected) => {
    expect(namesIn(await search(query)).sort()).toEqual(expected);
  });

  it('finds a code as it is typed, and nothing else', async () => {
    const { data } = await app.request(`{ requirement(id: "${ids.get('starch')!}") { code } }`);
    expect(namesIn(await search(data.requirement.code))).toEqual(['starch']);
  });

  it('shows what matched in escaped HTML', async () => {
    const found = await search('green');
    const { highlights } = found.edges[0].node;
    expect(highlights).toContainEqual({
      ...{ field: 'title', lang: 'EN' },
      html: 'Extraction of angelica with a &lt;b&gt;<em>green</em>&lt;/b&gt; catalyst',
    });
  });

  it('counts a facet as if the filter did not speak of it', async () => {
    const facets = ['field', 'budget', 'status', 'deadline'];
    const all = await search('', { facets });
    expect(counts(all, 'field')).toEqual({ biomedicine: 2, petrochemical: 1 });
    const narrowed = await search('', { facets, filter: { fields: ['biomedicine'] } });
    expect(narrowed.totalCount).toBe(2);
    expect(counts(narrowed, 'field')).toEqual({ biomedicine: 2, petrochemical: 1 });
    expect(counts(narrowed, 'budget')).toMatchObject({ '50000000-100000000': 1, '200000000-500000000': 0 });
    expect(counts(narrowed, 'deadline')).toMatchObject({ '7-days': 0, '90-days': 1, later: 1 });
    const twice = await search('', { facets, filter: { fields: ['biomedicine'], budgetMin: '1' } });
    expect(counts(twice, 'field')).toEqual({ biomedicine: 1, petrochemical: 1 });
    expect(counts(twice, 'status')).toEqual({ released: 1 });
  });

  it('orders by what is asked for, and goes on where a page ended', async () => {
    expect(namesIn(await search('', { sort: 'DEADLINE_ASC' }))).toEqual(['gas', 'starch', 'angelica']);
    const first = await search('', { sort: 'BUDGET_DESC', first: 2 });
    expect([namesIn(first), first.pageInfo.hasNextPage]).toEqual([['gas', 'angelica'], true]);
    const next = await search('', { sort: 'BUDGET_DESC', first: 2, after: first.pageInfo.endCursor });
    expect([namesIn(next), next.pageInfo]).toMatchObject([['starch'], { hasNextPage: false }]);
    const odd = await search('', { sort: 'BUDGET_DESC', first: 2, after: first.edges[0].cursor });
    expect(namesIn(odd)).toEqual(['angelica', 'starch']);
    const beyond = await search('', { after: next.pageInfo.endCursor });
    expect(beyond).toMatchObject({ edges: [], totalCount: 3, pageInfo: { hasNextPage: false } });
  });

  it('lists requirements that a query means, filtered and ordered as lists are', async () => {
    const list = `query ($query: String, $filter: RequirementFilterInput, $sort: RequirementSort, $challenge: String) {
      requirements(query: $query, filter: $filter, sort: $sort, challenge: $challenge) { totalCount edges { node { id } } } }`;
    const names = async (variables: object) =>
      (await ask(list, variables)).edges.map(({ node }: Data) => nameOf(node.id));
    expect(await names({ query: 'catalyst', sort: 'BUDGET_ASC' })).toEqual(['angelica', 'gas']);
    expect(await names({ query: 'catalyst', filter: { fields: ['biomedicine'] } })).toEqual(['angelica']);
    expect(
      await names({ query: 'catalyst', filter: { regions: ['620000'], budgetMin: '100000000' } }),
    ).toEqual(['gas']);
    expect(
      await names({ query: 'catalyst', challenge: cast.challenge.slug, filter: { mine: true } }),
    ).toEqual([]);
    expect(await names({ query: '   ' })).toHaveLength(3);
    expect(await ask(list, { query: 'catalyst', sort: 'CODE_ASC' })).toEqual({ codes: ['INVALID_INPUT'] });
  });

  it('suggests what begins with what is typed', async () => {
    const suggest = 'query ($prefix: String!) { suggest(prefix: $prefix) { kind record text html } }';
    expect(await ask(suggest, { prefix: 'pota' })).toMatchObject([
      {
        kind: 'REQUIREMENT',
        record: ids.get('starch'),
        html: 'Waste water of <em>potato</em> starch &amp; more',
      },
    ]);
    expect(await ask(suggest, { prefix: '' })).toEqual([]);
  });

  it('tells which others are alike', async () => {
    const similar = 'query ($id: ID!) { similarRequirements(id: $id) { id } }';
    const found = await ask(similar, { id: ids.get('gas') });
    expect(nameOf(found[0].id)).toBe('angelica');
    expect(await ask(similar, { id: 'nothing' })).toEqual([]);
  });
});

describe('what is odd', () => {
  it.each([
    '.*',
    '(a+)+$',
    '$ne',
    '<script>alert(1)</script>',
    '🚰',
    '?',
    'a',
    '"',
    '\\',
    '{"$gt":""}',
    '\u0000',
  ])('the query %j is just a text', async (query) => {
    expect((await search(query)).codes).toBeUndefined();
    expect(
      (await ask('query ($q: String!) { suggest(prefix: $q) { record } }', { q: query })).codes,
    ).toBeUndefined();
  });

  it('names what is allowed where something is not', async () => {
    const problems = async (variables: object, query = '') => {
      const { errors } = await app.request(document, { query, kinds: ['REQUIREMENT'], ...variables });
      return errors?.flatMap(({ extensions }) => extensions.problems);
    };
    expect(await problems({ facets: ['field', 'secret'] })).toMatchObject([
      { path: 'facets.1', code: 'NOT_ALLOWED', message: expect.stringContaining('field, status, region') },
    ]);
    expect(await problems({ sort: 'PRICE' })).toMatchObject([
      { path: 'sort', message: expect.stringContaining('RELEVANCE, DATE_DESC') },
    ]);
    expect(await problems({}, 'x'.repeat(10_000))).toMatchObject([{ path: 'query', code: 'TOO_LONG' }]);
    expect(await problems({ filter: { regions: ['999999'] } })).toMatchObject([{ path: 'filter.regions.0' }]);
    expect(await problems({ after: 'nonsense' })).toMatchObject([{ path: 'after', code: 'BAD_CURSOR' }]);
    expect(await problems({ filter: { organizationKinds: ['enterprise'] } })).toMatchObject([
      { path: 'filter.organizationKinds' },
    ]);
    const operator = await app.request(document, { query: '', filter: { fields: [{ $ne: 'x' }] } });
    expect(operator.codes).toEqual(['BAD_REQUEST']);
  });
});

describe('a change', () => {
  it('is found once its event is delivered, and what may not be seen any more never', async () => {
    const { enterprise, member } = await anEnterprise(app);
    const inside = { ...cast, enterprise, member };
    const title = both('铼回收', 'Recovering rhenium');
    const { requirement } = await aRequirement(app, { cast: inside, status: 'selected', title });
    await app.outbox.drain();
    const found = async (as: Somebody | null = null) => (await search('rhenium', {}, as)).totalCount;
    expect([await found(), await found(member), await found(cast.member)]).toEqual([0, 1, 0]);
    const { requirements } = app.services;
    await requirements.confirm(await member.viewer(), requirement._id, requirement.publicVersion);
    await requirements.take(await cast.organizer.viewer(), requirement._id, 'release');
    expect(await found()).toBe(0);
    await app.outbox.drain();
    expect([await found(), await found(cast.member)]).toEqual([1, 1]);
    expect(app.synchronization.staleness.figures()).toMatchObject({ longest: 180_000 });
    const isOpen = { filter: { statuses: ['released'] } };
    await requirements.take(await member.viewer(), requirement._id, 'withdraw', { reason: 'sold' });
    await app.outbox.drain();
    expect((await search('rhenium', isOpen)).totalCount).toBe(0);
  });
});
