import { expect, it } from '@jest/globals';
import { bench } from './bench.js';

it('measures every figure the README promises', async () => {
  const extent = { smaller: 400, larger: 2000, requests: 60, openings: 1, insertionMilliseconds: 100 };
  const figures = await bench(extent, () => undefined);
  expect(figures.filter(({ target }) => target).length).toBeGreaterThanOrEqual(
    process.platform === 'linux' ? 6 : 5,
  );
  for (const { value } of figures) expect(value).toBeGreaterThan(0);
}, 180_000);
