import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { announcement, progressOn } from './app/announcement.js';
import { installedSeeds, type Seeds } from './app/seeds.js';
import { type App, buildApp, ensureWorld, randomIds, systemClock, WorldRefused } from './app.js';
import {
  type Configuration,
  ConfigurationError,
  NO_WORLD,
  readConfiguration,
} from './platform/configuration/index.js';
import { closeServer } from './platform/http/index.js';
import { createLog, type Log } from './platform/logging/index.js';
import { type Database, DatabaseUnavailable, openDatabase, syncIndexes } from './platform/mongo/index.js';

/** Between saying "not ready" and taking no more connections, so that whoever asks `/readyz` hears of it. */
const farewellMs = 1_000;

interface Running {
  readonly app: App;
  readonly server: Server;
  readonly database: Database;
}

class CannotListen extends Error {}

await start().catch((error: unknown) => {
  const messages = [ConfigurationError, DatabaseUnavailable, WorldRefused, CannotListen];
  console.error(messages.some((each) => error instanceof each) ? (error as Error).message : error);
  process.exit(1);
});

async function start(): Promise<void> {
  const seeds = await installedSeeds();
  const configuration = readConfiguration(process.env, seeds?.worlds.names);
  const log = createLog(configuration.logLevel);
  await mkdir(configuration.dataDir, { recursive: true });
  const database = await openDatabase({ ...configuration, log });
  try {
    await serve(configuration, log, database, seeds);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(configuration: Configuration, log: Log, database: Database, seeds: Seeds | null) {
  const { connection } = database;
  const glossary = seeds?.readGlossary();
  const app = await buildApp({
    ...configuration,
    connection,
    clock: systemClock,
    ids: randomIds,
    log,
    glossary,
  });
  await syncIndexes(connection);
  // Listening first: a port that is taken is known before a world is loaded, and a prober sees the process live.
  const server = createServer(app.http);
  const base = configuration.publicUrl ?? (await listen(server, configuration));
  endOnSignals({ app, server, database }, log);
  const { world } = configuration;
  const report = progressOn(process.stdout, world);
  const alone = database.kind === 'embedded';
  const wish = { name: world, app, worlds: seeds!.worlds, clock: systemClock, report, alone };
  const demoAccounts = world === NO_WORLD ? [] : await ensureWorld(wish);
  app.open();
  console.log(await announcement(base, configuration, demoAccounts, app.services.accounts));
  app.start();
}

async function listen(server: Server, { host, port }: Configuration): Promise<string> {
  const address = (taken: number) => `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ message }) =>
      reject(new CannotListen(`Cannot listen at ${address(port)}: ${message}. Set PORT or HOST.`)),
    );
    server.listen(port, host, resolve);
  });
  return address((server.address() as AddressInfo).port);
}

/** The first signal lets everything under way finish, within ten seconds; the second one ends at once. */
function endOnSignals(running: Running, log: Log): void {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'ending');
    void finish(running, signal).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not end in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}

async function finish({ app, server, database }: Running, signal: NodeJS.Signals): Promise<void> {
  app.drain();
  if (signal === 'SIGTERM') await pause(farewellMs);
  await closeServer(server);
  await app.stop();
  await database.close();
}
