import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aChallenge,
  anEnterprise,
  aPerson,
  aRequirement,
  type Cast,
  type RequirementWish,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';

let app: TestApp;
let cast: Cast;
let slug: string;
const titles = new Map<string, string>();

/** Released, by name: budgets, deadlines, fields and regions that differ. */
const released: Record<string, RequirementWish> = {
  small: { budget: 100n, deadline: new Date('2022-09-01T00:00:00Z'), field: 'biomedicine' },
  large: { budget: 900_000_000_000n, deadline: new Date('2022-07-01T00:00:00Z'), field: 'petrochemical' },
  open: { budget: null, deadline: new Date('2022-08-01T00:00:00Z'), field: 'other' },
  twin: { budget: 100n, deadline: new Date('2022-07-01T00:00:00Z'), field: 'biomedicine', namePublic: false },
};

beforeAll(async () => {
  app = await startTestApp();
  cast = await aCast(app);
  slug = cast.challenge.slug;
  for (const [name, wish] of Object.entries(released)) {
    const { requirement } = await aRequirement(app, { cast, status: 'released', ...wish });
    titles.set(requirement._id, name);
    app.clock.advance(60_000);
  }
});
afterAll(() => app.close());

const list = `query ($challenge: String, $first: Int, $after: String, $filter: RequirementFilterInput, $sort: RequirementSort) {
  requirements(challenge: $challenge, first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

async function ask(variables: object, as: Somebody | null = null) {
  return app.request(list, { challenge: slug, ...variables }, { as });
}

async function named(variables: object, as: Somebody | null = null): Promise<string[]> {
  const { data, errors } = await ask(variables, as);
  expect(errors).toBeUndefined();
  expect(data.requirements.totalCount).toBe(data.requirements.edges.length);
  return data.requirements.edges.map(
    ({ node }: { node: { id: string } }) => titles.get(node.id) ?? 'another',
  );
}

/** The same list one by one, by its cursors. */
async function paged(sort: string, as: Somebody | null = null): Promise<string[]> {
  const names: string[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await ask({ first: 1, after, sort }, as);
    const { edges, pageInfo } = data.requirements;
    names.push(...edges.map(({ node }: { node: { id: string } }) => titles.get(node.id) ?? 'another'));
    if (!pageInfo.hasNextPage) return names;
    after = pageInfo.endCursor;
  }
}

describe('orders', () => {
  it.each([
    ['DEADLINE_ASC', ['large', 'twin', 'open', 'small']],
    ['DEADLINE_DESC', ['small', 'open', 'twin', 'large']],
    ['BUDGET_ASC', ['small', 'twin', 'large', 'open']],
    ['BUDGET_DESC', ['large', 'small', 'twin', 'open']],
    ['RELEASED_DESC', ['twin', 'open', 'large', 'small']],
    ['CODE_ASC', ['small', 'large', 'open', 'twin']],
  ])('%s lists all of them, page by page as at once', async (sort, expected) => {
    const names = await named({ sort });
    // Equal ones come in any order, but always in the same.
    expect(names.map(withoutTwins(sort))).toEqual(expected.map(withoutTwins(sort)));
    expect(await paged(sort)).toEqual(names);
  });

  it('puts drafts, which have neither code nor release, behind the others', async () => {
    const own = await aCast(app, { ...cast, challenge: (await aCast(app)).challenge });
    slug = own.challenge.slug;
    try {
      for (const deadline of [null, new Date('2022-10-01T00:00:00Z')])
        await aRequirement(app, { cast: own, deadline, budget: null });
      for (const sort of ['DEADLINE_ASC', 'BUDGET_ASC', 'BUDGET_DESC', 'RELEASED_DESC', 'CODE_ASC'])
        expect(await paged(sort, own.member)).toHaveLength(2);
    } finally {
      slug = cast.challenge.slug;
    }
  });
});

function withoutTwins(sort: string): (name: string) => string {
  const equal: Record<string, string[]> = { DEADLINE: ['large', 'twin'], BUDGET: ['small', 'twin'] };
  return (name) => (equal[sort.split('_')[0]!]?.includes(name) ? 'one of two' : name);
}

describe('filters', () => {
  it.each([
    [{ fields: ['biomedicine'] }, ['small', 'twin']],
    [{ fields: ['biomedicine', 'other'] }, ['open', 'small', 'twin']],
    [{ fields: [] }, ['large', 'open', 'small', 'twin']],
    [{ status: ['CLOSED'] }, []],
    [{ budgetMin: '101' }, ['large']],
    [{ budgetMin: '100', budgetMax: '100' }, ['small', 'twin']],
    [{ budgetMax: '900000000000' }, ['large', 'small', 'twin']],
    [{ deadlineAfter: '2022-07-01T00:00:00Z' }, ['open', 'small']],
    [{ deadlineBefore: '2022-08-01T00:00:00Z' }, ['large', 'twin']],
    [{ regions: ['620000'] }, ['large', 'open', 'small', 'twin']],
    [{ regions: ['620200'] }, []],
    [{ mine: true }, []],
  ])('%j', async (filter, expected) => {
    expect((await named({ filter })).sort()).toEqual(expected);
  });

  it('finds by organization only where the viewer may know it', async () => {
    const filter = { organization: cast.enterprise._id };
    expect((await named({ filter })).sort()).toEqual(['large', 'open', 'small']);
    expect((await named({ filter }, cast.organizer)).sort()).toEqual(['large', 'open', 'small', 'twin']);
    expect((await named({ filter: { mine: true } }, cast.member)).sort()).toEqual([
      'large',
      'open',
      'small',
      'twin',
    ]);
  });

  it.each([
    [{ filter: { budgetMin: '-1' } }, [{ path: 'filter.budgetMin', code: 'NEGATIVE' }]],
    [{ filter: { regions: ['620000', '999999'] } }, [{ path: 'filter.regions.1', code: 'UNKNOWN_REGION' }]],
    [{ first: -1 }, [{ path: 'first' }]],
    [{ after: 'W10=' }, [{ path: 'after', code: 'BAD_CURSOR' }]],
    [
      { after: Buffer.from('[{"$gt":""},{"$gt":""}]').toString('base64url') },
      [{ path: 'after', code: 'BAD_CURSOR' }],
    ],
  ])('refuses %j', async (variables, problems) => {
    const { status, errors } = await ask(variables);
    expect(status).toBeLessThan(500);
    expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', problems });
  });

  it('takes no operator objects where scalars belong', async () => {
    for (const operator of [{ $ne: null }, { $gt: '' }, { $regex: '.' }, { $where: '1' }, []]) {
      for (const variables of [
        { challenge: operator },
        { filter: { organization: operator } },
        { filter: { fields: [operator] } },
        { filter: { budgetMin: operator } },
        { after: operator },
      ]) {
        const { status, data, errors } = await ask(variables);
        expect(status).toBeLessThan(500);
        expect(data?.requirements?.edges ?? []).toEqual([]);
        if (!Array.isArray(operator)) expect(errors).toBeDefined();
      }
    }
  });

  it('knows no challenge that is missing or only planned', async () => {
    const planned = await aChallenge(app, { status: 'planned' });
    const strip = ({ data, errors }: Awaited<ReturnType<typeof ask>>) => [
      data,
      errors?.map(({ message }) => message),
    ];
    const missing = await ask({ challenge: 'nothing' });
    expect(missing.errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect(strip(await ask({ challenge: planned.slug }))).toEqual(strip(missing));
  });
});

describe('the public list', () => {
  it('is the same whatever there is that is not public', async () => {
    const queries = [
      {},
      { sort: 'BUDGET_ASC', first: 2 },
      { sort: 'CODE_ASC', filter: { fields: ['biomedicine'] } },
      { filter: { status: ['SUBMITTED', 'DRAFT'] } },
      { filter: { organization: cast.enterprise._id } },
    ];
    const looks = async (as: Somebody | null) =>
      Promise.all(
        queries.map(async (query) => (({ data, errors }) => ({ data, errors }))(await ask(query, as))),
      );
    const outsiders = [null, await aPerson(app), (await anEnterprise(app)).member];
    const before = await Promise.all(outsiders.map(looks));
    for (const status of ['draft', 'submitted', 'selected', 'rejected'] as const)
      await aRequirement(app, { cast, status, budget: 50n, field: 'biomedicine' });
    expect(await Promise.all(outsiders.map(looks))).toEqual(before);
  });

  it('costs as many database commands for one as for three, whoever asks for whatever', async () => {
    const everything = `query ($challenge: String, $first: Int, $status: [RequirementStatus!]) {
      requirements(challenge: $challenge, first: $first, sort: DEADLINE_DESC, filter: { status: $status }) {
        totalCount edges { node { id title { text } viewerActions challenge { slug } organization { name { text } }
          history { action } } } } }`;
    for (let n = 0; n < 3; n++) await aRequirement(app, { cast, status: 'submitted' });
    for (const [as, status] of [
      [null, 'RELEASED'],
      [cast.organizer, 'RELEASED'],
      [cast.organizer, 'SUBMITTED'],
      [cast.member, 'SUBMITTED'],
    ] as const) {
      const costs: string[][] = [];
      for (const first of [1, 3]) {
        const page = () => app.request(everything, { challenge: slug, first, status }, { as });
        costs.push((await app.commandsDuring(page)).sort());
      }
      expect(costs[1]).toEqual(costs[0]);
    }
  });
});
