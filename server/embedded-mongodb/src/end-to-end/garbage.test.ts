import { expect, it } from '@jest/globals';
import { sendGarbage } from '../trials/garbage.js';
import { serve } from './served.test-support.js';

it('lives on whatever is sent to it, and serves others', async () => {
  const served = await serve();
  const seed = Date.now();
  const report = await sendGarbage(served.server.uri, served.db, { count: 400, seed }, () => undefined);
  expect({ seed, faults: served.faults }).toEqual({ seed, faults: [] });
  expect(report.answered).toBeGreaterThan(0);
  expect(report.closed).toBeGreaterThan(0);
  await served.stop();
});
