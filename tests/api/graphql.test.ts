import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aChallenge, type Answer, anOrganizer, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
const logged: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ log: (line) => void logged.push(line) });
});
afterAll(() => app.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  app.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

type ErrorOf = NonNullable<Answer['errors']>[number];

/** One answer after the other. */
async function inTurn<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

describe('operations', () => {
  it('answers nobody in particular without asking who it is', async () => {
    const challenge = await aChallenge(app);
    const query =
      'query ($s: String!) { challenge(slug: $s) { id status viewerActions name { text(lang: EN) } } }';
    const commands = await app.commandsDuring(async () => {
      const answer = await app.request(query, { s: challenge.slug });
      const expected = {
        id: challenge._id,
        status: 'COLLECTING',
        viewerActions: [],
        name: { text: challenge.name.text },
      };
      expect(answer).toMatchObject({ status: 200, data: { challenge: expected } });
      expect(answer.errors).toBeUndefined();
    });
    expect(commands).toEqual(['challenges.find']);
  });

  it('answers records and expected failures of a mutation as data', async () => {
    const challenge = await aChallenge(app);
    const organizer = await anOrganizer(app, challenge);
    const move = `mutation ($id: ID!) { moveChallenge(id: $id, action: START_SOLICITING) {
      __typename ... on Challenge { status version } ... on IllegalTransition { state allowed } } }`;
    const first = await app.request(move, { id: challenge._id }, { as: organizer });
    expect(first.data).toEqual({
      moveChallenge: { __typename: 'Challenge', status: 'SOLICITING', version: 3 },
    });
    const second = await app.request(move, { id: challenge._id }, { as: organizer });
    expect(second.data.moveChallenge).toEqual({
      __typename: 'IllegalTransition',
      state: 'soliciting',
      allowed: ['edit', 'startJudging', 'startDocking'],
    });
  });

  it('names wrong fields of an input by their paths, and changes nothing', async () => {
    const challenge = await aChallenge(app);
    const organizer = await anOrganizer(app, challenge);
    const edit = `mutation ($id: ID!, $input: EditChallengeInput!) { editChallenge(id: $id, input: $input) {
      ... on InvalidInput { problems { path code } } ... on Challenge { version } } }`;
    const stages = [
      {
        code: 'c'.repeat(65),
        name: { lang: 'EN', text: 'Stage' },
        from: '2022-01-01T00:00:00Z',
        until: '2022-02-01T00:00:00Z',
      },
    ];
    const answer = await app.request(
      edit,
      { id: challenge._id, input: { stages, awardSlots: 0 } },
      { as: organizer },
    );
    const problems = [
      { path: 'stages.0.code', code: 'MAX_LENGTH' },
      { path: 'awardSlots', code: 'MIN' },
    ];
    expect(answer.data.editChallenge.problems).toEqual(expect.arrayContaining(problems));
    expect(await app.services.challenges.find(await organizer.viewer(), challenge._id)).toEqual(challenge);
  });

  it('names wrong arguments of a query by code and path', async () => {
    const answer = await app.request('{ challenges(first: 101) { totalCount } }');
    expect(answer).toMatchObject({ status: 200, codes: ['INVALID_INPUT'] });
    expect(answer.errors![0]!.extensions.problems).toMatchObject([{ path: 'first', code: 'MAX' }]);
  });

  it('refuses variables that don’t fit their types with 400, whatever they hold', async () => {
    const query =
      'query ($s: String!, $n: Int, $o: RequirementSort, $d: DateTime) { challenge(slug: $s) { statistics(asOf: $d) { asOf } } challenges(first: $n) { totalCount } requirements(sort: $o) { totalCount } }';
    const wrong = [
      {},
      { s: { $ne: null } },
      { s: ['a'] },
      { s: 1 },
      { s: 'a', n: 1.5 },
      { s: 'a', n: '1' },
      { s: 'a', o: 'NAME' },
      { s: 'a', o: { $gt: '' } },
      { s: 'a', d: 'yesterday' },
      { s: null },
    ];
    for (const variables of wrong) {
      const strict = { accept: 'application/graphql-response+json' };
      for (const time of ['first', 'again']) {
        const answer = await post(
          JSON.stringify({ query: `${query} # ${JSON.stringify(variables)}`, variables }),
          strict,
        );
        expect([time, answer.status, ...new Set(answer.codes)]).toEqual([time, 400, 'BAD_REQUEST']);
        expect(answer.data).toBeUndefined();
      }
    }
  });

  it('takes any name for an alias', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'class',
      'then',
      '__context',
      'prototype',
    ];
    for (const name of names) {
      const answer = await app.request(`{ ${name}: challenges(first: 0) { ${name}: totalCount } }`);
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.errors).toBeUndefined();
      expect(Object.keys(answer.data as object)).toEqual([name]);
    }
    expect(({} as { totalCount?: unknown }).totalCount).toBeUndefined();
  });

  // What is asked again is compiled into code, by a library that has marks of its own for what it puts there.
  it('never runs what is written in a string', async () => {
    const mark = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
    const written = JSON.stringify(`${mark}globalThis.ranAway = true`);
    const answers = await inTurn([1, 2, 3], () => app.request(`{ challenge(slug: ${written}) { id } }`));
    for (const answer of answers) expect(answer.data).toEqual({ challenge: null });
    expect((globalThis as { ranAway?: unknown }).ranAway).toBeUndefined();
  });

  it('answers alike when it is asked again, errors and all', async () => {
    const challenge = await aChallenge(app);
    const asked = [
      `{ challenge(slug: "${challenge.slug}") { id year status name { text } statistics(asOf: "2022-06-01T00:00:00Z") { asOf } stages { code } } }`,
      'query ($n: Int = 2) { challenges(first: $n) { totalCount edges { node { slug } } } }',
      'query ($n: Int! = 1) { challenges(first: $n) { pageInfo { hasNextPage } } }',
      '{ requirements(challenge: "nowhere") { totalCount } challenges(first: 0) { totalCount } }',
      '{ a: requirement(code: "X") { id } b: challenges(first: 101) { totalCount } c: __typename }',
      'mutation { moveChallenge(id: "x", action: CONCLUDE) { __typename } }',
      '{ requirements(filter: { budgetMin: "-1", deadlineAfter: "2022-06-01T00:00:00Z" }) { totalCount } }',
    ];
    const withoutId = ({ extensions: { requestId: _id, ...extensions }, ...error }: ErrorOf) => ({
      ...error,
      extensions,
    });
    for (const query of asked) {
      const [first, ...again] = await inTurn([1, 2, 3], () => app.request(query));
      for (const { status, data, errors } of again) {
        expect({ status, data }).toEqual({ status: first!.status, data: first!.data });
        expect(errors?.map(withoutId)).toEqual(first!.errors?.map(withoutId));
      }
    }
  });

  it('has no subscriptions', async () => {
    for (const _time of ['first', 'again', 'compiled']) {
      const answer = await post(JSON.stringify({ query: 'subscription { __typename }' }), {
        accept: 'application/graphql-response+json',
      });
      expect(answer).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    }
  });

  it('keeps the operations of one document apart', async () => {
    const query = 'query A { a: challenges(first: 0) { totalCount } } query B { b: __typename }';
    const answers = await Promise.all(
      ['A', 'B', 'C'].map(async (operationName) => post(JSON.stringify({ query, operationName }))),
    );
    expect(answers[0]!.data).toHaveProperty('a');
    expect(answers[1]!.data).toEqual({ b: 'Query' });
    expect(answers[2]).toMatchObject({ codes: ['BAD_REQUEST'] });
  });
});

describe('requests from other sites', () => {
  it('never execute: form, text and multipart bodies, and GET with the cookie', async () => {
    const challenge = await aChallenge(app);
    const organizer = await anOrganizer(app, challenge);
    const session = await app.services.accounts.login(
      await organizer.viewer(),
      organizer.login,
      organizer.password,
    );
    const cookie = `duijie_session=${session!.session.secret}`;
    const query = `mutation { moveChallenge(id: "${challenge._id}", action: START_SOLICITING) { __typename } }`;
    const bodies: [string | undefined, string][] = [
      ['application/x-www-form-urlencoded', new URLSearchParams({ query }).toString()],
      ['text/plain', JSON.stringify({ query })],
      [
        'multipart/form-data; boundary=b',
        `--b\r\ncontent-disposition: form-data; name="query"\r\n\r\n${query}\r\n--b--\r\n`,
      ],
    ];
    for (const [type, body] of bodies) {
      const answer = await post(body, { 'content-type': type!, cookie });
      expect(answer).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    }
    const get = (asked: string) =>
      app.send(`/graphql?${new URLSearchParams({ query: asked }).toString()}`, { headers: { cookie } });
    expect(await get(query)).toMatchObject({ status: 405, codes: ['BAD_REQUEST'] });
    expect(await get('{ me { id } }')).toMatchObject({ status: 200, data: { me: null } });
    const unchanged = await app.services.challenges.find(await organizer.viewer(), challenge._id);
    expect(unchanged).toEqual(challenge);
    // The same cookie with a JSON body is what our own pages send.
    const own = await post(JSON.stringify({ query: '{ me { id } }' }), { cookie });
    expect(own.data).toEqual({ me: { id: organizer.personId } });
  });
});

describe('errors', () => {
  const secret = 'mongodb://root:hunter2@db.internal';
  beforeEach(() => void logged.splice(0));

  it('are masked, logged and findable by their request id where they are our fault', async () => {
    const broken = jest
      .spyOn(app.services.challenges, 'bySlug')
      .mockRejectedValue(new TypeError(`no ${secret}`));
    const answer = await app.request('{ challenge(slug: "x") { id } }');
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 200, data: { challenge: null } });
    const requestId = answer.headers.get('x-request-id');
    expect(answer.errors).toEqual([
      expect.objectContaining({ path: ['challenge'], extensions: { code: 'INTERNAL', requestId } }),
    ]);
    expect(JSON.stringify(answer.errors)).not.toContain('hunter2');
    const line = logged.find((each) => each.includes('a resolver failed'))!;
    expect(line).toContain(requestId);
    expect(line).not.toContain('hunter2');
  });

  it('say when the database does not answer, with 503 where nothing could be read', async () => {
    const away = Object.assign(new Error(secret), { name: 'MongoServerSelectionError' });
    const broken = jest.spyOn(app.services.challenges, 'list').mockRejectedValue(away);
    const answer = await app.request('{ challenges { totalCount } }');
    broken.mockRestore();
    expect(answer).toMatchObject({
      status: 503,
      data: null,
      errors: [{ extensions: { code: 'UNAVAILABLE' } }],
    });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(JSON.stringify(answer.errors)).not.toContain('hunter2');
  });

  it('say so too when it is away while finding out who asks', async () => {
    const away = Object.assign(new Error(secret), { name: 'MongoNetworkError' });
    const broken = jest.spyOn(app.services.accounts, 'viewerOf').mockRejectedValue(away);
    const answer = await app.request('{ __typename }', null, { as: { token: 'dj_whoever' } });
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect(JSON.stringify(answer.errors)).not.toContain('hunter2');
  });

  it('carry stable codes where the caller may not', async () => {
    const create = `mutation { createChallenge(input: { slug: "s", programme: "p", year: 2022, edition: 1, region: "620000",
      codePrefix: "AB2022", name: { lang: EN, text: "n" } }) { __typename } }`;
    const answer = await app.request(create);
    const requestId = answer.headers.get('x-request-id');
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', requestId } }]);
  });

  it('tell no names of the schema to who guesses them', async () => {
    const answer = await app.request('{ challenge(slug: "x") { codePrefi } }');
    expect(answer.errors![0]!.message).not.toContain('codePrefix');
  });
});
