import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Db } from 'mongodb';
import { Client } from './client.js';
import { settle } from './crash-cycles.js';
import { maintainSearch, ServerProcess } from './server-process.js';
import { openBeside, type Setting } from './setting.js';
import { Need } from './writers.js';

/** Starts of processes, on a machine that may be doing other things. */
const patienceMs = 120_000;
let dataDir: string;
let server: ServerProcess;
let client: Client;
let setting: Setting;
let database: { db: Db; close: () => Promise<void> };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'search-maintenance-'));
  server = await ServerProcess.start({ dataDir, patienceMs });
  setting = await settle(server, dataDir);
  client = new Client(server.url);
  database = await openBeside(dataDir);
  await untilFirstPass();
}, patienceMs);
afterAll(async () => {
  client.close();
  await database.close();
  await server.kill();
  await rm(dataDir, { recursive: true, force: true });
});

/** The server reconciles by itself soon after its start, and then every hour. */
async function untilFirstPass(): Promise<void> {
  const pass = { _id: 'reconcile-search' as never, lastEndedAt: { $ne: null } };
  while (!(await database.db.collection('jobs').findOne(pass))) await pause(20);
}

async function state(): Promise<{ ready: boolean; waiting: number; givenUp: number }> {
  return (await (await fetch(`${server.url}/searchz`)).json()) as never;
}

async function untilFoundEverything(): Promise<void> {
  for (let now = await state(); !now.ready || now.waiting > 0; now = await state()) await pause(20);
}

async function found(query: string): Promise<number> {
  const search = 'query($query: String!) { search(query: $query, kinds: [REQUIREMENT]) { totalCount } }';
  return (await client.graphql(search, { query }, { token: setting.enterprise })).search.totalCount;
}

describe('beside a server with the embedded database', () => {
  it(
    'reconciling mends the index that the server searches, and has what was given up delivered',
    async () => {
      const needs = [1, 2, 3].map((number) => new Need(number, setting));
      for (const need of needs) await need.advance(client);
      await untilFoundEverything();
      const records = database.db.collection('requirements');
      const past = { $set: { 'original.title.text': 'Written past the server' }, $inc: { version: 1 } };
      await records.updateOne({ externalRef: 'need-1' }, past);
      const given = { $set: { deadAt: new Date(), attempts: 12, availableAt: null, doneAt: null } };
      await database.db.collection('outbox').updateOne({ subjectKind: 'requirement' }, given);
      expect([await found('past'), (await state()).givenUp]).toEqual([0, 1]);

      const first = await maintainSearch({ dataDir }, 'reconcile');
      expect(first.output).toContain('3 documents; 0 missing, 1 stale, 0 that should not be there.');
      expect(first.output).toContain('1 events that had been given up');
      expect(first.output).toContain('The index is like the records.');
      expect(first.code).toBe(0);
      await untilFoundEverything();
      expect([await found('past'), (await state()).givenUp]).toEqual([1, 0]);

      const second = await maintainSearch({ dataDir }, 'reconcile');
      expect(second.output).not.toMatch(/[1-9]\d* (missing|stale|that should)/);
      expect(second.code).toBe(0);
    },
    patienceMs,
  );

  it(
    'building anew replaces the index that the server searches',
    async () => {
      const records = database.db.collection('requirements');
      await records.updateOne(
        { externalRef: 'need-2' },
        { $set: { 'original.title.text': 'Seen by a new index' } },
      );
      expect(await found('seen')).toBe(0);
      const done = await maintainSearch({ dataDir }, 'reindex');
      expect(done.output).toContain('unreleased-requirements: 3 documents, 0 refused.');
      expect(done.code).toBe(0);
      expect(await found('seen')).toBe(1);
    },
    patienceMs,
  );
});

it(
  'the server had nothing to warn of; without it the command rehearses on the database itself',
  async () => {
    const { output } = await server.stop();
    expect(output).not.toMatch(/"level":"(warn|error|fatal)"|"stack"/);
    const done = await maintainSearch({ dataDir }, 'reconcile');
    expect(done.output).toContain('rehearsal');
    expect(done.output).toContain('3 documents; 0 missing, 0 stale, 0 that should not be there.');
    expect(done.code).toBe(0);
  },
  patienceMs,
);
