import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aPerson,
  aRequirement,
  type Cast,
  type Somebody,
  startTestApp,
  type TestApp,
} from '../factories/index.js';
import { asker, english, failures } from './ask.js';

let app: TestApp;
let cast: Cast;
let ask: ReturnType<typeof asker>;
let me: Somebody;
beforeAll(async () => {
  app = await startTestApp();
  ask = asker(app);
  cast = await aCast(app);
  me = await aPerson(app);
  await aCatalyst();
});
afterAll(() => app.close());

async function aCatalyst(): Promise<void> {
  app.clock.advance(60_000);
  const title = { lang: 'en' as const, text: 'A catalyst', translations: [] };
  await aRequirement(app, { cast, status: 'released', title, budget: 100n });
  await app.outbox.drain();
  app.clock.advance(60_000);
}

const save = `mutation ($input: SaveSearchInput!) { saveSearch(input: $input) { __typename ${failures}
  ... on SavedSearch { id name query kinds filter { fields regions budgetMin deadlineAfter } newCount } } }`;
const list = '{ savedSearches { id name newCount } }';

describe('a saved search', () => {
  it('tells how much is new since it was seen last, and is nobody else’s', async () => {
    const filter = { fields: ['biomedicine'], budgetMin: '50', deadlineAfter: '2022-05-01T00:00:00.000Z' };
    const input = { name: ' Catalysts ', query: 'catalyst', kinds: ['REQUIREMENT'], filter };
    const saved = await ask(save, { input }, me);
    expect(saved).toMatchObject({
      ...input,
      name: 'Catalysts',
      filter: { ...filter, regions: null },
      newCount: 0,
    });
    await aCatalyst();
    await aCatalyst();
    expect(await ask(list, {}, me)).toMatchObject([{ newCount: 2 }]);
    const see = 'mutation ($id: ID!) { seeSavedSearch(id: $id) { ... on SavedSearch { newCount } } }';
    const { id } = saved;
    expect(await ask(see, { id }, await aPerson(app))).toEqual({ codes: ['NOT_FOUND'] });
    expect(await ask(see, { id }, me)).toEqual({ newCount: 0 });
    await aCatalyst();
    expect(await ask(list, {}, me)).toMatchObject([{ newCount: 1 }]);
    const forget = 'mutation ($id: ID!) { forgetSavedSearch(id: $id) { ... on SavedSearch { name } } }';
    expect(await ask(forget, { id }, me)).toEqual({ name: 'Catalysts' });
    expect(await ask(list, {}, me)).toEqual([]);
  });

  it('must be one that could be made', async () => {
    const input = { name: 'Mine', query: '', kinds: ['TEAM'], filter: { budgetMin: '1' } };
    expect(await ask(save, { input }, me)).toMatchObject({ problems: [{ path: 'filter.budgetMin' }] });
    expect(await ask(save, { input: { name: ' ', query: '' } }, me)).toMatchObject({
      problems: [{ path: 'input.name', code: 'REQUIRED' }],
    });
    expect(await ask(save, { input: { name: 'Mine', query: 'x'.repeat(1001) } }, me)).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await ask(list, {}, me)).toEqual([]);
  });
});

describe('search that does not answer', () => {
  it('says so by a code, while everything else goes on', async () => {
    const alone = await startTestApp({ meili: { url: 'http://127.0.0.1:9', masterKey: undefined } });
    try {
      const around = await aCast(alone);
      await aRequirement(alone, {
        cast: around,
        status: 'released',
        title: { ...english('Need'), lang: 'en', translations: [] },
      });
      expect(
        (await alone.request('{ search(query: "need") { totalCount } challenges { totalCount } }')).data,
      ).toEqual({
        search: null,
        challenges: { totalCount: 1 },
      });
      const asked = [
        'search(query: "need") { totalCount }',
        'suggest(prefix: "n") { text }',
        'requirements(query: "n") { totalCount }',
      ];
      for (const each of asked)
        expect((await alone.request(`{ ${each} }`)).codes).toEqual(['SEARCH_UNAVAILABLE']);
      expect((await alone.request('{ requirements { totalCount } }')).data.requirements.totalCount).toBe(1);
      await alone.outbox.drain();
      expect((await alone.outbox.counts()).waiting).toBeGreaterThan(0);
      expect(await alone.send('/searchz')).toMatchObject({
        status: 200,
        text: expect.stringContaining('"ready":false'),
      });
    } finally {
      await alone.close();
    }
  });
});
