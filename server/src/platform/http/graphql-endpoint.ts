import { type ApolloServer, type BaseContext } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { HttpRefusal } from './errors.js';

const bodyLimit = '1mb';

/**
 * `/graphql`: POST with JSON, and GET for queries. A GET never sees the session cookie, so that no link can act or read
 * in somebody's name; a POST must be JSON or carry a header that a plain form cannot send.
 */
export function graphqlEndpoint<Context extends BaseContext>(
  server: ApolloServer<Context>,
  context: (request: Request, response: Response) => Promise<Context>,
): Router {
  const router = Router();
  router.use(withoutCookieOnGet, refuseBatches(express.json({ limit: bodyLimit })));
  router.use(expressMiddleware(server, { context: ({ req, res }) => context(req, res) }));
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
