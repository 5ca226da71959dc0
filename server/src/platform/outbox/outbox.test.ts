import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection } from 'mongoose';
import { createLog, type Log } from '../logging/index.js';
import { inTransaction, openTemporaryDatabase, syncIndexes } from '../mongo/index.js';
import { NotNow, Outbox, OutboxWorker, type OutboxEvent } from './index.js';

const START = Date.parse('2022-06-01T08:00:00Z');
const clock = { time: START, now: (): Date => new Date(clock.time) };
const ids = { count: 0, id: (): string => `o${String(++ids.count).padStart(6, '0')}` };

let connection: Connection;
let drop: () => Promise<void>;
let outbox: Outbox;

beforeAll(async () => {
  ({ connection, drop } = await openTemporaryDatabase());
  outbox = new Outbox(connection, ids);
  await syncIndexes(connection);
});
afterAll(() => drop());
beforeEach(async () => {
  clock.time = START;
  await connection.collection('outbox').deleteMany({});
});

function newWorker(log: Log = createLog('silent')): OutboxWorker {
  return new OutboxWorker({ connection, clock, ids, log });
}

async function commandsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const commands: string[] = [];
  connection.set('debug', (_collection: string, method: string) => void commands.push(method));
  await work();
  connection.set('debug', false);
  return commands;
}

function event(subjectId: string, topic = 'parcel.send'): OutboxEvent {
  return { topic, subjectKind: 'parcel', subjectId, at: clock.now(), body: { version: 1 } };
}

async function tell(...events: OutboxEvent[]): Promise<void> {
  await inTransaction(connection, async (_session, writes) => outbox.append(writes, events));
}

describe('the outbox', () => {
  it('delivers what was committed, in order, once', async () => {
    const heard: string[] = [];
    const worker = newWorker();
    worker.on(
      'parcel.send',
      async ({ subjectId, body }) => void heard.push(`${subjectId} ${JSON.stringify(body)}`),
    );
    await tell(event('a'), event('b'));
    expect(await worker.drain()).toBe(2);
    expect(await worker.drain()).toBe(0);
    expect(heard).toEqual(['a {"version":1}', 'b {"version":1}']);
    expect(await worker.counts()).toEqual({ waiting: 0, dead: 0 });
  });

  it('never delivers what was rolled back', async () => {
    const undone = inTransaction(connection, async (_session, writes) => {
      outbox.append(writes, [event('ghost')]);
      await writes.flush();
      throw new RangeError('undone');
    });
    await expect(undone).rejects.toThrow(RangeError);
    expect(await newWorker().drain()).toBe(0);
  });

  it('hears a whole kind by "kind.*", and lets go of topics nobody listens to', async () => {
    const heard: string[] = [];
    const worker = newWorker();
    worker.on('parcel.*', async ({ topic }) => void heard.push(topic));
    await tell(event('a', 'parcel.send'), event('a', 'parcel.lose'), {
      ...event('l', 'letter.send'),
      subjectKind: 'letter',
    });
    expect(await worker.drain()).toBe(3);
    expect(heard.sort()).toEqual(['parcel.lose', 'parcel.send']);
  });

  it('settles what nobody hears one by one in one command, however much it is', async () => {
    const worker = newWorker();
    worker.onTogether(['parcel'], async () => new Map());
    const letter = { ...event('l', 'letter.send'), subjectKind: 'letter' };
    await tell(...Array.from({ length: 40 }, (_, index) => event(`p${index}`)), letter);
    const commands = await commandsDuring(async () => expect(await worker.drain()).toBe(41));
    expect(commands).toEqual(['find', 'updateMany', 'bulkWrite', 'find']);
    expect(await worker.counts()).toEqual({ waiting: 0, dead: 0 });
  });

  it('hands a group all it has to say at once, and tries again what failed of it', async () => {
    const heard: string[][] = [];
    const worker = newWorker();
    worker.onTogether(['parcel', 'letter'], async (events) => {
      heard.push(events.map(({ subjectId }) => subjectId));
      return new Map(events.filter(({ subjectId }) => subjectId === 'bad').map((each) => [each, 'torn']));
    });
    await tell(event('a'), event('bad'), { ...event('l'), subjectKind: 'letter' });
    expect(await worker.drain()).toBe(3);
    expect(heard.map((each) => each.sort())).toEqual([['a', 'bad', 'l']]);
    expect(await worker.counts()).toEqual({ waiting: 1, dead: 0 });
    clock.time += 1_000;
    expect(await worker.drain()).toBe(1);
    expect(heard.at(-1)).toEqual(['bad']);
  });

  it('postpones a group that fails as a whole in one command', async () => {
    const worker = newWorker();
    worker.onTogether(['parcel'], async () => Promise.reject(new Error('unreachable')));
    await tell(event('early'));
    await worker.drain();
    clock.time += 1_000;
    await tell(...Array.from({ length: 40 }, (_, index) => event(`p${index}`)));
    const commands = await commandsDuring(async () => expect(await worker.drain()).toBe(41));
    expect(commands).toEqual(['find', 'updateMany', 'bulkWrite', 'find']);
    const rows = await connection.collection('outbox').find().sort({ attempts: -1 }).toArray();
    const waits = rows.map((row) => [Number(row.attempts), Number(row.availableAt) - clock.time]);
    expect(waits).toEqual([[2, 2_000], ...Array.from({ length: 40 }, () => [1, 1_000])]);
  });

  it('keeps what a group cannot take now for as long as that lasts, and others are not kept waiting', async () => {
    const heard: string[] = [];
    const logged: string[] = [];
    const worker = newWorker(createLog('info', { write: (line) => void logged.push(line) }));
    const shop = { isOpen: false, asked: 0 };
    worker.onTogether(['parcel'], async (events) => {
      shop.asked++;
      if (!shop.isOpen) throw new NotNow('closed');
      heard.push(...events.map(({ subjectId }) => subjectId));
      return new Map();
    });
    worker.on('letter.send', async ({ subjectId }) => void heard.push(subjectId));
    const names = Array.from({ length: 120 }, (_, index) => `p${index}`);
    await tell(...names.map((name) => event(name)));
    await tell({ ...event('l', 'letter.send'), subjectKind: 'letter' });
    expect(await worker.drain()).toBe(1);
    expect(heard.splice(0)).toEqual(['l']);
    for (let hours = 0; hours < 20; hours++) {
      clock.time += 3_600_000;
      expect(await worker.drain()).toBe(0);
      expect(await worker.drain()).toBe(0);
    }
    expect(shop.asked).toBe(21);
    expect(await worker.counts()).toEqual({ waiting: 120, dead: 0 });
    expect(await connection.collection('outbox').countDocuments({ attempts: 0, leasedBy: null })).toBe(120);
    expect(logged).toEqual([]);
    shop.isOpen = true;
    clock.time += 60_000;
    expect(await worker.drain()).toBe(120);
    expect(heard.sort()).toEqual(names.sort());
  });

  it('tries again later and later, and keeps what it gives up on', async () => {
    const attempts: number[] = [];
    const worker = newWorker();
    worker.on('parcel.send', async () => {
      attempts.push(clock.time - START);
      throw new Error('unreachable');
    });
    await tell(event('a'));
    for (let hours = 0; hours < 12; hours += 1) {
      expect(await worker.drain()).toBe(1);
      expect(await worker.drain()).toBe(0);
      clock.time += 3_600_000;
    }
    expect(await worker.drain()).toBe(0);
    expect(attempts).toHaveLength(12);
    expect(await worker.counts()).toEqual({ waiting: 0, dead: 1 });
    expect(await connection.collection('outbox').findOne()).toMatchObject({
      attempts: 12,
      lastError: 'Error: unreachable',
      doneAt: null,
    });
  });

  it('delivers what it gave up on when it is told to, but for what is still amiss', async () => {
    const heard: string[] = [];
    const worker = newWorker();
    const shop = { isOpen: false };
    worker.on('parcel.send', async ({ subjectId }) => {
      if (!shop.isOpen) throw new Error('unreachable');
      heard.push(subjectId);
    });
    await tell(event('a'), event('b'));
    for (let hours = 0; hours < 12; hours += 1) {
      await worker.drain();
      clock.time += 3_600_000;
    }
    expect(await worker.counts(['parcel'])).toEqual({ waiting: 0, dead: 2 });
    expect(await worker.counts(['letter'])).toEqual({ waiting: 0, dead: 0 });
    shop.isOpen = true;
    expect(await worker.revive(['letter'], [])).toBe(0);
    expect(await worker.revive(['parcel'], ['b'])).toBe(1);
    expect(await worker.drain()).toBe(1);
    expect(heard).toEqual(['a']);
    expect(await worker.counts()).toEqual({ waiting: 0, dead: 1 });
  });

  it('waits longer after every failure', async () => {
    const worker = newWorker();
    worker.on('parcel.send', async () => {
      throw new Error('unreachable');
    });
    await tell(event('a'));
    for (const delay of [1_000, 2_000, 4_000]) {
      await worker.drain();
      clock.time += delay - 1;
      expect(await worker.drain()).toBe(0);
      clock.time += 1;
    }
    expect(await worker.drain()).toBe(1);
  });

  it('a failing event holds up no other', async () => {
    const heard: string[] = [];
    const worker = newWorker();
    worker.on('parcel.send', async ({ subjectId }) => {
      if (subjectId === 'bad') throw new Error('no');
      heard.push(subjectId);
    });
    await tell(event('bad'), event('good'));
    await worker.drain();
    expect(heard).toEqual(['good']);
  });

  it('delivers again what a dead worker had leased', async () => {
    await tell(event('a'));
    const leasedUntil = new Date(START + 30_000);
    await connection
      .collection('outbox')
      .updateOne({}, { $set: { leasedBy: 'dead', leasedUntil, availableAt: leasedUntil } });
    const worker = newWorker();
    expect(await worker.drain()).toBe(0);
    clock.time += 30_000;
    expect(await worker.drain()).toBe(1);
  });

  it('shared by several workers, each event reaches one of them', async () => {
    const heard: string[] = [];
    const workers = [newWorker(), newWorker(), newWorker()];
    for (const worker of workers)
      worker.on('parcel.send', async ({ subjectId }) => void heard.push(subjectId));
    const names = Array.from({ length: 100 }, (_, index) => `s${index}`);
    await tell(...names.map((name) => event(name)));
    await Promise.all(workers.map((worker) => worker.drain()));
    expect(heard.sort()).toEqual(names.sort());
  });

  it('works in the background, and stops after the event in hand', async () => {
    const worker = newWorker();
    let finish: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      worker.on('parcel.send', async () => {
        resolve();
        await new Promise<void>((done) => (finish = done));
      });
    });
    await tell(event('a'), event('b'));
    worker.start();
    await begun;
    const stopped = worker.stop();
    finish();
    await stopped;
    expect(await worker.counts()).toEqual({ waiting: 1, dead: 0 });
    expect(await connection.collection('outbox').findOne({ doneAt: null })).toMatchObject({
      attempts: 0,
      leasedBy: null,
    });
  });

  it('forgets old deliveries on request', async () => {
    const worker = newWorker();
    await tell(event('a'));
    await worker.drain();
    expect(await worker.prune(new Date(START))).toBe(0);
    expect(await worker.prune(new Date(START + 1))).toBe(1);
  });
});
