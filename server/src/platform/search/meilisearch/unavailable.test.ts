import { createServer, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSearchIndex, SearchUnavailable, type SearchIndex, type SearchSchema } from '../index.js';

const schema: SearchSchema = {
  kind: 'papers',
  text: { title: { weight: 2, suggests: true } },
  columns: { field: { type: 'keyword', facet: true } },
};
const everything = { papers: { all: [] } };
const document = { id: 'a', rev: 1, text: { title: { en: 'A title' } }, columns: { field: 'physics' } };

const json = (status: number, body: string) =>
  `HTTP/1.1 ${status} X\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

/** What a server does with each request that reaches it; `slow` and `half open` never end. */
const servers: Record<string, (socket: Socket) => void> = {
  slow: () => undefined,
  'half open': (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"hits":['),
  'closing at once': (socket) => socket.destroy(),
  'speaking something else': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'answering with a page': (socket) => socket.end(json(200, '<html>Welcome to nginx!</html>')),
  'refusing our key': (socket) =>
    socket.end(json(403, '{"message":"The provided API key is invalid.","code":"invalid_api_key"}')),
  'out of order': (socket) => socket.end(json(500, '{"message":"An internal error","code":"internal"}')),
};

const running: Server[] = [];
const sockets = new Set<Socket>();
const indexes = new Map<string, SearchIndex>();

beforeAll(async () => {
  for (const [name, answer] of Object.entries(servers)) indexes.set(name, at(await listen(answer)));
  const gone = await listen(() => undefined);
  await close(running.pop()!);
  indexes.set('gone', at(gone));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(running.map(close));
});

async function listen(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  running.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}

function at(url: string): SearchIndex {
  return openSearchIndex({ meili: { url, masterKey: 'a-wrong-key', patienceMs: 50 } });
}

async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => error,
  );
}

describe.each(['gone', ...Object.keys(servers)])('a Meilisearch that is %s', (name) => {
  it('leaves every question with a typed notice, soon', async () => {
    const index = indexes.get(name)!;
    const asked = { kinds: ['papers'], text: 'title' };
    const outcomes = [await outcomeOf(index.ensure(schema))];
    outcomes.push(
      ...(await Promise.all([
        outcomeOf(index.search(everything, { ...asked, page: 1, size: 10, facets: [{ column: 'field' }] })),
        outcomeOf(index.count(everything, asked)),
        outcomeOf(index.suggest(everything, { kinds: ['papers'], prefix: 'ti', size: 5 })),
        outcomeOf(index.facetValues(everything, { ...asked, column: 'field', prefix: '', size: 5 })),
        outcomeOf(index.similar(everything, { kind: 'papers', id: 'a', size: 5 })),
        outcomeOf(index.upsert('papers', [document])),
        outcomeOf(index.remove('papers', ['a'])),
        outcomeOf(index.rebuild('papers', [document])),
      ])),
    );
    for (const outcome of outcomes) expect(outcome).toBeInstanceOf(SearchUnavailable);
    const health = await index.health();
    expect(health).toMatchObject({ engine: 'meilisearch', available: false });
    expect(health.reason).not.toContain('a-wrong-key');
    await index.settle();
  });
});
