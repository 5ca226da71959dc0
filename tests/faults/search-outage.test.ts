import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSearchIndex } from '@duijie/server';
import { aCast, aRequirement, type Cast, startTestApp, type TestApp } from '../factories/index.js';
import { type Ailment, DocumentKeeper } from './meilisearch.js';

/** Two seconds, and what a busy machine may add to them. */
const soonMs = 2_500;
const hourMs = 3_600_000;
const ailments: Ailment[] = ['refusing', 'slow', 'wrong key', 'half open'];

let engine: DocumentKeeper;
let app: TestApp;
let cast: Cast;
const logged: string[] = [];

beforeAll(async () => {
  engine = await DocumentKeeper.start();
  const meili = { url: engine.url, masterKey: 'a key', patienceMs: 300 };
  app = await startTestApp({ meili, log: (line) => void logged.push(line) });
  cast = await aCast(app);
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

/** What is not in the index as it is in the database. */
async function differences(): Promise<string[]> {
  const found = await app.synchronization.reconcile();
  return found.flatMap(({ missing, stale, extra }) => [...missing, ...stale, ...extra]);
}

describe('before the index was ever opened', () => {
  it('events wait quietly, and what they tell of is in the index that is built', async () => {
    await aRequirement(app, { cast, status: 'released' });
    await app.outbox.drain();
    const { waiting } = await app.outbox.counts();
    expect(waiting).toBeGreaterThan(0);
    expect(logged.filter((line) => line.includes('not handled') || line.includes('stack'))).toEqual([]);
    await app.synchronization.prepare();
    app.clock.advance(hourMs);
    expect(await app.outbox.drain()).toBe(waiting);
    expect(await app.outbox.counts()).toEqual({ waiting: 0, dead: 0 });
    expect(engine.documents('requirements')).toHaveLength(1);
  });

  it('a start reads each collection once, however many indexes its records are in', async () => {
    const other = await startTestApp({ like: app });
    const commands = await other.commandsDuring(() => other.synchronization.reindex());
    const reads = commands.filter((command) => command.endsWith('.find'));
    expect(reads).toEqual([...new Set(reads)]);
    expect(reads).toContain('requirements.find');
    await other.close();
  });
});

describe.each(ailments)('an engine that is %s for a day', (ailment) => {
  it('leaves searches with a notice, soon, and catches up with everything once it is well', async () => {
    const before = engine.documents('requirements').length;
    await engine.ail(ailment);
    for (let times = 0; times < 3; times++) {
      await aRequirement(app, { cast, status: 'released' });
      await app.outbox.drain();
      app.clock.advance(6 * hourMs);
    }
    expect(await app.outbox.counts()).toEqual({ waiting: expect.any(Number), dead: 0 });
    const asked = performance.now();
    expect((await app.request('{ search(query: "x") { totalCount } }')).codes).toEqual([
      'SEARCH_UNAVAILABLE',
    ]);
    expect(performance.now() - asked).toBeLessThan(soonMs);
    expect((await app.request('{ requirements { totalCount } }')).data.requirements.totalCount).toBe(
      before + 3,
    );
    expect(JSON.parse((await app.send('/searchz')).text)).toMatchObject({ available: false });
    expect(engine.documents('requirements')).toHaveLength(before);

    await engine.ail(null);
    app.clock.advance(60_000);
    await app.outbox.drain();
    expect(await app.outbox.counts()).toEqual({ waiting: 0, dead: 0 });
    expect(engine.documents('requirements')).toHaveLength(before + 3);
    expect(await differences()).toEqual([]);
    const told = logged.splice(0).filter((line) => line.includes('search '));
    expect(told.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'search waits',
      'search is written to again',
    ]);
  });
});

describe('a record of which no document can be made', () => {
  it('keeps none of the others out, is named, and its events are shown until it is mended', async () => {
    const { requirement: bad } = await aRequirement(app, { cast, status: 'released' });
    await aRequirement(app, { cast, status: 'released' });
    const records = app.kernel.connection.collection('requirements');
    const only = { _id: bad._id as never };
    const { publicText } = (await records.findOne(only))!;
    await records.updateOne(only, { $set: { publicText: {} } });
    const state = async () => JSON.parse((await app.send('/searchz')).text) as object;
    for (let hours = 0; hours < 12; hours++) {
      await app.outbox.drain();
      app.clock.advance(hourMs);
    }
    expect(await state()).toMatchObject({ waiting: 0, givenUp: expect.any(Number) });
    expect(await state()).not.toMatchObject({ givenUp: 0 });
    logged.splice(0);
    const done = await app.synchronization.reindex();
    const refused = done.flatMap(({ failures }) => failures.map(({ id }) => id));
    expect(refused).toEqual([bad._id]);
    expect(logged.filter((line) => line.includes(bad._id))).not.toEqual([]);

    await records.updateOne(only, { $set: { publicText } });
    await app.jobs.runDue();
    await app.outbox.drain();
    expect(await state()).toMatchObject({ waiting: 0, givenUp: 0 });
    expect(await differences()).toEqual([]);
  });
});

it.each(ailments)('an engine that is %s is known not to answer within two seconds', async (ailment) => {
  await engine.ail(ailment);
  const index = openSearchIndex({ meili: { url: engine.url, masterKey: 'a key' } });
  const asked = performance.now();
  expect(await index.health()).toMatchObject({ available: false });
  expect(performance.now() - asked).toBeLessThan(soonMs);
  await engine.ail(null);
});
