import { type Worker } from 'node:worker_threads';
import { startThread } from './thread.js';
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
  /** A reading that takes more milliseconds than this goes on in a thread of its own, out of the others' way. */
  readingsMoveAfter?: number;
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
  readingsMoveAfter = 25,
}: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const input: WorkerInput = { path, isForTests: testCommands, readingsMoveAfter };
  const worker = startThread(import.meta.url, './worker', input);
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
