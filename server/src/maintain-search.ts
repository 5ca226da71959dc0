import { buildCore } from './app/core.js';
import { installedSeeds } from './app/seeds.js';
import { Finder, randomIds, systemClock } from './kernel/index.js';
import { type Configuration, ConfigurationError, readConfiguration } from './platform/configuration/index.js';
import { Jobs } from './platform/jobs/index.js';
import { createLog } from './platform/logging/index.js';
import { type Database, DatabaseUnavailable, openDatabase } from './platform/mongo/index.js';
import { OutboxWorker } from './platform/outbox/index.js';
import { openSearchIndex, SearchUnavailable } from './platform/search/index.js';
import { SearchMaintenance, type SearchReport, Synchronization } from './search/index.js';

/** Longer than a job of a server that died is left alone. */
const patienceMs = 90_000;
const log = createLog('error');
const parts = { clock: systemClock, ids: randomIds, log };

// Run by `npm run reindex` and `npm run reconcile`, with the server's environment and, if need be, beside it; exits with 1 when
// something could not be done.
const task = process.argv[2] as 'reindex' | 'reconcile';
try {
  const { isGood, lines } = await maintain();
  for (const line of lines) console.log(line);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  const forOperators = [ConfigurationError, DatabaseUnavailable, SearchUnavailable];
  console.error(forOperators.some((each) => error instanceof each) ? (error as Error).message : error);
  process.exitCode = 1;
}

async function maintain(): Promise<SearchReport> {
  const configuration = readConfiguration({ ...process.env, DUIJIE_WORLD: undefined });
  const database = await openDatabase({ ...configuration, joins: true, log });
  try {
    if (configuration.meili) return await maintainHere(configuration, database);
    if (database.isJoined) return await askServer(database);
    console.log('The embedded index is the server’s own and built at its start: this is a rehearsal.');
    return await maintainHere(configuration, database);
  } finally {
    await database.close();
  }
}

async function maintainHere(configuration: Configuration, { connection }: Database): Promise<SearchReport> {
  const { meili } = configuration;
  const glossary = (await installedSeeds())?.readGlossary();
  const finder = new Finder(openSearchIndex({ meili, ...(glossary && { glossary }) }));
  const { kernel, findables } = buildCore({ ...configuration, ...parts, connection, finder });
  const search = new Synchronization(kernel, finder, findables, log);
  const maintenance = new SearchMaintenance(search, new OutboxWorker({ ...parts, connection }));
  if (task === 'reindex')
    return maintenance.reindex((kind, documents) => console.log(`${kind}: ${documents} …`));
  await search.prepare();
  return maintenance.reconcile();
}

/** An index in the server's memory is the server's to mend. */
async function askServer({ connection }: Database): Promise<SearchReport> {
  const jobs = new Jobs({ ...parts, connection });
  const report = (await jobs.ask(`${task}-search`, patienceMs)) as SearchReport | null;
  return report ?? { isGood: false, lines: ['The server has not begun; it may still be starting.'] };
}
