import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aPerson, type Somebody, startTestApp, type TestApp } from '../factories/index.js';

let app: TestApp;
let owner: Somebody;
const logged: string[] = [];

beforeAll(async () => {
  app = await startTestApp({ log: (line) => void logged.push(line) });
  owner = await aPerson(app);
});
afterAll(() => app.close());

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
);

interface Upload {
  readonly name?: string;
  readonly type?: string;
  readonly bytes?: Buffer;
  readonly as?: Somebody | null;
  readonly headers?: Record<string, string>;
}

function upload({
  name = 'scan.pdf',
  type = 'application/pdf',
  bytes = pdf,
  as = owner,
  headers = {},
}: Upload) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const authorization: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {};
  return app.send('/files', { method: 'POST', body, headers: { ...authorization, ...headers } });
}

const stored = () => app.kernel.connection.collection('files').countDocuments();

describe('files', () => {
  it('are kept as they came, and come back as downloads', async () => {
    const answer = await upload({ name: '签字 “扫描”;件.pdf' });
    expect(answer.status).toBe(201);
    const kept = JSON.parse(answer.text) as Record<string, unknown>;
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    expect(kept).toEqual({
      id: kept.id,
      name: '签字 “扫描”;件.pdf',
      size: pdf.length,
      sha256,
      mediaType: 'application/pdf',
    });
    const download = await fetch(`${app.url}/files/${String(kept.id)}`, {
      headers: { authorization: `Bearer ${owner.token}` },
    });
    expect(Buffer.from(await download.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const disposition = download.headers.get('content-disposition')!;
    expect(disposition).toMatch(/^attachment; /);
    expect(decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)![1]!)).toBe('签字 “扫描”;件.pdf');
  });

  it('look missing to everybody who may not read them, and after the right to is gone', async () => {
    const { id } = JSON.parse((await upload({})).text) as { id: string };
    const other = await aPerson(app);
    const missing = await app.send('/files/nothing', { headers: { authorization: `Bearer ${other.token}` } });
    expect(missing).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
    for (const headers of [
      {},
      { authorization: `Bearer ${other.token}` },
      { authorization: 'Bearer dj_wrong' },
    ]) {
      const answer = await app.send(`/files/${id}`, { headers: headers as Record<string, string> });
      const { requestId: _own, ...extensions } = answer.errors![0]!.extensions;
      const { requestId: _others, ...expected } = missing.errors![0]!.extensions;
      expect({ ...answer.errors![0]!, extensions }).toEqual({ ...missing.errors![0]!, extensions: expected });
      expect(answer.status).toBe(404);
    }
    const leaver = await aPerson(app);
    const theirs = JSON.parse((await upload({ as: leaver })).text) as { id: string };
    const [token] = await app.services.accounts.accessTokens(await leaver.viewer());
    await app.services.accounts.revokeAccessToken(await leaver.viewer(), token!._id);
    const late = await app.send(`/files/${theirs.id}`, {
      headers: { authorization: `Bearer ${leaver.token}` },
    });
    expect(late.status).toBe(404);
  });

  it('are refused from nobody, and from other sites’ forms', async () => {
    const before = await stored();
    expect(await upload({ as: null, headers: { 'x-requested-with': 'test' } })).toMatchObject({
      status: 401,
      codes: ['UNAUTHENTICATED'],
    });
    const session = await app.services.accounts.login(await owner.viewer(), owner.login, owner.password);
    const cookie = `duijie_session=${session!.session.secret}`;
    expect(await upload({ as: null, headers: { cookie } })).toMatchObject({
      status: 400,
      codes: ['BAD_REQUEST'],
    });
    expect(await stored()).toBe(before);
    expect(await upload({ as: null, headers: { cookie, 'apollo-require-preflight': '1' } })).toMatchObject({
      status: 201,
    });
  });

  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const hostile: [string, Upload, number, string][] = [
    ['a page', { name: 'page.html', type: 'text/html', bytes: html }, 415, 'TYPE_NOT_ALLOWED'],
    [
      'a drawing with a script',
      { name: 'a.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg onload="x"/>') },
      415,
      'TYPE_NOT_ALLOWED',
    ],
    ['a page that calls itself a PDF', { bytes: html }, 415, 'UNSAFE_CONTENT'],
    ['a text that calls itself a PDF', { bytes: Buffer.from('hello') }, 415, 'CONTENT_MISMATCH'],
    [
      'a page that calls itself text',
      { name: 'a.txt', type: 'text/plain', bytes: html },
      415,
      'UNSAFE_CONTENT',
    ],
    [
      'a PDF that is also a page',
      { bytes: Buffer.concat([Buffer.from('%PDF-1.7\n<html><script>'), pdf]) },
      415,
      'UNSAFE_CONTENT',
    ],
    ['a name out of the folder', { name: '../../etc/passwd', type: 'text/plain' }, 415, 'TYPE_NOT_ALLOWED'],
    ['an empty file', { bytes: Buffer.alloc(0) }, 400, 'EMPTY'],
    ['a file without a name', { name: '' }, 400, 'REQUIRED'],
  ];

  it.each(hostile)('refuse %s', async (_what, file, status, code) => {
    const before = await stored();
    const answer = await upload(file);
    expect({ status: answer.status, codes: answer.codes }).toEqual({ status, codes: ['INVALID_INPUT'] });
    expect(answer.errors![0]!.extensions.problems).toMatchObject([{ path: 'file', code }]);
    expect(await stored()).toBe(before);
  });

  it('refuse what is larger than allowed, whether it says so or not', async () => {
    const large = Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(20 * 1024 * 1024, 'x'), pdf]);
    expect(await upload({ bytes: large })).toMatchObject({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] });
    const { url } = app;
    const head =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n';
    const parts = [Buffer.from(head), large, Buffer.from('\r\n--b--\r\n')];
    const chunked = await fetch(`${url}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: ReadableStream.from(parts),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
  });

  it('refuse forms that are none, broken, or hold several files', async () => {
    const authorization = `Bearer ${owner.token}`;
    const send = (body: string | FormData, type?: string) =>
      app.send('/files', {
        method: 'POST',
        body,
        headers: { authorization, ...(type && { 'content-type': type }) },
      });
    expect(await send('{}', 'application/json')).toMatchObject({ status: 415, codes: ['BAD_REQUEST'] });
    expect(await send('x', 'multipart/form-data')).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    const cut =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.7';
    expect(await send(cut, 'multipart/form-data; boundary=b')).toMatchObject({
      status: 400,
      codes: ['BAD_REQUEST'],
    });
    const several = new FormData();
    for (const name of ['a.pdf', 'b.pdf']) several.append('file', new Blob([new Uint8Array(pdf)]), name);
    expect(await send(several)).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    const none = new FormData();
    none.append('note', 'x');
    expect(await send(none)).toMatchObject({ status: 400, codes: ['INVALID_INPUT'] });
  });
});

describe('health', () => {
  let own: TestApp;
  afterAll(() => own.close());

  it('is alive and ready while the database answers, and not ready when told to drain', async () => {
    own = await startTestApp();
    expect(await own.send('/healthz')).toMatchObject({ status: 200 });
    expect(await own.send('/readyz')).toMatchObject({ status: 200 });
    own.drain();
    expect(await own.send('/readyz')).toMatchObject({ status: 503, codes: ['UNAVAILABLE'] });
    expect(await own.send('/healthz')).toMatchObject({ status: 200 });
    expect((await own.request('{ __typename }')).data).toEqual({ __typename: 'Query' });
    await own.kernel.connection.close();
    expect(await own.send('/healthz')).toMatchObject({ status: 200 });
    expect(await own.request('{ challenges { totalCount } }')).toMatchObject({
      status: 503,
      codes: ['UNAVAILABLE'],
    });
    await own.kernel.connection.openUri(process.env.TEST_DATABASE_URI!, {
      dbName: own.kernel.connection.name,
    });
  });
});

describe('every answer', () => {
  beforeEach(() => void logged.splice(0));

  it('carries strict headers and an id that its log line names', async () => {
    for (const path of ['/', '/healthz', '/graphql', '/nothing', '/files/x']) {
      const { headers } = await app.send(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    const { headers } = await app.send('/nothing?token=hidden');
    const line = logged
      .map((each) => JSON.parse(each) as Record<string, unknown>)
      .find(({ requestId }) => requestId === headers.get('x-request-id'));
    expect(line).toMatchObject({ method: 'GET', path: '/nothing', status: 404 });
    expect(logged.join()).not.toContain('hidden');
  });

  it('is typed where there is nothing, and masked where a route fails', async () => {
    expect(await app.send('/nothing')).toMatchObject({ status: 404, codes: ['NOT_FOUND'] });
    expect(await app.send('/files/%')).toMatchObject({ status: 400, codes: ['BAD_REQUEST'] });
    expect(await app.send('/files', { method: 'DELETE' })).toMatchObject({
      status: 404,
      codes: ['NOT_FOUND'],
    });
    const broken = jest.spyOn(app.services.challenges, 'list').mockRejectedValue(new Error('hunter2'));
    const answer = await app.send('/');
    broken.mockRestore();
    expect(answer).toMatchObject({ status: 500, codes: ['INTERNAL'] });
    expect(answer.text).not.toContain('hunter2');
  });

  it('sets the session’s cookie out of reach of scripts, and Secure behind https', async () => {
    const login = 'mutation ($l: String!, $p: String!) { login(login: $l, password: $p) { __typename } }';
    const plain = await app.request(login, { l: owner.login, p: owner.password });
    expect(plain.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^duijie_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
    ]);
    const secure = await startTestApp({ publicUrl: 'https://duijie.example' });
    const person = await aPerson(secure);
    const { headers } = await secure.request(login, { l: person.login, p: person.password });
    await secure.close();
    expect(headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });
});

describe('pages', () => {
  it('say what this is, in the language of whoever asks, running nothing that is not a file of this server', async () => {
    const { status, text, headers } = await app.send('/', { headers: { 'accept-language': 'zh-CN' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(text).toContain('企业出题');
    expect(text).toContain('还没有发布的需求。');
    expect((await app.send('/', { headers: { 'accept-language': 'en' } })).text).toContain('Enterprises ask');
    expect(text).not.toMatch(/<script(?! type="module" src="\/assets\/)|<style|style=|\son[a-z]+=/);
  });

  it('bring GraphiQL with everything it needs from this server alone', async () => {
    const page = await app.send('/graphiql/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(
      "script-src 'self';style-src 'self' 'unsafe-inline'",
    );
    const needed = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    const files = needed.filter((address) => !address.startsWith('data:'));
    expect(files.length).toBeGreaterThan(1);
    for (const address of files) {
      expect(address).toMatch(/^\/graphiql\/assets\//);
      expect((await app.send(address)).status).toBe(200);
    }
  });

  it('give the schema as text', async () => {
    const { status, text } = await app.send('/schema.graphql');
    expect(status).toBe(200);
    expect(text).toContain('type Query {');
  });
});
