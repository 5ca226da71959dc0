import { availableParallelism } from 'node:os';
import { type Worker } from 'node:worker_threads';
import { type LongReadings } from '../commands/context.js';
import { MongoError } from '../errors.js';
import { startThread } from '../thread.js';
import { type Answer, type Question, type ThreadInput } from './protocol.js';

const MOST_THREADS = Math.min(4, Math.max(1, availableParallelism() - 1));

interface Waiting {
  readonly resolve: (answer: Extract<Answer, { kind: 'reply' }>) => void;
  readonly reject: (error: unknown) => void;
}

/** One thread, and the questions it has not answered yet. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** The threads for long readings: started when first needed, each reading goes to the one that has the least to do. */
export class ReadingThreads implements LongReadings {
  readonly #threads = new Set<Thread>();
  readonly #cursors = new Map<bigint, Thread>();
  #last = 0;

  constructor(
    private readonly input: ThreadInput,
    readonly movesAfter: number,
    private readonly onFault: (error: unknown) => void,
  ) {}

  begin(command: Buffer): Promise<Uint8Array> {
    return this.#ask(this.#leastBusy(), { kind: 'begin', number: ++this.#last, command: copy(command) });
  }

  next(cursor: bigint, command: Buffer): Promise<Uint8Array> | null {
    const thread = this.#cursors.get(cursor);
    if (!thread) return null;
    return this.#ask(thread, { kind: 'next', number: ++this.#last, command: copy(command), cursor });
  }

  kill(cursor: bigint): boolean {
    const thread = this.#cursors.get(cursor);
    if (thread) this.#tell(thread, { kind: 'kill', cursor });
    return this.#cursors.delete(cursor);
  }

  /** Lets the threads go once they have let go of the file. */
  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(
      threads.map((thread) => {
        const ended = new Promise((resolve) => thread.worker.once('exit', resolve));
        this.#tell(thread, { kind: 'close' });
        return ended;
      }),
    );
  }

  async #ask(thread: Thread, question: Extract<Question, { number: number }>): Promise<Uint8Array> {
    const answered = new Promise<Extract<Answer, { kind: 'reply' }>>((resolve, reject) =>
      thread.waiting.set(question.number, { resolve, reject }),
    );
    this.#tell(thread, question);
    const { reply, cursor } = await answered;
    if (cursor !== 0n) this.#cursors.set(cursor, thread);
    else if (question.kind === 'next') this.#cursors.delete(question.cursor);
    return reply;
  }

  #tell({ worker }: Thread, question: Question): void {
    worker.postMessage(question);
  }

  #leastBusy(): Thread {
    const [best] = [...this.#threads].sort((a, b) => a.waiting.size - b.waiting.size);
    const isEnough = best && (best.waiting.size === 0 || this.#threads.size >= MOST_THREADS);
    return isEnough ? best : this.#start();
  }

  #start(): Thread {
    const thread: Thread = {
      worker: startThread(import.meta.url, './thread', this.input),
      waiting: new Map(),
    };
    this.#threads.add(thread);
    thread.worker
      .on('message', (answer: Answer) => this.#hear(thread, answer))
      .on('error', (error) => this.#lose(thread, error));
    return thread;
  }

  #hear({ waiting }: Thread, answer: Answer): void {
    if (answer.kind === 'fault') this.onFault(new Error(answer.message));
    else if (answer.kind === 'forgotten') this.#cursors.delete(answer.cursor);
    else {
      waiting.get(answer.number)?.resolve(answer);
      waiting.delete(answer.number);
    }
  }

  /** A thread that ended takes its readings with it, and nothing else. */
  #lose(thread: Thread, error: Error & { code?: string }): void {
    this.#threads.delete(thread);
    for (const [cursor, owner] of this.#cursors) if (owner === thread) this.#cursors.delete(cursor);
    const isTooLarge = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (!isTooLarge) this.onFault(error);
    const refusal = isTooLarge
      ? new MongoError(292, 'the query needs more memory than there is; narrow it, or give it an index')
      : new MongoError(11601, `the query was interrupted: ${error.message}`);
    for (const { reject } of thread.waiting.values()) reject(refusal);
  }
}

/** A command lies in a larger buffer of what came over the wire, all of which would be sent along. */
const copy = (command: Buffer) => new Uint8Array(command);
