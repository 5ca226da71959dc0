import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  aCast,
  aChallenge,
  aRequirement,
  type Cast,
  type Data,
  startTestApp,
  type TestApp,
  theAdministrator,
} from '../factories/index.js';

let app: TestApp;
let cast: Cast;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  cast = await aCast(app);
});

const text = (words: string) => ({ lang: 'EN', text: words });

async function mutate(call: string, variables: object, as: { token: string } | null): Promise<Data> {
  const { data, errors } = await app.request(call, variables as never, { as });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
}

const draft = `mutation ($challengeId: ID!, $input: PublicationInput!) {
  draftPublication(challengeId: $challengeId, input: $input) { __typename ... on Publication { id status } ... on InvalidInput { problems { path code } } } }`;
const publish = `mutation ($id: ID!) { publishPublication(id: $id) { __typename
  ... on Publication { status figures { figure value rows } definitionVersion } ... on InvalidInput { problems { path code } } } }`;

async function drafted(asOf: Date): Promise<string> {
  const input = { title: text('Bulletin'), text: text('The season so far'), asOf, basis: 'RECORDED' };
  return (await mutate(draft, { challengeId: cast.challenge._id, input }, cast.organizer)).id;
}

const listed = async () => {
  const query = `{ publications(challenge: "${cast.challenge.slug}") { edges { node {
    status figures { figure value rows } correction { text } } } } }`;
  return (await app.request(query)).data.publications.edges.map(({ node }: Data) => node);
};

const byId = async (id: string) => {
  const query = `{ publication(id: "${id}") { status title { text } } }`;
  return (await app.request(query)).data.publication;
};

describe('a publication', () => {
  it('freezes its figures: what happens later changes nothing in it', async () => {
    await aRequirement(app, { cast, status: 'released' });
    const id = await drafted(app.clock.now());
    expect(await listed()).toEqual([]);
    expect(await byId(id)).toBeNull();
    const published = await mutate(publish, { id }, cast.organizer);
    expect(await byId(id)).toEqual({ status: 'PUBLISHED', title: { text: 'Bulletin' } });
    expect(published.figures).toContainEqual({ figure: 'REQUIREMENTS_RELEASED', value: '1', rows: 1 });
    expect(published.figures).toContainEqual({ figure: 'CONTRACTED', value: '0', rows: 0 });
    app.clock.advance(1_000);
    await aRequirement(app, { cast, status: 'released' });
    expect(await listed()).toEqual([{ status: 'PUBLISHED', figures: published.figures, correction: null }]);
  });

  it('is corrected with a reason, and stays as it was', async () => {
    const id = await drafted(app.clock.now());
    const { figures } = await mutate(publish, { id }, cast.organizer);
    const call = `mutation ($id: ID!, $act: ActInput) { correctPublication(id: $id, act: $act, correction: { lang: EN, text: "One fewer" }) {
      __typename ... on InvalidInput { problems { path code } } } }`;
    expect(await mutate(call, { id }, cast.organizer)).toMatchObject({
      problems: [{ path: 'act.reason', code: 'REQUIRED' }],
    });
    const act = { reason: 'counted twice' };
    expect(await mutate(call, { id, act }, cast.organizer)).toEqual({ __typename: 'Publication' });
    expect(await listed()).toEqual([{ status: 'CORRECTED', figures, correction: { text: 'One fewer' } }]);
  });

  it('cannot tell of the future', async () => {
    const id = await drafted(new Date(app.clock.now().getTime() + 1));
    expect(await mutate(publish, { id }, cast.organizer)).toMatchObject({
      problems: [{ path: 'asOf', code: 'IN_THE_FUTURE' }],
    });
  });
});

describe('the documented questions', () => {
  it('are answered as they stand in the documentation', async () => {
    const id = await drafted(app.clock.now());
    await mutate(publish, { id }, cast.organizer);
    const text = await readFile(new URL('../../docs/api.md', import.meta.url), 'utf8');
    const section = text.split('## What was published')[1]!.split('\n## ')[0]!;
    const [bulletins, years] = [...section.matchAll(/```graphql\n(.*?)```/gs)].map(([, each]) => each!);
    const { slug } = cast.challenge;
    const shown = await app.request(bulletins!.replace('gansu-7', slug));
    expect(shown.data.publications.edges).toHaveLength(1);
    const { data } = await app.request(years!);
    expect(data.editions).toContainEqual(expect.objectContaining({ slug, isDrillable: true }));
  });
});

describe('the rows behind a figure', () => {
  const rows = async (figure: string, as: { token: string } | null) => {
    const query = `{ challenge(slug: "${cast.challenge.slug}") { statistics {
      rows(figure: ${figure}) { totalCount edges { node { subjectKind subjectId field } } } } } }`;
    return (await app.request(query, null, { as })).data.challenge.statistics.rows;
  };

  it('are open to everybody where they are public requirements, else to organizers and auditors', async () => {
    const { requirement } = await aRequirement(app, { cast, status: 'released' });
    await aRequirement(app, { cast, status: 'submitted' });
    const released = { subjectKind: 'requirement', subjectId: requirement._id, field: 'biomedicine' };
    expect(await rows('REQUIREMENTS_RELEASED', null)).toEqual({ totalCount: 1, edges: [{ node: released }] });
    expect(await rows('REQUIREMENTS_COLLECTED', null)).toBeNull();
    expect(await rows('REQUIREMENTS_COLLECTED', cast.member)).toBeNull();
    expect((await rows('REQUIREMENTS_COLLECTED', cast.organizer)).totalCount).toBe(2);
  });
});

describe('editions', () => {
  const declare = `mutation ($input: DeclareEditionInput!) { declareEdition(input: $input) { __typename
    ... on InvalidInput { problems { path code } } ... on Conflict { path } } }`;
  const edition = (slug: string, year: number, figures: object[]) => ({
    ...{ programme: 'technology-challenge', slug, name: text(slug), source: text('Press') },
    ...{ fromYear: year, year, region: '630000', figures },
  });
  const figure = (name: string, value: string) => ({ figure: name, value });

  it('stand beside the year before, declared or counted', async () => {
    const administrator = await theAdministrator(app);
    const fifth = edition('fifth', 2020, [figure('CONTRACTED', '3735000000'), figure('DOCKED', '60')]);
    const sixth = edition('sixth', 2021, [figure('CONTRACTED', '3860000000'), figure('TEAMS', '90')]);
    for (const input of [sixth, fifth])
      expect(await mutate(declare, { input }, administrator)).toEqual({ __typename: 'DeclaredEdition' });
    await aChallenge(app, { region: '630000', year: 2022 });
    const query = `{ editions(region: "630000") { slug isDrillable figures { figure value before change } } }`;
    const { editions } = (await app.request(query)).data;
    expect(editions.map(({ slug, isDrillable }: Data) => [slug, isDrillable])).toEqual([
      ['fifth', false],
      ['sixth', false],
      [expect.stringMatching(/^challenge-/), true],
    ]);
    expect(editions[1].figures).toEqual([
      { figure: 'CONTRACTED', value: '3860000000', before: '3735000000', change: '3.3' },
      { figure: 'TEAMS', value: '90', before: null, change: null },
    ]);
    expect(editions[2].figures).toContainEqual({
      figure: 'TEAMS',
      value: '0',
      before: '90',
      change: '-100.0',
    });
  });

  it('are refused without sense, or under a name that is taken', async () => {
    const administrator = await theAdministrator(app);
    const input = {
      ...edition('No Slug', 2020, [figure('DOCKED', '1.5')]),
      fromYear: 2021,
      region: '999999',
    };
    const { problems } = await mutate(declare, { input }, administrator);
    expect(problems.map(({ path }: Data) => path)).toEqual(['figures.0.value', 'slug', 'region', 'fromYear']);
    const taken = edition(cast.challenge.slug, 2020, []);
    expect(await mutate(declare, { input: taken }, administrator)).toEqual({
      __typename: 'Conflict',
      path: 'slug',
    });
  });
});
