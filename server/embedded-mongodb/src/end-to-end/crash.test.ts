import { expect, it } from '@jest/globals';
import { killAgainAndAgain } from '../trials/kills.js';

it('killed in the middle of writing, keeps what it acknowledged, and no half of a transaction', async () => {
  const { acknowledged, findings } = await killAgainAndAgain(2, () => undefined);
  expect(findings).toEqual([]);
  expect(acknowledged).toBeGreaterThan(0);
}, 120_000);
