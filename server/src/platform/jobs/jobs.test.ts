import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection } from 'mongoose';
import { createLog } from '../logging/index.js';
import { openTemporaryDatabase, syncIndexes } from '../mongo/index.js';
import { Jobs } from './index.js';

const START = Date.parse('2022-06-01T08:00:00Z');
const MINUTE = 60_000;
const clock = { time: START, now: (): Date => new Date(clock.time) };
const ids = { count: 0, id: (): string => `j${++ids.count}` };

let connection: Connection;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ connection, drop } = await openTemporaryDatabase());
  newJobs();
  await syncIndexes(connection);
});
afterAll(() => drop());
beforeEach(async () => {
  clock.time = START;
  await connection.collection('jobs').deleteMany({});
});

function newJobs(): Jobs {
  return new Jobs({ connection, clock, ids, log: createLog('silent') });
}

describe('jobs', () => {
  it('run at once, then once per period', async () => {
    const runs: number[] = [];
    const jobs = newJobs();
    jobs.every('close', MINUTE, async (now) => void runs.push(now.getTime() - START));
    for (let step = 0; step < 6; step += 1) {
      await jobs.runDue();
      clock.time += MINUTE / 2;
    }
    expect(runs).toEqual([0, MINUTE, 2 * MINUTE]);
  });

  it('run on one of several servers', async () => {
    let runs = 0;
    const servers = Array.from({ length: 4 }, newJobs);
    for (const jobs of servers) jobs.every('close', MINUTE, async () => void (runs += 1));
    const ran = await Promise.all(servers.map((jobs) => jobs.runDue()));
    expect(ran.flat()).toEqual(['close']);
    expect(runs).toBe(1);
  });

  it('fail without harm to others, and come again', async () => {
    const runs: string[] = [];
    const jobs = newJobs();
    jobs.every('bad', MINUTE, async () => {
      runs.push('bad');
      throw new Error('no disk');
    });
    jobs.every('good', MINUTE, async () => void runs.push('good'));
    expect((await jobs.runDue()).sort()).toEqual(['bad', 'good']);
    expect(await connection.collection('jobs').findOne({ _id: 'bad' as never })).toMatchObject({
      lastError: 'Error: no disk',
      leasedBy: null,
    });
    clock.time += MINUTE;
    await jobs.runDue();
    expect(runs.sort()).toEqual(['bad', 'bad', 'good', 'good']);
  });

  it('are taken over from a server that died, when its lease ends', async () => {
    const jobs = newJobs();
    jobs.every('close', MINUTE, async () => undefined);
    await connection
      .collection('jobs')
      .insertOne({ _id: 'close' as never, leasedBy: 'dead', dueAt: new Date(START + MINUTE) });
    expect(await jobs.runDue()).toEqual([]);
    clock.time += MINUTE;
    expect(await jobs.runDue()).toEqual(['close']);
  });

  it('do not wait out a period that was shortened', async () => {
    const jobs = newJobs();
    jobs.every('close', MINUTE, async () => undefined);
    await connection
      .collection('jobs')
      .insertOne({ _id: 'close' as never, leasedBy: null, dueAt: new Date(START + 1_000 * MINUTE) });
    expect(await jobs.runDue()).toEqual([]);
    clock.time += MINUTE;
    expect(await jobs.runDue()).toEqual(['close']);
  });

  it('are waited for by stop, and never run twice at a time', async () => {
    const jobs = newJobs();
    let finish: () => void = () => undefined;
    let ended = false;
    const begun = new Promise<void>((resolve) => {
      jobs.every('slow', 1, async () => {
        resolve();
        await new Promise<void>((done) => (finish = done));
        ended = true;
      });
    });
    jobs.start();
    await begun;
    expect(await jobs.runDue()).toEqual([]);
    const stopped = jobs.stop();
    finish();
    await stopped;
    expect(ended).toBe(true);
  });

  it('run when they are asked for, before their time, and answer whoever asked', async () => {
    let runs = 0;
    const jobs = newJobs();
    jobs.every('count', MINUTE, async () => ({ runs: ++runs }));
    jobs.onRequest('say', async () => ({ said: 'what was asked for' }));
    expect(await jobs.runDue()).toEqual(['count']);
    expect(await jobs.runDue()).toEqual([]);
    const asked = Promise.all([newJobs().ask('count', MINUTE), newJobs().ask('say', MINUTE)]);
    const ran: string[] = [];
    while (ran.length < 2) {
      clock.time += 1;
      ran.push(...(await jobs.runDue()));
    }
    expect(await asked).toEqual([{ runs: 2 }, { said: 'what was asked for' }]);
    clock.time += MINUTE - 10;
    expect(await jobs.runDue()).toEqual([]);
    clock.time += MINUTE;
    expect(await jobs.runDue()).toEqual(['count']);
  });

  it('tell whoever asked what went wrong, and nothing where nobody runs them', async () => {
    const jobs = newJobs();
    expect(await jobs.ask('bad', 1)).toBeNull();
    jobs.onRequest('bad', () => Promise.reject(new Error('no disk')));
    expect(await jobs.runDue()).toEqual([]);
    expect(await jobs.ask('bad', 1)).toBeNull();
    const asked = jobs.ask('bad', MINUTE).catch(({ message }: Error) => message);
    let ran: string[] = [];
    while (ran.length === 0) ran = await jobs.runDue();
    expect(await asked).toBe('Error: no disk');
  });

  it('have one name each', () => {
    const jobs = newJobs();
    jobs.every('close', MINUTE, async () => undefined);
    expect(() => jobs.every('close', MINUTE, async () => undefined)).toThrow(/already/);
  });
});
