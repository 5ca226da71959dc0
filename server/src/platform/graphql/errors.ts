import { type ErrorCode } from '@duijie/shared';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** What a client may see of an error. */
export interface ErrorView {
  readonly code: ErrorCode;
  readonly message: string;
  /** Further stable data, e.g. the problems of an input. */
  readonly data?: Record<string, unknown>;
}

/** Says what may be shown of an error thrown by a use case; null when it is our own fault and must be masked. */
export type DescribeError = (error: unknown) => ErrorView | null;

/** Gets errors that are our own fault, with the request they met. */
export type ReportError = (error: unknown, requestId: string | undefined) => void;

// Codes of what a client sent wrongly: malformed, unknown, unusable or too large operations.
const requestErrors = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Whether the GraphQL layer itself refused the request. */
function isRequestError(error: GraphQLError): boolean {
  const code = (error.extensions as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string') return requestErrors.has(code);
  // Variables that don't fit their types, found before any resolver was called: those errors have a path.
  return error.path === undefined;
}

/**
 * Masks errors: expected ones keep a stable code, the client's mistakes in GraphQL become BAD_REQUEST with the parser's
 * message, anything else is INTERNAL without a word of what happened, handed to `report` instead.
 */
export function errorFormatter(describe: DescribeError, report: ReportError) {
  return (error: GraphQLError, requestId?: string): GraphQLFormattedError => {
    const { locations, path } = error;
    const where = { ...(locations && { locations }), ...(path && { path }) };
    const cause = causeOf(error);
    const view = describe(cause);
    if (view) return { message: view.message, ...where, extensions: { code: view.code, ...view.data } };
    if (isRequestError(error))
      return { message: error.message, ...where, extensions: { code: 'BAD_REQUEST' } };
    report(cause, requestId);
    return { message: 'Something went wrong on our side.', ...where, extensions: { code: 'INTERNAL' } };
  };
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}
