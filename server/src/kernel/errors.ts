import { type ErrorCode, errorCodes, type Problem } from '@duijie/shared';

/** An expected failure with a stable code; everything else that is thrown is our fault. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = errorCodes[code],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = code;
  }
}

/** The table has no such action in the present state. */
export class IllegalTransition extends DomainError {
  constructor(
    readonly action: string,
    readonly state: string,
    readonly allowed: readonly string[],
  ) {
    super('ILLEGAL_TRANSITION', `"${action}" is not possible while ${state}`);
  }
}

/** Somebody changed the record since it was read. */
export class StaleState extends DomainError {
  constructor(
    readonly expectedVersion: number | null,
    readonly actualVersion: number | null,
  ) {
    super('STALE_STATE');
  }
}

/** Wrong fields, each with its path. */
export class InvalidInput extends DomainError {
  constructor(readonly problems: readonly Problem[]) {
    super('INVALID_INPUT', problems.map(({ path, message }) => `${path}: ${message}`).join('; '));
  }
}

/** It would collide with something that exists. */
export class Conflict extends DomainError {
  constructor(
    readonly path: string,
    message: string,
  ) {
    super('CONFLICT', message);
  }
}

/** Too many attempts at something that is limited. */
export class TooManyAttempts extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('TOO_MANY_ATTEMPTS', `Too many attempts; try again in ${retryAfterSeconds} s.`);
  }
}

export const notFound = () => new DomainError('NOT_FOUND');
export const forbidden = () => new DomainError('FORBIDDEN');
export const unauthenticated = () => new DomainError('UNAUTHENTICATED');

/** Shorthand for the commonest failure: one wrong field. */
export function invalid(path: string, code: string, message: string): InvalidInput {
  return new InvalidInput([{ path, code, message }]);
}

/** Throws InvalidInput when there are problems. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
