import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashAgainAndAgain } from './crash-cycles.js';

const cycles = 3;
/** Four starts of a server, on a machine that may be doing other things. */
const patienceMs = 240_000;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'crash-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it(
  `loses nothing that was acknowledged and keeps no half of a write, killed ${cycles} times`,
  async () => {
    const { acknowledged, lost, halves, verification } = await crashAgainAndAgain(dataDir, cycles);
    expect(acknowledged).toBeGreaterThan(0);
    expect({ lost, halves }).toEqual({ lost: [], halves: [] });
    expect(verification.output).toContain('Everything is as it was recorded');
    expect(verification.code).toBe(0);
  },
  patienceMs,
);
