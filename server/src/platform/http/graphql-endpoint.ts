import { type ApolloServer, type BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { GraphQLError } from 'graphql';
import { HttpRefusal } from './errors.js';

const bodyLimit = '1mb';

export interface GraphQLEndpoint<Context extends BaseContext> {
  readonly server: ApolloServer<Context>;
  readonly context: (request: Request, response: Response) => Promise<Context>;
  /** The HTTP status of an error met while making the context. */
  readonly statusOf: (error: unknown) => number;
}

/**
 * `/graphql`: POST with JSON, and GET for queries. A GET never sees the session cookie, so that no link can act or read
 * in somebody's name; a POST must be JSON or carry a header that a plain form cannot send.
 */
export function graphqlEndpoint<Context extends BaseContext>(endpoint: GraphQLEndpoint<Context>): Router {
  const { server, context, statusOf } = endpoint;
  const router = Router();
  router.use(withoutCookieOnGet, refuseBatches(express.json({ limit: bodyLimit })));
  router.use(
    expressMiddleware(server, {
      context: ({ req, res }) => context(req, res).catch((error: unknown) => refuse(error, statusOf(error))),
    }),
  );
  return router;
}

const withoutCookieOnGet: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET') {
    delete request.headers.cookie;
    request.headers['apollo-require-preflight'] = 'true';
  }
  next();
};

function refuseBatches(parse: RequestHandler): RequestHandler {
  return (request, response, next) =>
    parse(request, response, (error?: unknown) => {
      if (error) return next(error);
      if (Array.isArray(request.body))
        return next(new HttpRefusal(400, 'BAD_REQUEST', 'Batches are not accepted.'));
      next();
    });
}

/** Apollo takes the status from the error's extensions, and shows the original error by its code. */
function refuse(error: unknown, status: number): never {
  const originalError = error instanceof Error ? error : new Error(String(error));
  const extensions = { code: 'INTERNAL_SERVER_ERROR', http: { status } };
  throw new GraphQLError('The request was refused.', { originalError, extensions });
}
