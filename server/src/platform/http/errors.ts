import { type ErrorCode } from '@duijie/shared';
import { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { type DescribeError, type ErrorView } from '../graphql/index.js';

/** A refusal of the HTTP layer itself, before any use case. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly data?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** HTTP statuses of the error codes, for whatever is refused outside of a GraphQL answer. */
const statuses: Readonly<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  ILLEGAL_TRANSITION: 409,
  STALE_STATE: 409,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  IDEMPOTENCY_KEY_REUSED: 409,
  PAYLOAD_TOO_LARGE: 413,
  SEARCH_UNAVAILABLE: 503,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The HTTP status of what was thrown; 500 where it is our own fault. */
export function statusOf(describe: DescribeError, error: unknown): number {
  const view = describe(error);
  return view ? statuses[view.code] : (asRefusal(error)?.status ?? 500);
}

/** Writes an error in the shape GraphQL clients know: `{ errors: [{ message, extensions: { code } }] }`. */
export function sendError(response: Response, status: number, { code, message, data }: ErrorView): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (status === 503) response.setHeader('Retry-After', '2');
  response
    .status(status)
    .json({ errors: [{ message, extensions: { code, ...data, requestId: requestIdOf(response) } }] });
}

/** The id of the request that is being answered. */
export function requestIdOf(response: Response): string {
  return response.locals.requestId as string;
}

/** Answers what no route took. */
export const notFoundHandler: RequestHandler = (_request, response) => {
  sendError(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' });
};

/** The last resort of every route: typed where the client was wrong, masked where we were. */
export function errorHandler(
  describe: DescribeError,
  report: (error: unknown, requestId: string) => void,
): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = asRefusal(error);
    if (refusal) return sendError(response, refusal.status, refusal);
    const view = describe(error);
    if (view) return sendError(response, statuses[view.code], view);
    report(error, requestIdOf(response));
    sendError(response, 500, { code: 'INTERNAL', message: 'Something went wrong on our side.' });
  };
}

/** Our own refusals, and those of Express's body parsers and router, which carry a 4xx `status`. */
function asRefusal(error: unknown): HttpRefusal | null {
  if (error instanceof HttpRefusal) return error;
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) return new HttpRefusal(413, 'PAYLOAD_TOO_LARGE', 'The request is larger than allowed.');
  const message =
    type === 'entity.parse.failed' ? 'The body is not valid JSON.' : 'The request could not be understood.';
  return new HttpRefusal(status, 'BAD_REQUEST', message);
}
