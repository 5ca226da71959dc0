import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startTestApp, type TestApp } from '../factories/index.js';
import { thorough } from '../setup/thorough.js';
import { isOneEffect, Repeats } from './repeats.js';

jest.setTimeout(300_000);

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.close());

/** Every so many mutations. */
const step = thorough ? 1 : 15;

it('mutations that are sent ten times at once under one key have one effect', async () => {
  const repeats = await Repeats.on(app);
  const some = repeats.all.filter((_each, index) => index % step === 0);
  const wrong = [];
  for (const each of some) {
    const repeated = await repeats.repeated(each, 10);
    if (!isOneEffect(repeated)) wrong.push(repeated);
  }
  expect(wrong).toEqual([]);
  expect(some.length).toBeGreaterThan(5);
});
