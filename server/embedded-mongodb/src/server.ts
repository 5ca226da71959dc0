import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join, resolve } from 'node:path';
import { Cursors } from './commands/cursors.js';
import { type ServerState } from './commands/context.js';
import { dispatch } from './commands/dispatch.js';
import { FailPoints } from './commands/fail-points.js';
import { expireDocuments } from './commands/expire.js';
import { ReadingThreads } from './readings/threads.js';
import { openingError } from './storage/faults.js';
import { claimDirectory } from './storage/owner.js';
import { DATA_FILE, openStore } from './storage/open.js';
import { type Store } from './storage/store.js';
import { Sessions } from './transactions/sessions.js';
import { Connection } from './wire/connection.js';
import { listen, socketPathFor } from './wire/endpoint.js';

export interface RunningServer {
  /** A socket path, or `host:port`. */
  address: string;
  close(): Promise<void>;
}

/** What a server serves, and how. */
interface ServerSettings {
  path: string;
  onFault: (error: unknown) => void;
  /** Whether commands can be told to fail. */
  isForTests: boolean;
  /** In milliseconds. */
  readingsMoveAfter: number;
}

const SWEEP_MILLISECONDS = 10_000;
const EXPIRE_MILLISECONDS = 60_000;

/**
 * Opens the directory and serves it. A directory that another server has is refused with `DirectoryInUse`.
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  const path = resolve(settings.path);
  makeFolder(path);
  const store = openStore(path);
  try {
    return await serve(store, path, settings);
  } catch (error) {
    await store.environment.close();
    throw error;
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw openingError(error, path);
  }
}

async function serve(
  store: Store,
  path: string,
  { onFault, isForTests, readingsMoveAfter }: ServerSettings,
): Promise<RunningServer> {
  const socketPath = socketPathFor(path);
  const release = await claimDirectory(store.environment, socketPath);
  const connections = new Set<Connection>();
  const server = createServer();
  const address = await listen(server, socketPath).catch((error: unknown) => {
    release();
    throw error;
  });
  const longReadings = new ReadingThreads({ file: join(path, DATA_FILE) }, readingsMoveAfter, onFault);
  const state: ServerState = {
    ...{ store, sessions: new Sessions(store), cursors: new Cursors(), address },
    ...{ longReadings, failPoints: isForTests ? new FailPoints() : null },
  };
  accept(server, state, connections, onFault);
  const timers = startTimers(state, onFault);
  return {
    address,
    close: async () => {
      timers.forEach(clearInterval);
      const closed = new Promise((done) => server.close(done));
      state.sessions.abortAll();
      await Promise.all([...connections].map((connection) => connection.close()));
      await closed;
      await longReadings.close();
      try {
        release();
      } finally {
        await store.environment.close();
      }
    },
  };
}

function accept(
  server: Server,
  state: ServerState,
  connections: Set<Connection>,
  onFault: (error: unknown) => void,
): void {
  let lastId = 0;
  server.on('connection', (socket) => {
    const id = ++lastId;
    const connection = new Connection(socket, (request) => dispatch(state, request, id, onFault));
    connections.add(connection);
    socket.on('close', () => connections.delete(connection));
  });
}

function startTimers(state: ServerState, onFault: (error: unknown) => void): NodeJS.Timeout[] {
  const sweep = setInterval(() => {
    state.sessions.sweep();
    state.cursors.sweep();
  }, SWEEP_MILLISECONDS);
  const expire = setInterval(() => void expireDocuments(state.store).catch(onFault), EXPIRE_MILLISECONDS);
  return [sweep, expire].map((timer) => timer.unref());
}
