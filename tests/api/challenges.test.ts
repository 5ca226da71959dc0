import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aChallenge,
  anOrganizer,
  aPerson,
  type Data,
  type Somebody,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';
import { asker, english, failures } from './ask.js';

const shown = `... on Challenge {
  id slug status version viewerActions programme name { text } summary { text(lang: ZH_CN) } year edition region
  codePrefix stages { code from until } dictionaries requirementDeadline awardSlots
}`;

const create = `mutation ($input: CreateChallengeInput!) {
  createChallenge(input: $input) { __typename ${shown} ${failures} } }`;
const editDictionary = `mutation ($id: ID!, $dictionary: DictionaryInput!) {
  editChallengeDictionary(id: $id, dictionary: $dictionary) { __typename ${failures}
    ... on Challenge { dictionaries dictionary(name: "fields") { code retired name { text } } } } }`;
const move = `mutation ($id: ID!, $action: ChallengeMove!) {
  moveChallenge(id: $id, action: $action) { __typename ${failures} ... on Challenge { status } } }`;
const bySlug = `query ($slug: String!) { challenge(slug: $slug) { id slug status } }`;

describe('challenges', () => {
  let app: TestApp;
  let administrator: Somebody;
  /** Organizes another challenge. */
  let stranger: Somebody;
  let ask: ReturnType<typeof asker>;
  let prefix = 3000;

  beforeAll(async () => {
    app = await startTestApp({ now: '2022-03-01T00:00:00Z' });
    ask = asker(app);
    administrator = await theAdministrator(app);
    stranger = await anOrganizer(app, await aChallenge(app));
  });
  afterAll(() => app.close());

  const newChallenge = (fields: object = {}) => {
    const number = ++prefix;
    return {
      slug: `edition-${number}`,
      programme: 'technology-challenge',
      name: { lang: 'ZH_CN', text: '创新挑战赛', translations: [english('Innovation Challenge')] },
      summary: { lang: 'EN', text: 'Needs', translations: [{ lang: 'ZH_CN', text: '需求' }] },
      year: 2022,
      edition: 7,
      region: '620000',
      codePrefix: `GS${number}`,
      ...fields,
    };
  };
  /** A planned challenge with its organizer. */
  const planned = async (fields: object = {}) => {
    const { _id, slug } = await aChallenge(app, { status: 'planned', ...fields });
    return { id: _id, slug, organizer: await anOrganizer(app, { _id }) };
  };
  const startCollecting = (id: string, as: Somebody) => ask(move, { id, action: 'START_COLLECTING' }, as);

  it('are planned by administrators, whole', async () => {
    const stages = [
      {
        code: 'collecting',
        name: english('Collecting'),
        from: '2022-03-01T00:00:00.000Z',
        until: '2022-05-01T00:00:00.000Z',
      },
    ];
    const dictionaries = [
      { name: 'fields', entries: [{ code: 'biomedicine', name: english('Biomedicine') }] },
    ];
    const input = newChallenge({
      stages,
      dictionaries,
      requirementDeadline: '2022-08-31T16:00:00.000Z',
      awardSlots: 2,
    });
    expect(await ask(create, { input }, administrator)).toMatchObject({
      __typename: 'Challenge',
      slug: input.slug,
      status: 'PLANNED',
      version: 1,
      viewerActions: ['EDIT'],
      name: { text: '创新挑战赛' },
      summary: { text: '需求' },
      region: '620000',
      codePrefix: input.codePrefix,
      stages: [{ code: 'collecting', from: stages[0]!.from, until: stages[0]!.until }],
      dictionaries: ['fields'],
      requirementDeadline: '2022-08-31T16:00:00.000Z',
      awardSlots: 2,
    });
  });

  it('are planned by nobody else', async () => {
    const input = newChallenge();
    expect(await ask(create, { input }, stranger)).toEqual({ codes: ['FORBIDDEN'] });
    expect(await ask(create, { input }, null)).toEqual({ codes: ['UNAUTHENTICATED'] });
    expect(await ask(bySlug, { slug: input.slug }, administrator)).toEqual({ codes: [] });
  });

  it('name everything that is wrong with them', async () => {
    const input = newChallenge({
      slug: 'Not A Slug',
      codePrefix: 'gs2022',
      programme: 'Technology',
      region: '629999',
      organizers: ['nobody'],
      name: english('  '),
      stages: [
        { code: 'x', name: english('X'), from: '2022-05-01T00:00:00Z', until: '2022-05-01T00:00:00Z' },
      ],
      dictionaries: [
        {
          name: 'fields',
          entries: [
            { code: 'a', name: english('A') },
            { code: 'a', name: english('A') },
            { code: 'No', name: english('') },
          ],
        },
      ],
    });
    const { __typename, problems } = await ask(create, { input }, administrator);
    expect(__typename).toBe('InvalidInput');
    expect(problems.map(({ path, code }: Data) => `${path} ${code}`).sort()).toEqual([
      'codePrefix MALFORMED',
      'dictionaries.fields.1.code DUPLICATE',
      'dictionaries.fields.2.code MALFORMED',
      'dictionaries.fields.2.name REQUIRED',
      'name REQUIRED',
      'organizers.0 NOT_FOUND',
      'programme MALFORMED',
      'region UNKNOWN_REGION',
      'slug MALFORMED',
      'stages.0.until NOT_AFTER',
    ]);
    expect(await ask(create, { input: newChallenge({ awardSlots: 0 }) }, administrator)).toMatchObject({
      problems: [{ path: 'awardSlots' }],
    });
  });

  it('have a slug and a code prefix of their own, also when two are planned at once', async () => {
    const first = newChallenge();
    await ask(create, { input: first }, administrator);
    const sameSlug = await ask(create, { input: newChallenge({ slug: first.slug }) }, administrator);
    expect(sameSlug).toEqual({ __typename: 'Conflict', path: 'slug' });
    const samePrefix = await ask(
      create,
      { input: newChallenge({ codePrefix: first.codePrefix }) },
      administrator,
    );
    expect(samePrefix).toEqual({ __typename: 'Conflict', path: 'codePrefix' });
    const slug = 'contended';
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask(create, { input: newChallenge({ slug }) }, administrator)),
    );
    const types = answers.map(({ __typename }) => __typename as string);
    expect(types.sort()).toEqual(['Challenge', ...Array.from({ length: 7 }, () => 'Conflict')]);
  });

  it('are made once per idempotency key', async () => {
    const input = newChallenge();
    const headers = { 'idempotency-key': 'plan-it' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => ask(create, { input }, administrator, headers)),
    );
    expect(new Set(answers.map(({ id }) => id as string)).size).toBe(1);
    expect(await ask(create, { input: newChallenge() }, administrator, headers)).toEqual({
      codes: ['IDEMPOTENCY_KEY_REUSED'],
    });
  });

  it('are seen while planned only by their organizers, auditors and administrators', async () => {
    const { id, slug, organizer } = await planned();
    const auditor = await aPerson(app, { roles: [{ role: 'auditor', scope: { kind: 'platform' } }] });
    const listed = async (as: Somebody | null) => {
      const list = `{ challenges(first: 100) { totalCount edges { node { id } } } }`;
      const { edges, totalCount } = await ask(list, {}, as);
      expect(totalCount).toBe(edges.length);
      return edges.some(({ node }: Data) => node.id === id);
    };
    for (const as of [organizer, auditor, administrator]) {
      expect(await ask(bySlug, { slug }, as)).toMatchObject({ id, status: 'PLANNED' });
      expect(await listed(as)).toBe(true);
    }
    for (const as of [null, stranger]) {
      expect(await ask(bySlug, { slug }, as)).toEqual({ codes: [] });
      expect(await listed(as)).toBe(false);
    }
    await startCollecting(id, organizer);
    for (const as of [null, stranger]) {
      expect(await ask(bySlug, { slug }, as)).toMatchObject({ id, status: 'COLLECTING' });
      expect(await listed(as)).toBe(true);
    }
  });

  it('need fields before they collect, and say so', async () => {
    const { id, organizer } = await planned({ dictionaries: {} });
    expect(await startCollecting(id, organizer)).toMatchObject({
      problems: [{ path: 'dictionaries.fields', code: 'REQUIRED' }],
    });
    const entries = [{ code: 'other', name: english('Other') }];
    await ask(editDictionary, { id, dictionary: { name: 'fields', entries } }, organizer);
    expect(await startCollecting(id, organizer)).toMatchObject({ status: 'COLLECTING' });
  });

  it('keep every dictionary code: entries left out are retired', async () => {
    const { id, organizer } = await planned({ dictionaries: {} });
    const write = (entries: object[], as = organizer) =>
      ask(editDictionary, { id, dictionary: { name: 'fields', entries } }, as);
    await write([
      { code: 'a', name: english('A') },
      { code: 'b', name: english('B') },
    ]);
    expect(await write([{ code: 'b', name: english('B, renamed') }])).toMatchObject({
      dictionary: [
        { code: 'b', retired: false, name: { text: 'B, renamed' } },
        { code: 'a', retired: true, name: { text: 'A' } },
      ],
    });
    expect(await write([{ code: 'B', name: english('B') }])).toMatchObject({ __typename: 'InvalidInput' });
    expect(await write([{ code: 'c', name: english('C') }], stranger)).toEqual({ codes: ['NOT_FOUND'] });
    const inherited = { id, dictionary: { name: 'constructor', entries: [] } };
    expect(await ask(editDictionary, inherited, organizer)).toMatchObject({ __typename: 'InvalidInput' });
  });

  it('give out codes without gaps, whoever asks at once and whatever fails', async () => {
    const { _id: id, codePrefix } = await aChallenge(app);
    const viewer = await administrator.viewer();
    const next = (fails: boolean) =>
      app.kernel.transact(viewer, async (tx) => {
        const code = await app.services.challenges.nextCode(tx, id, 'XQ');
        if (fails) throw new Error('changed my mind');
        return code;
      });
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_each, index) => next(index % 4 === 3)),
    );
    const codes = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const expected = Array.from(
      { length: 15 },
      (_each, index) => `${codePrefix}-XQ-00${String(index + 1).padStart(2, '0')}`,
    );
    expect(codes.sort()).toEqual(expected);
    const other = await app.kernel.transact(viewer, (tx) => app.services.challenges.nextCode(tx, id, 'FA'));
    expect(other).toBe(`${codePrefix}-FA-0001`);
  });

  it('cost the same number of database commands for one and for three', async () => {
    const list = `query ($first: Int) { challenges(first: $first) { edges { node { slug viewerActions } } } }`;
    const listed = (first: number) => async () =>
      expect((await ask(list, { first }, stranger)).edges).toHaveLength(first);
    const one = await app.commandsDuring(listed(1));
    const three = await app.commandsDuring(listed(3));
    expect(three).toEqual(one);
  });
});
