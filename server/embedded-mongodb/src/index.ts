import { Worker } from 'node:worker_threads';
import { type WorkerInput, type WorkerMessage } from './worker.js';

export interface EmbeddedMongoOptions {
  /** The directory that holds the data; made if it is missing. */
  path: string;
  /**
   * Hears of faults inside the engine, such as a full disk; they also fail the operation that met them.
   * Without it they are warnings of the process.
   */
  onFault?: (error: Error) => void;
  /** Takes `configureFailPoint`, with which drivers are tested: anyone who connects can then make commands fail. */
  testCommands?: boolean;
}

export interface EmbeddedMongo {
  /** For the official driver or Mongoose; name the database with their `dbName`. */
  uri: string;
  /** Finishes what is under way, makes it durable and lets go of the directory. */
  close(): Promise<void>;
}

/**
 * The database could not be opened. `code` is `DIRECTORY_IN_USE` when another server has the directory; `uri` then says where
 * it answers, as far as that is known.
 */
export class EmbeddedMongoError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly uri: string | null = null,
  ) {
    super(message);
    this.name = 'EmbeddedMongoError';
  }
}

/** Opens the directory and serves it, in a thread of its own, over MongoDB's wire protocol. */
export async function startEmbeddedMongo({
  path,
  onFault,
  testCommands = false,
}: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const worker = startWorker({ path, isForTests: testCommands });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const address = await started(worker, path);
  const report = (error: Error) => (onFault ? onFault(error) : process.emitWarning(error));
  worker.on('error', report);
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'fault') report(new EmbeddedMongoError('ENGINE_FAULT', message.message));
  });
  return {
    uri: uriOf(address),
    close: () => {
      worker.postMessage('close');
      return exited;
    },
  };
}

function uriOf(address: string): string {
  return `mongodb://${address.endsWith('.sock') ? encodeURIComponent(address) : address}/?directConnection=true`;
}

/** Run from its TypeScript source the worker brings the loader for it; compiled, it needs none. */
function startWorker(workerData: WorkerInput): Worker {
  // Small nurseries: most of what the engine touches lives outside the heap.
  const resourceLimits = { maxYoungGenerationSizeMb: 16 };
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker.js', import.meta.url), { workerData, resourceLimits });
  const loader = new URL('../development/register.mjs', import.meta.url).href;
  return new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    resourceLimits,
    execArgv: ['--import', loader],
  });
}

function started(worker: Worker, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: WorkerMessage) => {
      worker.off('error', reject);
      if (message.kind === 'ready') resolve(message.address);
      else if (message.kind === 'failed') {
        const what = `cannot open the database in ${path}: ${message.message}`;
        const uri = message.address ? uriOf(message.address) : null;
        reject(new EmbeddedMongoError(message.code, what, uri));
      }
    });
  });
}
