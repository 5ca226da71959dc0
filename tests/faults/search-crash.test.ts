import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashAgainAndAgain } from './crash-cycles.js';
import { DocumentKeeper } from './meilisearch.js';
import { indexing } from './search-crash.js';

const cycles = 1;
/** Starts of processes, on a machine that may be doing other things. */
const patienceMs = 240_000;
let dataDir: string;
let keeper: DocumentKeeper;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'search-crash-'));
  keeper = await DocumentKeeper.start();
});
afterAll(async () => {
  await keeper.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it(
  'an engine that outlives killed servers is like the records once it is reconciled beside the next one',
  async () => {
    const scenario = indexing(dataDir, keeper);
    const { lost, acknowledged } = await crashAgainAndAgain(scenario, dataDir, cycles);
    expect(lost).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(scenario.tally.reconciled).toBe(cycles + 1);
    expect(keeper.documents('unreleased-requirements').length).toBeGreaterThan(0);
  },
  patienceMs,
);
