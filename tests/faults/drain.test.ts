import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.js';
import { settle } from './crash-cycles.js';
import { halfApplied, lostOrDoubled } from './ledger.js';
import { ServerProcess } from './server-process.js';
import { openBeside } from './setting.js';
import { Need, Writers } from './writers.js';

const patienceMs = 60_000;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'drain-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it(
  'finishes what is under way when it is asked to end, and then ends with code 0',
  async () => {
    const server = await ServerProcess.start({ dataDir, patienceMs });
    const setting = await settle(server, dataDir);
    const writers = new Writers((number) => new Need(number, setting));
    const client = new Client(server.url, 8);
    const writing = writers.run(client, 8);
    await Promise.race([writers.reach(16), writing]);
    const ending = server.stop();
    // Readiness drops first, while requests are still answered.
    while (await isReady(server.url)) await pause(5);
    const written = writers.acknowledged;
    await writing;
    expect(writers.acknowledged).toBeGreaterThan(written);
    expect(await ending).toMatchObject({ code: 0, signal: null });
    client.close();
    // Nobody was left without an answer: what was sent was acknowledged, or never taken.
    const again = await ServerProcess.start({ dataDir, patienceMs });
    const { db, close } = await openBeside(dataDir);
    expect(await lostOrDoubled(db, writers.works)).toEqual([]);
    expect(await halfApplied(db)).toEqual([]);
    const versions = await db.collection('requirements').distinct('version');
    expect(versions.length).toBeGreaterThan(0);
    const facts = await db.collection('history').countDocuments({ subjectKind: 'requirement' });
    expect(facts).toBe(writers.acknowledged);
    await close();
    await again.stop();
  },
  4 * patienceMs,
);

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
