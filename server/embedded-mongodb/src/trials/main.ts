import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import { startEmbeddedMongo } from '../index.js';
import { sendGarbage } from './garbage.js';
import { killAgainAndAgain } from './kills.js';
import { compareTwins } from './twins.js';

// npm run trials --workspace server/embedded-mongodb -- kills 200        kill -9 under mixed writing
// npm run trials --workspace server/embedded-mongodb -- garbage 10000    mutated messages
// npm run trials --workspace server/embedded-mongodb -- twins 50000      random questions, with and without indexes
const tell = (text: string) => console.log(text);

const TRIALS: Readonly<Record<string, { count: number; run: (count: number) => Promise<string> }>> = {
  kills: {
    count: 200,
    run: async (count) => {
      const { acknowledged, findings } = await killAgainAndAgain(count, tell);
      if (findings.length > 0) throw new Error(findings.join('\n'));
      return `${count} kills, ${acknowledged} writes acknowledged: none lost, none half`;
    },
  },
  garbage: {
    count: 10_000,
    run: (count) =>
      withServer({}, async (db, uri) => {
        const seed = Date.now();
        tell(`seed ${seed}`);
        const { answered, closed, unfinished } = await sendGarbage(uri, db, { count, seed }, tell);
        return `${count} mutated messages: ${answered} answered, ${closed} closed their connection, ${unfinished} unfinished; the server lives`;
      }),
  },
  twins: {
    count: 50_000,
    run: async (count) => {
      const half = Math.ceil(count / 2);
      const asked = await withServer({}, (db) => compareTwins(db, half, tell));
      tell('from here on in threads for long readings');
      const again = await withServer({ readingsMoveAfter: 0 }, (db) => compareTwins(db, half, tell));
      return `${asked + again} queries and updates: no difference`;
    },
  },
};

/** Runs a trial against a server of its own; a fault within the engine fails it. */
async function withServer<T>(
  options: { readingsMoveAfter?: number },
  run: (db: Db, uri: string) => Promise<T>,
): Promise<T> {
  const path = mkdtempSync(join(tmpdir(), 'embedded-mongodb-trials-'));
  const faults: Error[] = [];
  const server = await startEmbeddedMongo({ ...options, path, onFault: (fault) => faults.push(fault) });
  const client = await new MongoClient(server.uri).connect();
  try {
    const result = await run(client.db('test'), server.uri);
    if (faults[0]) throw new Error(`${faults.length} faults of the engine, first: ${faults[0].message}`);
    return result;
  } finally {
    await client.close();
    await server.close();
    rmSync(path, { recursive: true, force: true });
  }
}

const [name = '', count] = process.argv.slice(2);
const trial = Object.hasOwn(TRIALS, name) ? TRIALS[name] : undefined;
if (!trial) throw new Error(`Name a trial (${Object.keys(TRIALS).join(', ')}) and, if you like, how often.`);
console.log(await trial.run(Number(count ?? trial.count)));
