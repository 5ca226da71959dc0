import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '../faults/client.js';
import { settle } from '../faults/crash-cycles.js';
import { ServerProcess } from '../faults/server-process.js';
import { Need } from '../faults/writers.js';
import { countFor } from './counts.js';
import { atLeast, atMost, type Figure, type Measure, reported } from './figure.js';

const perSecond = 50;
/** The server tells of the last 2,000: those that it took while it was still warming up are not among them. */
const promised = 2_500;

interface Staleness {
  readonly events: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** How long facts wait until they can be found, while people keep writing over the API. */
export const staleness: Figure = {
  name: 'staleness',
  title: `Until what is written can be found, at ${perSecond} writes a second over the API`,
  measure: async (progress) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duijie-staleness-'));
    try {
      const server = await ServerProcess.start({ dataDir, patienceMs: 120_000 });
      try {
        return await measured(server, dataDir, countFor('staleness', promised), progress);
      } finally {
        await server.kill();
      }
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function measured(
  server: ServerProcess,
  dataDir: string,
  writes: number,
  progress: (text: string) => void,
): Promise<Measure[]> {
  const setting = await settle(server, dataDir);
  const client = new Client(server.url, perSecond);
  const started = performance.now();
  const usedBefore = server.processorMs();
  const advance = async (need: Need) => {
    // Where the server has too much to do it says so, and the write comes again.
    while (!(await need.advance(client))) await pause(20);
  };
  // Each write at its time, whether or not those before it are answered; a need's own ones follow each other.
  const needs = Array.from({ length: perSecond }, (_none, number) => new Need(number, setting));
  const last: Promise<void>[] = needs.map(() => Promise.resolve());
  for (let write = 0; write < writes; write++) {
    await pause(Math.max(0, started + (write * 1_000) / perSecond - performance.now()));
    const at = write % perSecond;
    last[at] = last[at]!.then(() => {
      if (needs[at]!.isDone) needs[at] = new Need(write + perSecond, setting);
      return advance(needs[at]!);
    });
    last[at].catch(() => undefined);
  }
  await Promise.all(last);
  const seconds = (performance.now() - started) / 1_000;
  const used = server.processorMs() - usedBefore;
  progress(`${writes} writes in ${seconds.toFixed(1)} s`);
  await pause(2_000);
  client.close();
  const { staleness: figures } = (await (await fetch(`${server.url}/searchz`)).json()) as {
    staleness: Staleness;
  };
  return [
    atMost('p99', figures.p99 / 1_000, 1, ' s'),
    reported('  median', figures.p50 / 1_000, ' s'),
    reported('  longest', figures.longest / 1_000, ' s'),
    atLeast('  events that were waited for', figures.events, writes),
    reported('  writes a second', writes / seconds),
    reported('  processor time of the server for a write', used / writes, ' ms'),
  ];
}
