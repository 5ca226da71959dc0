import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  app.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

const accepts = ['application/json', 'application/graphql-response+json', '*/*', 'text/html, */*;q=0.1'];

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${app.url}/graphql`, fetchFn: fetch });

  it('is audited in 61 points', () => expect(audits).toHaveLength(61));

  it.each(audits.map(({ id, name, fn }) => [`${id} ${name}`, fn] as const))('%s', async (_name, audit) => {
    const result = await audit();
    expect({ status: result.status, reason: 'reason' in result ? result.reason : null }).toEqual({
      status: 'ok',
      reason: null,
    });
  });

  it('refuses malformed JSON, batches and large bodies before anything is executed', async () => {
    expect(await post('{"query": ')).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    expect(await post('[{"query":"{ __typename }"}]')).toMatchObject({
      status: 400,
      codes: ['BAD_REQUEST'],
    });
    const large = JSON.stringify({ query: '{ __typename }', variables: { pad: 'x'.repeat(1 << 20) } });
    expect(await post(large)).toMatchObject({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] });
  });

  it('refuses an unusable Idempotency-Key', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    for (const key of ['x'.repeat(201), 'Ö']) {
      expect(await post(body, { 'idempotency-key': key })).toMatchObject({
        status: 400,
        codes: ['BAD_REQUEST'],
      });
    }
    expect(await post(body, { 'idempotency-key': 'x'.repeat(200) })).toMatchObject({
      status: 200,
    });
  });
});

describe('limits', () => {
  const deep = (levels: number) =>
    `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} }'.repeat(levels)} } } }`;
  const beyond: Record<string, string> = {
    depth: `{ requirement(id: "x") ${'{ dockings { requirement '.repeat(5)} { id } ${'} }'.repeat(5)} }`,
    aliases: `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    tokens: `{ ${'__typename '.repeat(1000)} }`,
    directives: `{ __typename ${'@include(if: true) '.repeat(6)} }`,
    cost: '{ challenges(first: 100) { edges { node { dictionary(name: "fields") { code name { text translations { lang text } } } stages { code name { text translations { lang text } } from until } a: stages { code name { text translations { lang text } } from until } b: stages { code name { text translations { lang text } } from until } c: stages { code name { text translations { lang text } } from until } d: stages { code name { text translations { lang text } } from until } } } } }',
    'introspection depth': deep(4),
    'depth of what is no field': `{ ${'challenge { '.repeat(20)} id ${'}'.repeat(20)} }`,
    recursion: `query { ...A } ${'ABCDEFGHIJ'
      .split('')
      .map(
        (name, n) =>
          `fragment ${name} on Query { ${n < 9 ? `...${'ABCDEFGHIJ'[n + 1]} ...${'ABCDEFGHIJ'[n + 1]} ...${'ABCDEFGHIJ'[n + 1]}` : '__typename'} }`,
      )
      .join(' ')}`,
  };

  describe.each(Object.entries(beyond))('%s', (_limit, query) => {
    it.each(accepts)('is refused with 400 under Accept: %s', async (accept) => {
      const commands = await app.commandsDuring(async () => {
        const answer = await post(JSON.stringify({ query }), { accept });
        expect(answer.status).toBe(400);
        expect(new Set(answer.codes)).toEqual(new Set(['BAD_REQUEST']));
        expect(answer.data).toBeUndefined();
      });
      expect(commands).toEqual([]);
    });
  });

  it('lets introspection through', async () => {
    const answer = await app.request(deep(2));
    expect(answer.data.__schema.types.length).toBeGreaterThan(10);
  });
});
