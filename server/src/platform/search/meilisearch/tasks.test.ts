import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSearchIndex, type SearchDocument, type SearchIndex } from '../index.js';

/** What the server was sent, as far as its tasks succeeded. */
const applied: string[] = [];
const failing = new Set<string>();
const tasks: { batch: string[]; asked: number }[] = [];

// Plays the part of a Meilisearch that accepts everything and says only later what became of it.
const server: Server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerTo(`${request.method} ${request.url}`, body)));
  });
});

function answerTo(line: string, body: string): object {
  const task = /^GET \/tasks\/(\d+)/.exec(line)?.[1];
  if (task !== undefined) return taskView(Number(task));
  if (!line.startsWith('POST /indexes/papers/documents')) return { status: 'available' };
  const batch = (JSON.parse(body) as { id: string }[]).map(({ id }) => id);
  return { taskUid: tasks.push({ batch, asked: 0 }) - 1, status: 'enqueued' };
}

function taskView(uid: number): object {
  const { batch, asked } = tasks[uid]!;
  tasks[uid]!.asked += 1;
  if (asked < 2) return { uid, status: asked === 0 ? 'enqueued' : 'processing' };
  if (batch.some((id) => failing.has(id))) {
    const error = { type: 'invalid_request', code: 'invalid_document_fields', message: 'a wrong document' };
    return { uid, status: 'failed', error };
  }
  if (asked === 2) applied.push(...batch);
  return { uid, status: 'succeeded' };
}

let index: SearchIndex;

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  index = openSearchIndex({ meili: { url, masterKey: undefined } });
  await index.ensure({ kind: 'papers', text: { title: { weight: 1 } }, columns: {} }).catch(() => undefined);
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));
beforeEach(() => {
  applied.length = 0;
  failing.clear();
  tasks.length = 0;
});

const documents: SearchDocument[] = Array.from({ length: 8 }, (_none, number) => ({
  id: `p${number}`,
  rev: 1,
  text: { title: { en: `Paper ${number}` } },
  columns: {},
}));

describe('documents sent to Meilisearch', () => {
  it('are there only once their task succeeded', async () => {
    expect(await index.upsert('papers', documents)).toEqual([]);
    expect(applied).toHaveLength(8);
    expect(tasks.map(({ asked }) => asked)).toEqual([3]);
  });

  it('get in all but for those that the engine does not take, which are named', async () => {
    failing.add('p3').add('p6');
    const failures = await index.upsert('papers', documents);
    expect(failures).toEqual(
      ['p3', 'p6'].map((id) => ({ id, reason: 'invalid_document_fields: a wrong document' })),
    );
    expect([...applied].sort()).toEqual(['p0', 'p1', 'p2', 'p4', 'p5', 'p7']);
  });

  it('are sent one batch after the other, the later one last', async () => {
    failing.add('p0');
    const first = index.upsert('papers', documents);
    const second = index.upsert('papers', [documents[7]!]);
    await Promise.all([first, second]);
    expect(tasks.at(-1)!.batch).toEqual(['p7']);
  });
});
