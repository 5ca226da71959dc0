import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashAgainAndAgain } from '../faults/crash-cycles.js';
import { DocumentKeeper } from '../faults/meilisearch.js';
import { indexing } from '../faults/search-crash.js';
import { countFor } from './counts.js';
import { exactly, type Figure, type Measure, reported } from './figure.js';

/** Whether what is found is what is there, after servers were killed while people wrote. */
export const searchCrash: Figure = {
  name: 'search-crash',
  title: 'kill -9 under needs handed in over the API; after each start the index is reconciled',
  measure: async (progress) => {
    const keeper = await DocumentKeeper.start();
    try {
      return [
        ...(await measured('an engine that outlives the server', keeper, progress)),
        ...(await measured('the index in the server’s memory', null, progress)),
      ];
    } finally {
      await keeper.stop();
    }
  },
};

async function measured(
  name: string,
  keeper: DocumentKeeper | null,
  progress: (text: string) => void,
): Promise<Measure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'duijie-search-crash-'));
  try {
    const cycles = countFor('search_crash', 50);
    const scenario = indexing(dataDir, keeper);
    const report = await crashAgainAndAgain(scenario, dataDir, cycles, (text, cycle) => {
      if (cycle % 10 === 0) progress(`${name}: ${text}`);
    });
    for (const finding of report.lost) progress(finding);
    return [
      reported(name, `${cycles} kills`),
      exactly('  differences (id, revision) once reconciled', report.lost.length, 0),
      reported('  differences that reconciling met', String(scenario.tally.differences)),
      reported('  writes acknowledged', String(report.acknowledged)),
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
