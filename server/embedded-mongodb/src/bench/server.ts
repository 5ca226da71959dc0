// Run as a process of its own, whose memory is the database's alone: opens the directory it is given, says how long that took,
// and spins a thread when it is told to.
import { argv } from 'node:process';
import { Worker } from 'node:worker_threads';
import { startEmbeddedMongo } from '../index.js';

/** What the process is told, and what it says. */
export type Order = 'spin' | 'rest' | 'close';
export interface Opened {
  uri: string;
  milliseconds: number;
}

const began = performance.now();
const server = await startEmbeddedMongo({ path: argv[2] as string });
const opened: Opened = { uri: server.uri, milliseconds: performance.now() - began };
let spinning: Worker | null = null;

process.on('message', (order: Order) => void obey(order));
process.send?.(opened);

async function obey(order: Order): Promise<void> {
  await spinning?.terminate();
  spinning = order === 'spin' ? new Worker('for (;;);', { eval: true }) : null;
  if (order === 'close') await server.close();
  process.send?.(order);
  if (order === 'close') process.disconnect();
}
