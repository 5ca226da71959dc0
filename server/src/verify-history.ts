import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCore } from './app/core.js';
import { headFile } from './app/jobs.js';
import { type Checkpoint, Finder, randomIds, systemClock, verifyHistory } from './kernel/index.js';
import { ConfigurationError, readConfiguration } from './platform/configuration/index.js';
import { createLog } from './platform/logging/index.js';
import { DatabaseUnavailable, openDatabase } from './platform/mongo/index.js';
import { openSearchIndex } from './platform/search/index.js';

// Run by `npm run verify-history`, with the server's environment and, if need be, beside it; exits with 1 when anything is not
// as it was recorded.
try {
  process.exitCode = (await verify()) ? 0 : 1;
} catch (error) {
  const isForOperator = error instanceof ConfigurationError || error instanceof DatabaseUnavailable;
  console.error(isForOperator ? error.message : error);
  process.exitCode = 1;
}

async function verify(): Promise<boolean> {
  const configuration = readConfiguration({ ...process.env, DUIJIE_WORLD: undefined });
  const log = createLog('error');
  const database = await openDatabase({ ...configuration, joins: true, log });
  try {
    const { connection } = database;
    const finder = new Finder(openSearchIndex({}));
    const parts = { ...configuration, connection, clock: systemClock, ids: randomIds, log, finder };
    const { kernel } = buildCore(parts);
    const exported = await exportedHead(configuration.dataDir);
    const { rows, subjects, checkpoints, head, first } = await verifyHistory(kernel, exported ?? undefined);
    console.log(`${rows} facts about ${subjects} records, ${checkpoints} checkpoints.`);
    console.log(`Head: ${head ?? 'none yet'}${exported ? `; exported: checkpoint ${exported._id}` : ''}.`);
    console.log(first ? `WRONG: ${first.where}: ${first.what}.` : 'Everything is as it was recorded.');
    return first === null;
  } finally {
    await database.close();
  }
}

/** The head that the server exported, to be compared; null where there is none. */
async function exportedHead(dataDir: string): Promise<Checkpoint | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, headFile), 'utf8')) as Checkpoint;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}
