import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startEmbeddedMongo } from '../index.js';
import { findingsOf } from './kills-findings.js';

/** A directory is left after so many kills, as checking all of it takes longer each time. */
const KILLS_OF_A_DIRECTORY = 10;

interface KillsReport {
  acknowledged: number;
  /** What was lost, half there, or wrong in an index. */
  findings: string[];
}

/** Kills a server under mixed writing over and over, and looks each time whether what it acknowledged is there. */
export async function killAgainAndAgain(kills: number, tell: (text: string) => void): Promise<KillsReport> {
  const report: KillsReport = { acknowledged: 0, findings: [] };
  for (let killed = 0; killed < kills; killed += KILLS_OF_A_DIRECTORY) {
    await inOneDirectory(Math.min(KILLS_OF_A_DIRECTORY, kills - killed), report);
    const { acknowledged, findings } = report;
    tell(
      `${Math.min(kills, killed + KILLS_OF_A_DIRECTORY)} kills: ${acknowledged} acknowledged, ${findings.length} wrong`,
    );
  }
  return report;
}

async function inOneDirectory(kills: number, report: KillsReport): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), 'embedded-mongodb-kills-'));
  const acknowledged: string[] = [];
  let first = 1;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const lines = await writeUntilKilled(path, first);
      if (lines.length === 0) report.findings.push('a writer was killed before it wrote anything');
      acknowledged.push(...lines);
      report.acknowledged += lines.length;
      const { findings, highest } = await inspected(path, acknowledged);
      report.findings.push(...findings);
      first = Math.ceil(highest) + 1;
    }
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Lets a writer run for a while, kills it without warning, and gives what it had acknowledged. */
async function writeUntilKilled(path: string, first: number): Promise<string[]> {
  const isSource = import.meta.url.endsWith('.ts');
  const script = fileURLToPath(new URL(`./kills-writer.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = new URL('../../development/register.mjs', import.meta.url).href;
  const writer = spawn(
    process.execPath,
    [...(isSource ? ['--import', loader] : []), script, path, String(first)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    let output = '';
    writer.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    while (!output.includes('\n', 'ready\n'.length)) await once(writer.stdout, 'data');
    await delay(100 + Math.random() * 500);
    writer.kill('SIGKILL');
    await once(writer, 'close');
    return output.split('\n').slice(1, -1);
  } finally {
    writer.kill('SIGKILL');
  }
}

async function inspected(
  path: string,
  acknowledged: readonly string[],
): Promise<{ findings: string[]; highest: number }> {
  const faults: string[] = [];
  const server = await startEmbeddedMongo({ path, onFault: (error) => faults.push(error.message) });
  const client = await new MongoClient(server.uri).connect();
  try {
    const { findings, highest } = await findingsOf(client.db('crash'), acknowledged);
    return { findings: [...findings, ...faults], highest };
  } finally {
    await client.close();
    await server.close();
  }
}
