/** Every error code a client can meet, with the HTTP-free meaning it has. Exhaustive: the server maps nothing else. */
export const errorCodes = {
  UNAUTHENTICATED: 'Sign in first.',
  FORBIDDEN: 'You may see this, but not do that.',
  NOT_FOUND: 'Missing, or not visible to you.',
  INVALID_INPUT: 'Some fields are wrong; each problem names its path.',
  ILLEGAL_TRANSITION: 'This action is not possible in the present state.',
  STALE_STATE: 'Somebody changed this meanwhile; read it again.',
  CONFLICT: 'It would collide with something that exists.',
  TOO_MANY_ATTEMPTS: 'Too many attempts; wait and try again.',
  IDEMPOTENCY_KEY_REUSED: 'This Idempotency-Key was used for another request.',
  PAYLOAD_TOO_LARGE: 'The request is larger than allowed.',
  BAD_REQUEST: 'The request could not be understood.',
  SEARCH_UNAVAILABLE: 'Search does not answer at the moment; everything else does.',
  UNAVAILABLE: 'A dependency does not answer; try again shortly.',
  INTERNAL: 'Our fault; quote the request id.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** What is wrong with one field of an input. */
export interface Problem {
  /** Path in the input, e.g. `indicators.2.target`. */
  readonly path: string;
  /** Stable and upper case, e.g. `REQUIRED`, `TARGET_MISSING`. */
  readonly code: string;
  /** English, for developers; clients translate by code. */
  readonly message: string;
}
