import { afterEach, describe, expect, it } from '@jest/globals';
import { compareTwins } from '../trials/twins.js';
import { type Served, serve } from './served.test-support.js';

let served: Served;

afterEach(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** The plan is nobody's business, and neither is the thread that carries it out. */
describe('an indexed collection and its plain twin', () => {
  it('answer alike, also after updates and removals', async () => {
    served = await serve();
    await compareTwins(served.db, 400, () => undefined);
  }, 120_000);

  it('answer alike in a thread for long readings', async () => {
    served = await serve(undefined, { readingsMoveAfter: 0 });
    await compareTwins(served.db, 200, () => undefined);
  }, 120_000);
});
