import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.js';
import { halfApplied, lostOrDoubled } from './ledger.js';
import { root, ServerProcess } from './server-process.js';
import { makeSetting, openBeside, type Setting } from './setting.js';
import { Writers } from './writers.js';

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

const workers = 8;
const fewestWrites = 12;

/**
 * Starts a server on the embedded database, writes to it over its API and kills it in the middle, again and again; after
 * each start everything is held against what was acknowledged.
 */
export async function crashAgainAndAgain(
  dataDir: string,
  cycles: number,
  tell: (text: string, cycle: number) => void = () => undefined,
): Promise<CrashReport> {
  const writers = new Writers();
  const findings = { lost: [] as string[], halves: [] as string[] };
  const readyMs: number[] = [];
  let setting: Setting | null = null;
  for (let cycle = 0; cycle <= cycles; cycle++) {
    const started = performance.now();
    const server = await ServerProcess.start({ dataDir });
    if (cycle > 0) readyMs.push(performance.now() - started);
    try {
      setting ??= await settle(server, dataDir);
      await inspect(dataDir, writers, findings);
      if (cycle < cycles) await writeAndKill(server, writers, setting, cycle);
      else await server.stop();
    } finally {
      await server.kill();
    }
    tell(`${cycle} kills: ${writers.acknowledged} writes acknowledged, ${findings.lost.length} lost`, cycle);
  }
  const command = [process.execPath, `${root}/server/dist/verify-history.js`];
  const verification = await ServerProcess.run({ dataDir, command });
  return { ...findings, acknowledged: writers.acknowledged, readyMs, verification };
}

/** Makes a setting on a server that was never used before. */
export async function settle(server: ServerProcess, dataDir: string): Promise<Setting> {
  const link = /#invitation=([\w-]+)/.exec(server.output)?.[1];
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

async function inspect(
  dataDir: string,
  { needs }: Writers,
  findings: { lost: string[]; halves: string[] },
): Promise<void> {
  const { db, close } = await openBeside(dataDir);
  try {
    findings.lost.push(...(await lostOrDoubled(db, needs)));
    findings.halves.push(...(await halfApplied(db)));
  } finally {
    await close();
  }
}

/** Kills at another moment in each cycle, but never before some writes were acknowledged. */
async function writeAndKill(
  server: ServerProcess,
  writers: Writers,
  setting: Setting,
  cycle: number,
): Promise<void> {
  const client = new Client(server.url, workers);
  const writing = writers.run(client, setting, workers);
  await Promise.race([writers.reach(fewestWrites), writing]);
  await Promise.race([pause((cycle * 137) % 400), writing]);
  await server.kill();
  await writing;
  client.close();
}
