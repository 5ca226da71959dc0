import { buildCore } from './app/core.js';
import { installedSeeds } from './app/seeds.js';
import { Finder, randomIds, systemClock } from './kernel/index.js';
import { ConfigurationError, readConfiguration } from './platform/configuration/index.js';
import { createLog } from './platform/logging/index.js';
import { DatabaseUnavailable, openDatabase } from './platform/mongo/index.js';
import { openSearchIndex, SearchUnavailable } from './platform/search/index.js';
import { Synchronization } from './search/index.js';

const tasks = { reindex, reconcile };

// Run by `npm run reindex` and `npm run reconcile`, with the server's environment; exits with 1 when something could not be done.
const task = process.argv[2] as keyof typeof tasks;
try {
  process.exitCode = (await maintain(tasks[task])) ? 0 : 1;
} catch (error) {
  const forOperators = [ConfigurationError, DatabaseUnavailable, SearchUnavailable];
  console.error(forOperators.some((each) => error instanceof each) ? (error as Error).message : error);
  process.exitCode = 1;
}

async function maintain(work: (search: Synchronization) => Promise<boolean>): Promise<boolean> {
  const configuration = readConfiguration({ ...process.env, DUIJIE_WORLD: undefined });
  const { meili } = configuration;
  const log = createLog('error');
  const glossary = (await installedSeeds())?.readGlossary();
  const database = await openDatabase({ ...configuration, log });
  try {
    const finder = new Finder(openSearchIndex({ meili, ...(glossary && { glossary }) }));
    const parts = { connection: database.connection, clock: systemClock, ids: randomIds, log, finder };
    const { kernel, findables } = buildCore({ ...configuration, ...parts });
    if (!meili)
      console.log('The embedded index is the server’s own and built at its start: this is a rehearsal.');
    return await work(new Synchronization(kernel, finder, findables, log));
  } finally {
    await database.close();
  }
}

async function reindex(search: Synchronization): Promise<boolean> {
  const done = await search.reindex((kind, documents) => console.log(`${kind}: ${documents} …`));
  for (const { kind, documents, failures } of done) {
    console.log(`${kind}: ${documents} documents, ${failures.length} refused.`);
    for (const { id, reason } of failures) console.log(`  ${id}: ${reason}`);
  }
  return done.every(({ failures }) => failures.length === 0);
}

async function reconcile(search: Synchronization): Promise<boolean> {
  await search.prepare();
  const found = await search.reconcile();
  for (const { kind, documents, missing, stale, extra } of found) {
    const counts = `${missing.length} missing, ${stale.length} stale, ${extra.length} that should not be there`;
    console.log(`${kind}: ${documents} documents; ${counts}.`);
  }
  const differences = await search.reconcile();
  const left = differences.flatMap(({ missing, stale, extra }) => [...missing, ...stale, ...extra]);
  console.log(left.length === 0 ? 'The index is like the records.' : `NOT MENDED: ${left.join(', ')}.`);
  return left.length === 0;
}
