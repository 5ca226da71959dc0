import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashReport, crashAgainAndAgain, handingIn } from './crash-cycles.js';
import { dealing } from './deal-ledger.js';
import { anAgreementIn } from './deals.js';

const cycles = 3;
/** Four starts of a server, on a machine that may be doing other things. */
const patienceMs = 240_000;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function expectSound({ acknowledged, lost, halves, verification }: CrashReport): void {
  expect(acknowledged).toBeGreaterThan(0);
  expect({ lost, halves }).toEqual({ lost: [], halves: [] });
  expect(verification.output).toContain('Everything is as it was recorded');
  expect(verification.code).toBe(0);
}

it(
  `loses nothing that was acknowledged and keeps no half of a write, killed ${cycles} times`,
  async () => expectSound(await crashAgainAndAgain(handingIn, dataDir, cycles)),
  patienceMs,
);

it(
  'nor of contracts that are signed, registered, paid and accepted',
  async () => {
    const scenario = dealing(await anAgreementIn(dataDir));
    expectSound(await crashAgainAndAgain(scenario, dataDir, cycles));
  },
  patienceMs,
);
