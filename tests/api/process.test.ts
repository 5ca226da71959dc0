import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

const inside = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const children: ChildProcess[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duijie-process-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

const sources = ['--conditions=development', '--import', inside('server/dev/register.mjs')];

/** Runs an entry of the server: from its sources, as `npm run dev` does, or as it is built. */
function run(entry: string, env: Record<string, string>): Program {
  const { PATH, HOME } = process.env;
  const options = entry.endsWith('.ts') ? sources : [];
  const child = spawn(process.execPath, [...options, inside(`server/${entry}`)], {
    env: { PATH, HOME, DUIJIE_DATA_DIR: folder, PORT: '0', ...env },
  });
  children.push(child);
  let text = '';
  for (const out of [child.stdout, child.stderr])
    out.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text, ended: once(child, 'close').then(([code]) => code as number | null) };
}

async function until(program: Program, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(program.output());
    if (found) return found;
    if (program.child.exitCode !== null) throw new Error(`it ended: ${program.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ask(base: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { response, body: (await response.json()) as { data: Record<string, Record<string, unknown>> } };
}

describe('a server', () => {
  it('lets the first administrator in, and ends in order', async () => {
    const server = run('src/main.ts', { DUIJIE_WORLD: 'none' });
    const base = (await until(server, /serves at (http:\/\/127\.0\.0\.1:\d+)/))[1]!;
    const link = (await until(server, /#link=([\w-]+)/))[1]!;
    expect(await fetch(`${base}/readyz`)).toMatchObject({ status: 200 });

    const accept = `mutation { acceptInvitation(link: "${link}", password: "correct horse battery") { __typename } }`;
    const { response, body } = await ask(base, accept);
    expect(body.data.acceptInvitation).toEqual({ __typename: 'LoginSuccess' });
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;

    const beside = run('dist/verify-history.js', { DUIJIE_WORLD: 'none' });
    expect([await beside.ended, beside.output()]).toEqual([
      ...[0, expect.stringContaining('Everything is as it was recorded.')],
    ]);

    const { send, answer } = slowUpload(base, cookie);
    await send(0);
    server.child.kill('SIGTERM');
    await until(server, /"signal":"SIGTERM"/);
    expect((await fetch(`${base}/readyz`)).status).toBe(503);
    await send(1);
    expect(await answer).toBe(201);
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toContain('correct horse');
    await expect(fetch(`${base}/healthz`)).rejects.toThrow();
  });

  it('leaves a history that verifies, until somebody changes what was exported', async () => {
    const intact = run('dist/verify-history.js', {});
    expect(await intact.ended).toBe(0);
    expect(intact.output()).toMatch(/\d+ facts about \d+ records/);
    expect(intact.output()).toContain('Everything is as it was recorded.');
    const path = join(folder, 'history-head.json');
    const head = JSON.parse(await readFile(path, 'utf8')) as { hash: string };
    await writeFile(path, JSON.stringify({ ...head, hash: '0'.repeat(64) }));
    const changed = run('dist/verify-history.js', {});
    expect(await changed.ended).toBe(1);
    expect(changed.output()).toMatch(/WRONG: checkpoint \d+: differs from the exported head/);
  });
});

/** An upload in two pieces, so that it is under way for as long as the test wants. */
function slowUpload(base: string, cookie: string) {
  const head =
    '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n';
  const pieces = [`${head}first piece`, ' and second piece\r\n--b--\r\n'];
  const headers = { cookie, 'x-requested-with': 'test', 'content-type': 'multipart/form-data; boundary=b' };
  const upload = request(`${base}/files`, { method: 'POST', headers });
  const answer = new Promise<number>((resolve, reject) => {
    upload.on('response', (response) => resolve(response.resume().statusCode!)).on('error', reject);
  });
  const send = (piece: number) =>
    new Promise<void>((resolve) => {
      upload.write(pieces[piece]!, () => resolve());
      if (piece === pieces.length - 1) upload.end();
    });
  return { send, answer };
}
