import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The repository, from the sources as well as from what they are built to. */
export const root = rootAbove(dirname(fileURLToPath(import.meta.url)));

export interface ServerWish {
  /** Where its data is. */
  readonly dataDir: string;
  /** Variables besides; without any it has no world, and a database of its own. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is run in the repository's root; the built server when left out. */
  readonly command?: readonly string[];
  /** How long it may take until it is ready. */
  readonly patienceMs?: number;
}

/** Of the kernel's count of processor time. */
const tickMs = 10;

/** How a process ended, with everything it printed. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A server in a process of its own: started, killed and stopped by its process id. */
export class ServerProcess {
  /** Resolves when the process is gone. */
  readonly ended: Promise<Ending>;
  readonly #child: ChildProcess;
  #output = '';
  #url: string | null = null;

  private constructor(wish: ServerWish) {
    const [command, ...parameters] = wish.command ?? [process.execPath, 'server/dist/main.js'];
    // Detached: a process group of its own, so that a kill reaches what npm starts in its turn.
    this.#child = spawn(command!, parameters, { cwd: root, detached: true, env: environmentOf(wish) });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => resolve({ code, signal, output: this.#output }));
    });
  }

  /** Starts a server and waits until it is ready to serve. Throws with its output when it ends or takes too long. */
  static async start(wish: ServerWish): Promise<ServerProcess> {
    const server = new ServerProcess(wish);
    const until = performance.now() + (wish.patienceMs ?? 30_000);
    const ended = server.ended.then(({ code, signal }) => `ended (${signal ?? `code ${code}`})`);
    while (!(await server.#isReady())) {
      const failure = await Promise.race([ended, pause(5, null)]);
      if (failure === null && performance.now() < until) continue;
      await server.kill();
      throw new Error(`The server ${failure ?? 'was not ready in time'}:\n${server.output}`);
    }
    return server;
  }

  /** Runs a server that is expected to end by itself. */
  static async run(wish: ServerWish): Promise<Ending> {
    const server = new ServerProcess(wish);
    const late = pause(wish.patienceMs ?? 30_000, null, { ref: false });
    const ending = await Promise.race([server.ended, late]);
    if (ending) return ending;
    await server.kill();
    throw new Error(`The server did not end:\n${server.output}`);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get output(): string {
    return this.#output;
  }

  /** Where it serves, like `http://127.0.0.1:4000`. */
  get url(): string {
    if (this.#url === null) throw new Error('the server is not ready');
    return this.#url;
  }

  /** Processor time that it has used so far, in milliseconds; not a number where the system does not tell. */
  processorMs(): number {
    try {
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * tickMs;
    } catch {
      return NaN;
    }
  }

  /** SIGKILL: nothing is finished, nothing is written. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }

  /** SIGTERM: what is under way is finished. */
  stop(): Promise<Ending> {
    this.signal('SIGTERM');
    return this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    try {
      process.kill(-this.pid, signal);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ESRCH') throw error;
    }
  }

  async #isReady(): Promise<boolean> {
    const address = /https?:\/\/127\.0\.0\.1:\d+/.exec(this.#output)?.[0];
    if (address === undefined) return false;
    const isReady = await fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) this.#url = address;
    return isReady;
  }
}

/** Runs `npm run reconcile` or `npm run reindex`, without npm, for a data folder that a server may be running on. */
export function maintainSearch(
  { dataDir, env = {} }: Pick<ServerWish, 'dataDir' | 'env'>,
  task: 'reconcile' | 'reindex',
): Promise<Ending> {
  const command = [process.execPath, `${root}/server/dist/maintain-search.js`, task];
  return ServerProcess.run({ dataDir, env, command, patienceMs: 120_000 });
}

/** Nothing of the tests' own environment decides where a server writes. */
function environmentOf({ dataDir, env }: ServerWish): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  const own = { PORT: '0', HOST: '127.0.0.1', DUIJIE_DATA_DIR: dataDir, DUIJIE_WORLD: 'none' };
  return { PATH, HOME, ...(TMPDIR && { TMPDIR }), NODE_ENV: 'production', ...own, ...env };
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'server', 'start.mjs'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('not inside the repository');
  return rootAbove(above);
}
