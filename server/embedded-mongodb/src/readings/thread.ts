// A thread for readings that take long; it opens the file the server has open, beside it.
import { parentPort, workerData } from 'node:worker_threads';
import { errorReply } from '../commands/error-reply.js';
import { Environment } from '../storage/environment.js';
import { type Answer, type Question, type ThreadInput } from './protocol.js';
import { Reading } from './reading.js';

const SWEEP_MILLISECONDS = 10_000;
/** The buffers of small replies are parts of a shared one, which cannot be handed over. */
const HANDED_OVER_BYTES = 65_536;

const environment = new Environment((workerData as ThreadInput).file);
const open = new Map<bigint, Reading>();

const tell = (answer: Answer, handedOver: ArrayBuffer[] = []) => parentPort?.postMessage(answer, handedOver);
const onFault = (error: unknown) =>
  tell({ kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });

parentPort?.on('message', (question: Question) => {
  if (question.kind === 'close') return close();
  if (question.kind === 'kill') return forget(question.cursor);
  const reading = question.kind === 'next' ? open.get(question.cursor) : undefined;
  void answer(question.number, question.command, reading);
});

const sweep = setInterval(() => {
  for (const [cursor, reading] of open) {
    if (reading.isInUse()) continue;
    forget(cursor);
    tell({ kind: 'forgotten', cursor });
  }
}, SWEEP_MILLISECONDS).unref();

async function answer(number: number, command: Uint8Array, known: Reading | undefined): Promise<void> {
  const reading = known ?? new Reading(environment);
  const before = reading.cursor;
  const reply = await reading.run(command).catch((error: unknown) => errorReply(error, onFault));
  const { cursor } = reading;
  if (cursor !== before) open.delete(before);
  if (cursor === 0n) reading.end();
  else open.set(cursor, reading);
  const { buffer, byteLength } = reply;
  const isWhole = byteLength > HANDED_OVER_BYTES && buffer.byteLength === byteLength;
  tell({ kind: 'reply', number, reply, cursor }, isWhole ? [buffer as ArrayBuffer] : []);
}

function forget(cursor: bigint): void {
  open.get(cursor)?.end();
  open.delete(cursor);
}

function close(): void {
  clearInterval(sweep);
  for (const cursor of open.keys()) forget(cursor);
  void environment.close().then(() => parentPort?.close());
}
