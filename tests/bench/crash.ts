import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashAgainAndAgain } from '../faults/crash-cycles.js';
import { exactly, type Figure, reported } from './figure.js';
import { median } from './sampling.js';

const cycles = 50;

export const crash: Figure = {
  name: 'crash',
  title: `kill -9 under writes over the API, ${cycles} times, on the embedded database`,
  measure: async (progress) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duijie-crash-'));
    try {
      const tell = (text: string, cycle: number) => void (cycle % 10 === 0 && progress(text));
      const report = await crashAgainAndAgain(dataDir, cycles, tell);
      for (const finding of [...report.lost, ...report.halves]) progress(finding);
      return [
        exactly('acknowledged writes lost or doubled', report.lost.length, 0),
        exactly('records half-applied', report.halves.length, 0),
        exactly('verify-history', report.verification.code === 0 ? 'green' : 'broken', 'green'),
        reported('writes acknowledged', report.acknowledged),
        reported('ready after a kill, median', median(report.readyMs) / 1000, ' s'),
        reported('ready after a kill, at most', Math.max(...report.readyMs) / 1000, ' s'),
      ];
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};
