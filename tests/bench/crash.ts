import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashReport, crashAgainAndAgain, handingIn } from '../faults/crash-cycles.js';
import { dealing } from '../faults/deal-ledger.js';
import { anAgreementIn } from '../faults/deals.js';
import { countFor } from './counts.js';
import { exactly, type Figure, type Measure, reported } from './figure.js';
import { median } from './sampling.js';

type Tell = (text: string, cycle: number) => void;

/** Kills a server under writes, on a data folder of its own. */
function killing(
  { name, title }: Pick<Figure, 'name' | 'title'>,
  promised: number,
  crash: (dataDir: string, cycles: number, tell: Tell) => Promise<CrashReport>,
): Figure {
  const measure: Figure['measure'] = async (progress) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duijie-crash-'));
    try {
      const tell: Tell = (text, cycle) => void (cycle % 10 === 0 && progress(text));
      const cycles = countFor(name, promised);
      const report = await crash(dataDir, cycles, tell);
      for (const finding of [...report.lost, ...report.halves]) progress(finding);
      return [reported('kills', String(cycles)), ...measuresOf(report)];
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  };
  return { name, title, measure };
}

function measuresOf({ lost, halves, verification, acknowledged, readyMs }: CrashReport): Measure[] {
  return [
    exactly('acknowledged writes lost or doubled', lost.length, 0),
    exactly('records half-applied', halves.length, 0),
    exactly('verify-history', verification.code === 0 ? 'green' : 'broken', 'green'),
    reported('writes acknowledged', acknowledged),
    reported('ready after a kill, median', median(readyMs) / 1000, ' s'),
    reported('ready after a kill, at most', Math.max(...readyMs) / 1000, ' s'),
  ];
}

export const crash: Figure = killing(
  { name: 'crash', title: 'kill -9 under needs handed in over the API, on the embedded database' },
  50,
  (dataDir, cycles, tell) => crashAgainAndAgain(handingIn, dataDir, cycles, tell),
);

export const crashContracts: Figure = killing(
  { name: 'deals', title: 'kill -9 under contracts signed, registered, paid and accepted over the API' },
  200,
  async (dataDir, cycles, tell) =>
    crashAgainAndAgain(dealing(await anAgreementIn(dataDir)), dataDir, cycles, tell),
);
