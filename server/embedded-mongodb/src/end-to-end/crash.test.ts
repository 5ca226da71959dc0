import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Collection, type Document } from 'mongodb';
import { freshDirectory, serve } from './served.test-support.js';

const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 3);
const LOADER = new URL('../../development/register.mjs', import.meta.url).href;
const WRITER = fileURLToPath(new URL('./crash-writer.test-support.ts', import.meta.url));

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGKILL');
});

/** Lets a writer run for a while, kills it without warning, and gives what it had acknowledged. */
async function writeUntilKilled(path: string, from: number): Promise<string[]> {
  const writer = spawn(process.execPath, ['--import', LOADER, WRITER, path, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = writer;
  let output = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  while (!output.startsWith('ready\n')) await once(writer.stdout, 'data');
  await delay(200 + Math.random() * 500);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  return output.split('\n').slice(1, -1);
}

/** The numbers an acknowledgement promises to be there. */
function promised(line: string): number[] {
  const [kind, k] = line.split(' ');
  return kind === 'pair' ? [Number(k), Number(k) + 0.5] : [Number(k)];
}

async function verify(path: string, acknowledged: string[]): Promise<number> {
  const served = await serve(path);
  try {
    const records = served.db.client.db('crash').collection('records');
    const all = await records.find({}).toArray();
    const kinds = new Map(all.map((doc) => [doc['k'] as number, doc['kind'] as string]));
    expect(kinds.size).toBe(all.length);
    expect(acknowledged.flatMap(promised).filter((k) => !kinds.has(k))).toEqual([]);
    expect(
      acknowledged.filter(
        (line) => line.startsWith('changed') && kinds.get(promised(line)[0] as number) !== 'changed',
      ),
    ).toEqual([]);
    const halves = [...kinds].filter(
      ([k, kind]) => kind === 'pair' && !kinds.has(Number.isInteger(k) ? k + 0.5 : k - 0.5),
    );
    expect(halves).toEqual([]);
    const balances = await served.db.client.db('crash').collection('accounts').find().toArray();
    expect(balances.reduce((sum, { balance }) => sum + (balance as number), 0)).toBe(0);
    await verifyIndexes(records, all);
    expect(served.faults).toEqual([]);
    return Math.max(0, ...kinds.keys());
  } finally {
    await served.client.close();
    await served.server.close();
  }
}

async function verifyIndexes(records: Collection, all: Document[]): Promise<void> {
  const found = (cursor: Promise<Document[]>) =>
    cursor.then((docs) => docs.map((doc) => doc['k'] as number).sort((a, b) => a - b));
  const every = all.map((doc) => doc['k'] as number).sort((a, b) => a - b);
  await expect(records.estimatedDocumentCount()).resolves.toBe(all.length);
  await expect(
    found(
      records
        .find({ k: { $gte: -1 } })
        .hint({ k: 1 })
        .toArray(),
    ),
  ).resolves.toEqual(every);
  await expect(
    found(
      records
        .find({ kind: { $gte: '' } })
        .hint({ kind: 1, k: -1 })
        .toArray(),
    ),
  ).resolves.toEqual(every);
  const tagged = all
    .filter((doc) => doc['kind'] === 'pair')
    .map((doc) => doc['k'] as number)
    .sort((a, b) => a - b);
  await expect(
    found(
      records
        .find({ tags: { $gte: '' }, kind: 'pair' })
        .hint({ tags: 1 })
        .toArray(),
    ),
  ).resolves.toEqual(tagged);
}

describe('killed in the middle of writing', () => {
  it(
    `keeps what it acknowledged, and no half of a transaction, ${ROUNDS} times over`,
    async () => {
      const path = freshDirectory();
      const acknowledged: string[] = [];
      let highest = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const before = acknowledged.length;
        acknowledged.push(...(await writeUntilKilled(path, Math.ceil(highest) + 1)));
        expect(acknowledged.length).toBeGreaterThan(before);
        highest = await verify(path, acknowledged);
      }
      rmSync(path, { recursive: true });
    },
    30_000 + ROUNDS * 10_000,
  );
});
