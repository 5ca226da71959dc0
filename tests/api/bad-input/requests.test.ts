import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../factories/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  app.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const strict = { accept: 'application/graphql-response+json' };
const query = '{ __typename }';

describe('a body', () => {
  const bodies: [string, string | Buffer][] = [
    ['nothing', ''],
    ['half of one', '{"query": "{ __typename }"'],
    ['null', 'null'],
    ['a string', '"{ __typename }"'],
    ['a number', '1'],
    ['an empty object', '{}'],
    ['a batch', JSON.stringify([{ query }, { query }])],
    ['a batch of none', '[]'],
    ['a query that is a number', '{"query": 1}'],
    ['a query that is an operator', '{"query": {"$ne": null}}'],
    ['an empty query', '{"query": ""}'],
    ['variables that are a list', JSON.stringify({ query, variables: [1] })],
    ['variables that are a string', JSON.stringify({ query, variables: '{}' })],
    ['an operation name that is an object', JSON.stringify({ query, operationName: { $ne: '' } })],
    ['extensions that are a list', JSON.stringify({ query, extensions: [] })],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x7b, 0x00])],
    ['a prototype', '{"__proto__": {"query": "{ __typename }"}}'],
    ['ten thousand brackets', '['.repeat(10_000)],
    ['ten thousand braces in a query', JSON.stringify({ query: '{'.repeat(10_000) })],
    [
      'a query of nothing but a fragment on itself',
      JSON.stringify({ query: '{ ...A } fragment A on Query { ...A }' }),
    ],
    ['an unknown operation', JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
  ];
  it.each(bodies)(
    'that is %s is refused with 400, and nothing is asked of the database',
    async (_what, body) => {
      const commands = await app.commandsDuring(async () => {
        const answer = await post(body, strict);
        expect([answer.status, ...new Set(answer.codes)]).toEqual([400, 'BAD_REQUEST']);
        expect(answer.data).toBeUndefined();
      });
      expect(commands).toEqual([]);
    },
  );

  it.each(['utf-16', 'x-nothing'])('in %s is refused', async (charset) => {
    const answer = await post(JSON.stringify({ query }), {
      'content-type': `application/json; charset=${charset}`,
    });
    expect([400, 415]).toContain(answer.status);
    expect(answer.codes).toEqual(['BAD_REQUEST']);
  });

  it.each(['gzip', 'br', 'nothing'])(
    'that is not what its Content-Encoding (%s) says is refused',
    async (encoding) => {
      const answer = await post(JSON.stringify({ query }), { 'content-encoding': encoding });
      expect([400, 415]).toContain(answer.status);
      expect(answer.codes).toEqual(['BAD_REQUEST']);
    },
  );
});

describe('a string in a document', () => {
  // What graphql-jit, by which operations are compiled, puts in place of literals that JSON does not have.
  const marks = [
    '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d',
    '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8',
    '__MAGIC_PLUS_INFINITY__bb201c39_3333_4695_b4ad_7f1722e7aa7a',
  ];
  const injected = '0, globalThis.injected = true';

  it.each(marks)('is never taken for code (%s)', async (mark) => {
    const text = JSON.stringify(mark + injected);
    const documents = [
      `{ challenge(slug: ${text}) { id } }`,
      `{ challenge(slug: ${text.replace('__MAGIC', String.raw`\u005f_MAGIC`)}) { id } }`,
      `query ($slug: String! = ${text}) { challenge(slug: $slug) { id } }`,
      `{ requirements(filter: { fields: [${text}] }) { edges { node { id } } } }`,
      `{ challenge(slug: """${mark}${injected}""") { id } }`,
    ];
    // Twice each: what is asked again may be compiled.
    for (const document of documents.flatMap((each) => [each, each, each])) {
      const { status, errors } = await app.request(document);
      expect([status, errors]).toEqual([200, undefined]);
    }
    expect((globalThis as { injected?: unknown }).injected).toBeUndefined();
  });

  it('means the same as in a variable, and as the default of one', async () => {
    const slug = JSON.stringify('no-such-challenge');
    const fields = '{ totalCount }';
    const ways = [
      `{ challenge(slug: ${slug}) { id } requirements(filter: { budgetMin: "1", deadlineAfter: "2022-01-01T00:00:00Z" }) ${fields} }`,
      `query ($s: String! = ${slug}, $b: Fen! = "1", $d: DateTime = "2022-01-01T00:00:00Z") {
        challenge(slug: $s) { id } requirements(filter: { budgetMin: $b, deadlineAfter: $d }) ${fields} }`,
    ];
    for (const way of ways.flatMap((each) => [each, each, each])) {
      const { data, errors } = await app.request(way);
      expect([errors, data]).toEqual([undefined, { challenge: null, requirements: { totalCount: 0 } }]);
    }
  });
});
