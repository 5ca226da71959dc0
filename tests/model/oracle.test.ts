import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type FactRow } from '@duijie/server';
import { startTestApp, type TestApp } from '../factories/index.js';
import { differencesFrom, momentsOf, Oracle, rowsOf, stories } from './oracle.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

// The bench has a hundred thousand of them.
it('some hundred random contracts come to what an oracle says, at any moment and on both bases', async () => {
  const challenges = 3;
  const told = [...stories(600, challenges, 20_220_501)];
  await app.kernel.connection.db!.collection<FactRow>('statisticsFacts').insertMany(told.flatMap(rowsOf));
  const moments = momentsOf(12);
  for (const basis of ['recorded', 'effective'] as const) {
    const oracle = new Oracle(moments, basis);
    for (const story of told) oracle.add(story);
    expect(oracle.totals.size).toBeGreaterThan(20);
    expect(await differencesFrom(app, { moments, basis, oracle, challenges })).toEqual([]);
  }
});
