import { type ApolloServer, type BaseContext } from '@apollo/server';
import express, { type Express, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import { type DescribeError } from '../graphql/index.js';
import { type Log } from '../logging/index.js';
import { errorHandler, notFoundHandler, sendError, statusOf } from './errors.js';
import { graphqlEndpoint } from './graphql-endpoint.js';
import { identifyRequest, logRequests } from './observe.js';

export interface HttpParts<Context extends BaseContext> {
  readonly log: Log;
  /** Express's `trust proxy`: whose word about the client's address counts. */
  readonly trustProxy: boolean | number | string | string[];
  readonly graphql: ApolloServer<Context>;
  readonly context: (request: Request, response: Response) => Promise<Context>;
  readonly describe: DescribeError;
  /** Whether requests are taken at all; until then everything but health is answered with 503. */
  readonly isOpen: () => boolean;
  /** Whether more requests should come: the database answers and the server is not draining. */
  readonly isReady: () => Promise<boolean>;
  /** Pages and files, mounted before the answer to unknown addresses. */
  readonly routes: readonly Router[];
}

/** The Express application: health, GraphQL and the given routes, behind strict security headers. */
export function createHttpApp<Context extends BaseContext>(parts: HttpParts<Context>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', parts.trustProxy);
  app.use(identifyRequest, securityHeaders());
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', (_request, response) => readiness(parts.isReady, response));
  app.use(logRequests(parts.log));
  app.use((_request, response, next) => (parts.isOpen() ? next() : notYet(response)));
  const { describe, graphql: server, context } = parts;
  app.use('/graphql', graphqlEndpoint({ server, context, statusOf: (error) => statusOf(describe, error) }));
  for (const router of parts.routes) app.use(router);
  app.use(notFoundHandler);
  app.use(errorHandler(describe, (err, requestId) => parts.log.error({ err, requestId }, 'request failed')));
  return app;
}

async function readiness(isReady: () => Promise<boolean>, response: Response): Promise<void> {
  if (await isReady()) response.json({ status: 'ready' });
  else notYet(response);
}

function notYet(response: Response): void {
  sendError(response, 503, { code: 'UNAVAILABLE', message: 'Not ready to serve; try again shortly.' });
}

/** No external origin, nothing inline, no framing, no sniffing. */
function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
}
