import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { verifyHistory } from '@duijie/server';
import { startTestApp, type TestApp } from '../factories/index.js';
import { liveThroughAll } from './histories.js';
import { aStage } from './scene.js';

// A busy machine may need its time for them.
jest.setTimeout(300_000);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

// The bench lives through two thousand.
it('a few random histories go as the tables say, to the last record, row and figure', async () => {
  const stage = await aStage(app);
  const { steps, outcomes, states } = await liveThroughAll(stage, { runs: 6, steps: 50, seed: 7 });
  expect(steps).toBe(300);
  expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['ok', 'ILLEGAL_TRANSITION', 'INVALID_INPUT']));
  expect([...states]).toEqual(expect.arrayContaining(['docking.agreed', 'contract.performing']));
  expect((await verifyHistory(app.kernel)).first).toBeNull();
});
