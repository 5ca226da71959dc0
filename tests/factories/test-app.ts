import { cp, mkdtemp, rm } from 'node:fs/promises';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type App,
  buildApp,
  createLog,
  ManualClock,
  openTemporaryDatabase,
  randomIds,
  seededIds,
  syncIndexes,
} from '@duijie/server';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = any; // boundary: an answer has the shape its query asks for

/** An answer of `/graphql`, as it came over the network. */
export interface Answer<T = Data> {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text. */
  readonly text: string;
  readonly data: T;
  /** Codes of the errors, in their order; empty without errors. */
  readonly codes: string[];
  readonly errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; [key: string]: unknown };
  }[];
}

export interface Asking {
  /** Who asks, by access token; nobody when left out. */
  readonly as?: { readonly token: string } | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole server on a loopback port, with a database, a data folder and a clock of its own. */
export interface TestApp extends App {
  readonly url: string;
  readonly dataDir: string;
  readonly clock: ManualClock;
  /** Sends any request to a path; `data`, `errors` and `codes` are read from a JSON body. */
  send<T = Data>(path: string, init?: RequestInit): Promise<Answer<T>>;
  /** Posts an operation to `/graphql`. */
  request<T = Data>(
    query: string,
    variables?: Record<string, unknown> | null,
    asking?: Asking,
  ): Promise<Answer<T>>;
  /** Names of the database operations (`collection.method`) that happen while `work` runs. */
  commandsDuring(work: () => Promise<unknown>): Promise<string[]>;
  /** Stops serving, drops the database and removes the data folder. */
  close(): Promise<void>;
}

/** The least argon2 takes: a test's passwords guard nothing. */
const passwordCost = { memoryCost: 8, timeCost: 1 };

type Meili = NonNullable<Parameters<typeof buildApp>[0]['meili']>;

export interface TestAppOptions {
  /** Where the clock stands at first. */
  readonly now?: Date | string;
  readonly publicUrl?: string;
  /** How many files somebody may have uploaded that nothing refers to yet. */
  readonly pendingFiles?: number;
  /** Where Meilisearch is, for tests of one that does not answer; the index is not prepared then. */
  readonly meili?: Meili;
  /** Log lines, for tests of what is logged; errors to stderr when left out. */
  readonly log?: (line: string) => void;
  /** Starts with all that another one holds, at its moment. What copies of one do alike gets the same ids. */
  readonly like?: TestApp;
}

/** Starts a server for tests. Background work does not run by itself: call `jobs.runDue()` and `outbox.drain()`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { like } = options;
  const clock = new ManualClock(options.now ?? like?.clock.now() ?? '2022-05-01T08:00:00+08:00');
  const { connection, drop } = await openTemporaryDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'duijie-app-'));
  const log = options.log
    ? createLog('info', { write: options.log })
    : createLog('error', { write: (line) => process.stderr.write(line) });
  const { publicUrl, pendingFiles, meili = realEngine() } = options;
  if (like) await copyAll(like, { connection, dataDir });
  const ids = seededIds(like ? 'copies' : 'tests');
  const own = { publicUrl, pendingFiles, meili, passwordCost };
  const app = await buildApp({ connection, clock, ids, log, dataDir, ...own });
  await syncIndexes(connection);
  if (!options.meili) await app.synchronization.prepare();
  app.open();
  const server = app.http.listen(0, '127.0.0.1');
  const url = await addressOf(server);
  return {
    ...app,
    url,
    dataDir,
    clock,
    send: (path, init) => send(url + path, init),
    request: (query, variables, asking) => ask(url, { query, variables }, asking),
    commandsDuring: async (work) => {
      const seen: string[] = [];
      connection.set(
        'debug',
        (collection: string, method: string) => void seen.push(`${collection}.${method}`),
      );
      await work();
      connection.set('debug', false);
      return seen;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await app.stop();
      await drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The Meilisearch of TEST_MEILI_URL, where every server has indexes of its own; in process where it is not set. */
function realEngine(): Meili | undefined {
  const { TEST_MEILI_URL: url, TEST_MEILI_MASTER_KEY: masterKey } = process.env;
  return url ? { url, masterKey, prefix: `test-${randomIds.id()}-` } : undefined;
}

/** Records and files. Copying them costs a fraction of telling them again. */
async function copyAll(
  from: TestApp,
  { connection, dataDir }: Pick<TestApp, 'dataDir'> & { connection: App['kernel']['connection'] },
): Promise<void> {
  for (const collection of await from.kernel.connection.db!.collections()) {
    const rows = await collection.find().toArray();
    if (rows.length > 0) await connection.collection(collection.collectionName).insertMany(rows);
  }
  await cp(from.dataDir, dataDir, { recursive: true });
}

async function addressOf(server: Server): Promise<string> {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function send<T>(url: string, init?: RequestInit): Promise<Answer<T>> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = /^application\/([a-z-]+\+)?json/.test(response.headers.get('content-type') ?? '');
  const { data, errors } = (isJson && text ? JSON.parse(text) : {}) as Pick<Answer<T>, 'data' | 'errors'>;
  const codes = errors?.map(({ extensions }) => extensions.code) ?? [];
  return { status: response.status, headers: response.headers, text, codes, data, ...(errors && { errors }) };
}

function ask<T>(url: string, body: object, { as, headers }: Asking = {}): Promise<Answer<T>> {
  const authorization: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {};
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization, ...headers },
    body: JSON.stringify(body),
  });
}
