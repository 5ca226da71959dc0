import { type Document } from 'bson';
import { setTimeout as sleep } from 'node:timers/promises';
import { toDouble } from '../bson/exact.js';
import { isNumeric, isObject } from '../bson/types.js';
import { MongoError } from '../errors.js';
import { type Command } from './command.js';

/** The failures drivers are tested with; what they make happen is for the dispatcher to carry out. */
const KNOWN: ReadonlySet<string> = new Set(['failCommand', 'onPrimaryTransactionalWrite']);

/** Errors after which a retryable write is worth another try. */
const RETRYABLE: ReadonlySet<number> = new Set([
  6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);
/** Errors after which a whole transaction is worth another try. */
const TRANSIENT: ReadonlySet<number> = new Set([24, 112, 246, 251, 267]);

interface FailPoint {
  data: Document;
  /** How many more times it is passed over before it fires. */
  skip: number;
  /** How many more times it fires. */
  times: number;
}

/** The connection is to be closed without an answer. */
export class HangUp extends Error {}

/**
 * MongoDB's fail points, as its own drivers use them in their tests: the next commands fail, wait, or lose their connection.
 * Only a server that was started for tests has them.
 */
export class FailPoints {
  readonly #points = new Map<string, FailPoint>();
  readonly #applications = new Map<number, string>();

  /** `configureFailPoint`. */
  configure({ configureFailPoint: name, mode, data }: Document): Document {
    if (typeof name !== 'string' || !KNOWN.has(name))
      throw new MongoError(2, `the fail point ${String(name)} is not known`);
    if (mode === 'off') this.#points.delete(name);
    else this.#points.set(name, { data: isObject(data) ? data : {}, ...countsOf(mode) });
    return {};
  }

  /** A connection's handshake, which may name its application. */
  introduce(connectionId: number, { client }: Document): void {
    const name = (client as { application?: { name?: unknown } } | undefined)?.application?.name;
    if (typeof name === 'string') this.#applications.set(connectionId, name);
  }

  /** Fails the command if it is to fail; else gives what is to be added to its reply. */
  async beforeCommand(command: Command, connectionId: number): Promise<Document> {
    const data = this.#fire('failCommand', (point) => this.#concerns(point, command, connectionId));
    if (!data) return {};
    if (data['blockConnection']) await sleep(numberOf(data['blockTimeMS']));
    if (data['closeConnection']) throw new HangUp('fail point failCommand');
    const { errorCode, writeConcernError, errorLabels } = data;
    if (isNumeric(errorCode)) {
      const code = toDouble(errorCode);
      const labels = (errorLabels ?? labelsOf(command.body, code)) as string[];
      const extra = labels.length > 0 ? { errorLabels: labels } : {};
      throw new MongoError(code, "Failing command via 'failCommand' failpoint", extra);
    }
    if (!isObject(writeConcernError)) return {};
    const retryable = isEnd(command.body) || command.body['autocommit'] !== false;
    const labels = (errorLabels ??
      (retryable ? labelsOf(command.body, numberOf(writeConcernError['code'])) : [])) as string[];
    return { writeConcernError, ...(labels.length > 0 && { errorLabels: labels }) };
  }

  /** Before a statement of a retryable write: throws if it is to fail; true if the connection is to close after the command. */
  beforeStatement(): boolean {
    const data = this.#fire('onPrimaryTransactionalWrite', () => true);
    if (!data) return false;
    const closes = data['closeConnection'] !== false;
    const code = data['failBeforeCommitExceptionCode'] as unknown;
    if (!isNumeric(code)) return closes;
    if (closes) throw new HangUp('fail point onPrimaryTransactionalWrite');
    throw new MongoError(toDouble(code), "Failing write via 'onPrimaryTransactionalWrite' failpoint");
  }

  #concerns({ failCommands, appName }: Document, { name }: Command, connectionId: number): boolean {
    if (!Array.isArray(failCommands) || !failCommands.includes(name)) return false;
    return appName === undefined || appName === this.#applications.get(connectionId);
  }

  #fire(name: string, concerns: (data: Document) => boolean): Document | null {
    const point = this.#points.get(name);
    if (!point || !concerns(point.data)) return null;
    if (point.skip > 0) return (point.skip--, null);
    if (--point.times <= 0) this.#points.delete(name);
    return point.data;
  }
}

function countsOf(mode: unknown): { skip: number; times: number } {
  if (mode === 'alwaysOn') return { skip: 0, times: Infinity };
  const { times, skip } = isObject(mode) ? mode : {};
  if (isNumeric(times)) return { skip: 0, times: toDouble(times) };
  if (isNumeric(skip)) return { skip: toDouble(skip), times: Infinity };
  throw new MongoError(2, "a fail point's mode is off, alwaysOn, { times: n } or { skip: n }");
}

const numberOf = (value: unknown) => (isNumeric(value) ? toDouble(value) : 0);

const NO_SUCH_TRANSACTION = 251;
const isEnd = (body: Document) => 'commitTransaction' in body || 'abortTransaction' in body;

/** The labels MongoDB gives an error of that code. */
function labelsOf(body: Document, code: number): string[] {
  const inTransaction = body['autocommit'] === false;
  const transient = TRANSIENT.has(code) || RETRYABLE.has(code);
  if (inTransaction && !isEnd(body)) return transient ? ['TransientTransactionError'] : [];
  if ('commitTransaction' in body && code === NO_SUCH_TRANSACTION) return ['TransientTransactionError'];
  return body['txnNumber'] !== undefined && RETRYABLE.has(code) ? ['RetryableWriteError'] : [];
}
