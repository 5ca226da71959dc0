import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { HttpRefusal } from '../platform/http/index.js';
import { type SearchMaintenance } from '../search/index.js';

const graphiql = fileURLToPath(new URL('../../../client/dist/graphiql/', import.meta.url));

/** For who builds upon the API or operates the server: the schema as text, once it is asked for, GraphiQL to try it out, how search is. */
export function pages(printed: () => string, search: SearchMaintenance): Router {
  const router = Router();
  let schema: string | undefined;
  router.get('/searchz', async (_request, response) => void response.json(await search.state()));
  router.get(
    '/schema.graphql',
    (_request, response) => void response.type('text/plain').send((schema ??= printed())),
  );
  router.use('/graphiql', allowInlineStyles, express.static(graphiql, { maxAge: '1h' }));
  router.get('/graphiql', () => {
    throw new HttpRefusal(404, 'NOT_FOUND', 'GraphiQL has not been built; run "npm run build".');
  });
  return router;
}

/** GraphiQL's dialogs write style elements; nothing else on this server does. */
const allowInlineStyles: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy'));
  response.setHeader('Content-Security-Policy', policy.replace("style-src 'self'", "$& 'unsafe-inline'"));
  next();
};
