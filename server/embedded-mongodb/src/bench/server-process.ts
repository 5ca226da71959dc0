import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Db, MongoClient } from 'mongodb';
import { type Opened, type Order } from './server.js';

/** The database in a process of its own, and the official driver connected to it. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: MongoClient,
    /** How long the database took to open, without the start of its process. */
    readonly openingMilliseconds: number,
  ) {}

  static async start(path: string): Promise<ServerProcess> {
    const isSource = import.meta.url.endsWith('.ts');
    const loader = new URL('../../development/register.mjs', import.meta.url).href;
    const child = fork(
      fileURLToPath(new URL(`./server.${isSource ? 'ts' : 'js'}`, import.meta.url)),
      [path],
      {
        execArgv: isSource ? ['--import', loader] : [],
      },
    );
    const [{ uri, milliseconds }] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`the database in ${path} did not open`))),
    ])) as [Opened];
    return new ServerProcess(child, await new MongoClient(uri, { maxPoolSize: 30 }).connect(), milliseconds);
  }

  get db(): Db {
    return this.client.db('bench');
  }

  /** Memory that belongs to no file; undefined where the system does not tell. */
  anonymousMegabytes(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Runs the work while a thread of the server's process does nothing but spin. */
  async whileSpinning<T>(work: () => Promise<T>): Promise<T> {
    await this.#tell('spin');
    return work().finally(() => this.#tell('rest'));
  }

  async stop(): Promise<void> {
    await this.client.close();
    const ended = once(this.child, 'exit');
    await this.#tell('close');
    await ended;
  }

  async #tell(order: Order): Promise<void> {
    const answered = once(this.child, 'message');
    this.child.send(order);
    await answered;
  }
}
