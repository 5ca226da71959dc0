import { setTimeout as wait } from 'node:timers/promises';
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, type Task } from 'meilisearch';
import { SearchUnavailable } from '../errors.js';

export interface MeilisearchAddress {
  readonly url: string;
  readonly masterKey: string | undefined;
  /** The longest that anything is waited for before the engine counts as unavailable; 1,800 ms if left out. */
  readonly patienceMs?: number;
}

/** Whoever searches has an answer, or the notice that there is none, within two seconds, whatever the engine does. */
const PATIENCE_MS = 1_800;
/** A batch of documents takes a while to send. */
const WRITE_MS = 30_000;
const FIRST_POLL_MS = 10;
const LONGEST_POLL_MS = 500;

/** Meilisearch by its own client; every failure of it, whatever it is, is a SearchUnavailable. */
export class Connection {
  private readonly patienceMs: number;
  private readonly reading: Meilisearch;
  private readonly writing: Meilisearch;

  constructor({ url, masterKey, patienceMs = PATIENCE_MS }: MeilisearchAddress) {
    const config = { host: url, ...(masterKey !== undefined && { apiKey: masterKey }) };
    this.patienceMs = patienceMs;
    this.reading = new Meilisearch({ ...config, timeout: patienceMs });
    this.writing = new Meilisearch({ ...config, timeout: WRITE_MS });
  }

  /** Reads what may take several questions; all of them share one deadline. */
  read<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T> {
    return orUnavailable(() => within(this.patienceMs, ask(this.reading)));
  }

  /** The same, or undefined where the engine says that there is no such thing. */
  readIfThere<T>(ask: (client: Meilisearch) => Promise<T>): Promise<T | undefined> {
    return this.read(async (client) => {
      try {
        return await ask(client);
      } catch (error) {
        if (error instanceof MeilisearchApiError && error.response.status === 404) return undefined;
        throw error;
      }
    });
  }

  /**
   * Sends a task and follows it to its end, however long it takes: that the engine accepted it says nothing yet. Gives the task, which
   * may have failed.
   */
  async perform(send: (client: Meilisearch) => Promise<EnqueuedTask>): Promise<Task> {
    // A short question first: whether anybody is there should not take as long as sending a batch may.
    await this.read((client) => client.health());
    const { taskUid } = await orUnavailable(() => send(this.writing));
    for (let pause = FIRST_POLL_MS; ; pause = Math.min(2 * pause, LONGEST_POLL_MS)) {
      const task = await this.read((client) => client.tasks.getTask(taskUid));
      if (task.status !== 'enqueued' && task.status !== 'processing') return task;
      await wait(pause);
    }
  }

  /** The same, where nothing but success will do. */
  async succeed(send: (client: Meilisearch) => Promise<EnqueuedTask>): Promise<void> {
    const task = await this.perform(send);
    if (task.status !== 'succeeded') throw new SearchUnavailable(`${task.type}: ${reasonOf(task)}`);
  }
}

/** Why a task did not succeed, as the engine says it. */
export function reasonOf({ status, error }: Task): string {
  return error ? `${error.code}: ${error.message}` : status;
}

/** The outcome of a promise, or a failure after so many milliseconds. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new SearchUnavailable(`Meilisearch does not answer: ${causeOf(error)}`, { cause: error });
  }
}

/** The innermost reason, e.g. `connect ECONNREFUSED 127.0.0.1:7700`, without addresses of requests. */
function causeOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: unknown };
  return cause instanceof Error ? causeOf(cause) : String(message ?? error);
}
