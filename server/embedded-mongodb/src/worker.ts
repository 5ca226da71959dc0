import { parentPort, workerData } from 'node:worker_threads';
import { startServer } from './server.js';

/** What the worker is told at its start. */
export interface WorkerInput {
  path: string;
  /** Whether commands can be told to fail. */
  isForTests: boolean;
  readingsMoveAfter: number;
}

/**
 * What the worker tells: once how its start went, later each fault of the engine, at last that it has closed.
 */
export type WorkerMessage =
  | { kind: 'ready'; address: string }
  | { kind: 'failed'; code: string; message: string; address: string }
  | { kind: 'fault'; message: string }
  | { kind: 'closed' };

interface Failure {
  code?: string;
  message: string;
  address?: string;
}

const tell = (message: WorkerMessage) => parentPort?.postMessage(message);
const describe = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

try {
  const onFault = (error: unknown) => tell({ kind: 'fault', message: describe(error) });
  const server = await startServer({ ...(workerData as WorkerInput), onFault });
  parentPort?.once('message', () => {
    void server
      .close()
      .catch(onFault)
      .then(() => {
        tell({ kind: 'closed' });
        parentPort?.close();
      });
  });
  tell({ kind: 'ready', address: server.address });
} catch (error) {
  const { code = 'CANNOT_OPEN', message, address = '' } = error as Failure;
  tell({ kind: 'failed', code: String(code), message, address });
  parentPort?.close();
}
