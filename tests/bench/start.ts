import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '../faults/client.js';
import { ServerProcess, type ServerWish } from '../faults/server-process.js';
import { atMost, type Figure, reported } from './figure.js';
import { contractQuery } from './page/query.js';
import { median } from './sampling.js';

const starts = 5;
const queries = 500;
const fields = ['biomedicine', 'petrochemical', 'equipment-manufacturing', 'energy-environment', 'other'];

export const start: Figure = {
  name: 'start',
  title: 'A warm npm start, on a data folder whose world is there',
  measure: async (progress) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duijie-start-'));
    const wish: ServerWish = {
      dataDir,
      env: { DUIJIE_WORLD: 'gansu-7' },
      command: ['npm', 'start'],
      patienceMs: 300_000,
    };
    try {
      const first = await timedStart(wish);
      progress(`the first start, which loads the world, took ${(first.ms / 1000).toFixed(1)} s`);
      await first.server.stop();
      const times: number[] = [];
      for (let index = 0; index < starts; index++) {
        const { server, ms } = await timedStart(wish);
        times.push(ms);
        await server.stop();
      }
      const memory = await memoryAfterUse(wish);
      return [
        atMost(`ready, median of ${starts}`, median(times) / 1000, 3, ' s'),
        reported('  at most', Math.max(...times) / 1000, ' s'),
        reported('first start, which loads the world', first.ms / 1000, ' s'),
        atMost(`anonymous memory after ${queries} pages`, memory.used, 350, ' MB'),
        reported('  when it had just started', memory.fresh, ' MB'),
      ];
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function timedStart(wish: ServerWish): Promise<{ server: ServerProcess; ms: number }> {
  const started = performance.now();
  const server = await ServerProcess.start(wish);
  return { server, ms: performance.now() - started };
}

/** Of the server's own process: what npm takes besides is not the server's. */
async function memoryAfterUse(wish: ServerWish): Promise<{ fresh: number; used: number }> {
  const server = await ServerProcess.start({ ...wish, command: [process.execPath, 'server/start.mjs'] });
  const client = new Client(server.url, 8);
  try {
    const fresh = anonymousMegabytes(server.pid);
    for (let asked = 0; asked < queries; asked += fields.length) {
      await Promise.all(fields.map((field) => client.graphql(contractQuery, { slug: 'gansu-7', field })));
    }
    return { fresh, used: anonymousMegabytes(server.pid) };
  } finally {
    client.close();
    await server.stop();
  }
}

/** Memory that belongs to the process alone and is backed by no file; the database's file is not in it. */
function anonymousMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Anonymous:\s+(\d+) kB/m.exec(rollup)![1]) / 1024;
}
