import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.js';
import { halfApplied, lostOrDoubled } from './ledger.js';
import { root, ServerProcess } from './server-process.js';
import { makeSetting, openBeside, type Setting } from './setting.js';
import { type Db } from 'mongodb';
import { Need, type Work, Writers } from './writers.js';

export interface CrashReport {
  /** Writes that were acknowledged before a kill. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly halves: readonly string[];
  /** How long each start after a kill took until it was ready, in milliseconds. */
  readonly readyMs: readonly number[];
  /** What `verify-history` said at last, and its exit code. */
  readonly verification: { readonly code: number | null; readonly output: string };
}

/** What is written while servers are killed, and how it is checked afterwards. */
export interface Scenario<W extends Work> {
  /** Variables of the servers' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Makes what is needed at the first server's start; answers how to begin works. */
  readonly settle: (server: ServerProcess, dataDir: string) => Promise<(number: number) => W>;
  /** Holds everything against what was acknowledged: what is lost or doubled, and what is half there. */
  readonly inspect: (db: Db, works: readonly W[]) => Promise<{ lost: string[]; halves: string[] }>;
}

/** Enterprises that hand in needs. */
export const handingIn: Scenario<Need> = {
  settle: async (server, dataDir) => {
    const setting = await settle(server, dataDir);
    return (number) => new Need(number, setting);
  },
  inspect: async (db, needs) => ({ lost: await lostOrDoubled(db, needs), halves: await halfApplied(db) }),
};

/** A busy machine may take its time; how long it took is measured. */
const patienceMs = 120_000;
const workers = 8;
const fewestWrites = 12;

/**
 * Starts a server on the embedded database, writes to it over its API and kills it in the middle, again and again; after
 * each start everything is held against what was acknowledged.
 */
export async function crashAgainAndAgain<W extends Work>(
  { env = {}, settle: makeReady, inspect }: Scenario<W>,
  dataDir: string,
  cycles: number,
  tell: (text: string, cycle: number) => void = () => undefined,
): Promise<CrashReport> {
  const findings = { lost: [] as string[], halves: [] as string[] };
  const readyMs: number[] = [];
  let writers: Writers<W> | null = null;
  for (let cycle = 0; cycle <= cycles; cycle++) {
    const started = performance.now();
    const server = await ServerProcess.start({ dataDir, env, patienceMs });
    if (cycle > 0) readyMs.push(performance.now() - started);
    try {
      writers ??= new Writers(await makeReady(server, dataDir));
      const found = await beside(dataDir, (db) => inspect(db, writers!.works));
      findings.lost.push(...found.lost);
      findings.halves.push(...found.halves);
      if (cycle < cycles) await writeAndKill(server, writers, cycle);
      else await server.stop();
    } finally {
      await server.kill();
    }
    const { lost, halves } = findings;
    const counts = `${lost.length} lost, ${halves.length} half`;
    tell(`${cycle} kills: ${writers.acknowledged} writes acknowledged, ${counts}`, cycle);
  }
  const command = [process.execPath, `${root}/server/dist/verify-history.js`];
  const verification = await ServerProcess.run({ dataDir, command });
  return { ...findings, acknowledged: writers!.acknowledged, readyMs, verification };
}

async function beside<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openBeside(dataDir);
  try {
    return await work(db);
  } finally {
    await close();
  }
}

/** Makes a setting on a server that was never used before. */
export async function settle(server: ServerProcess, dataDir: string): Promise<Setting> {
  const link = /#link=([\w-]+)/.exec(server.output)?.[1];
  if (link === undefined) throw new Error(`no link for the first administrator:\n${server.output}`);
  const client = new Client(server.url);
  const { db, close } = await openBeside(dataDir);
  try {
    return await makeSetting(client, db, link);
  } finally {
    client.close();
    await close();
  }
}

/** Kills at another moment in each cycle, but never before some writes were acknowledged. */
async function writeAndKill<W extends Work>(
  server: ServerProcess,
  writers: Writers<W>,
  cycle: number,
): Promise<void> {
  const client = new Client(server.url, workers);
  const writing = writers.run(client, workers);
  await Promise.race([writers.reach(fewestWrites), writing]);
  await Promise.race([pause((cycle * 137) % 400), writing]);
  await server.kill();
  await writing;
  client.close();
}
