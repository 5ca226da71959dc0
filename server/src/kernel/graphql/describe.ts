import { type ErrorCode, type Problem } from '@duijie/shared';
import {
  Conflict,
  DomainError,
  IllegalTransition,
  InvalidInput,
  StaleState,
  TooManyAttempts,
} from '../errors.js';
import { validationProblems } from './validation.js';

/** What may be shown of an error, with its stable code. */
export interface DescribedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly data?: Record<string, unknown>;
}

/** Describes expected failures; null means the error is our own fault and must be masked. */
export function describeError(error: unknown): DescribedError | null {
  if (error instanceof DomainError) return { code: error.code, message: error.message, data: dataOf(error) };
  const problems = validationProblems(error);
  if (problems) return { code: 'INVALID_INPUT', message: 'Some fields are wrong.', data: { problems } };
  if (isUnreachable(error))
    return { code: 'UNAVAILABLE', message: 'The database does not answer; try again shortly.' };
  return null;
}

function dataOf(error: DomainError): Record<string, unknown> {
  if (error instanceof InvalidInput) return { problems: error.problems satisfies readonly Problem[] };
  if (error instanceof IllegalTransition)
    return { action: error.action, state: error.state, allowed: error.allowed };
  if (error instanceof StaleState)
    return { expectedVersion: error.expectedVersion, actualVersion: error.actualVersion };
  if (error instanceof Conflict) return { path: error.path };
  if (error instanceof TooManyAttempts) return { retryAfterSeconds: error.retryAfterSeconds };
  return {};
}

const unreachable = new Set([
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoWaitQueueTimeoutError',
]);

/** The driver's errors of a database that does not answer, by name: drivers may be installed twice. */
function isUnreachable(error: unknown): boolean {
  return error instanceof Error && unreachable.has(error.name);
}
