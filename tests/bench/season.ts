import { worlds } from '@duijie/seeds';
import { type DemoAccount } from '@duijie/server';
import { startTestApp, type TestApp } from '../factories/index.js';
import { openDatabase } from './database.js';

/** A server with the season, and the accounts for trying it out. */
interface Season extends TestApp {
  readonly accounts: readonly DemoAccount[];
}

let loaded: Promise<Season> | null = null;

/** A server with the season of 2022 as the services wrote it; loaded once in a run, and not to be changed. */
export function theSeason(progress: (text: string) => void): Promise<Season> {
  return (loaded ??= load(progress));
}

export async function closeSeason(): Promise<void> {
  await (await loaded)?.close();
}

async function load(progress: (text: string) => void): Promise<Season> {
  await openDatabase();
  const app = await startTestApp({ now: new Date() });
  const started = performance.now();
  const told = await worlds.load('gansu-7', app, () => undefined);
  const seconds = (performance.now() - started) / 1000;
  // A server that is started on it later has nothing left to deliver while it is measured.
  await app.outbox.drain();
  progress(`loaded gansu-7 in ${seconds.toFixed(1)} s`);
  return { ...app, accounts: told?.accounts ?? [] };
}
