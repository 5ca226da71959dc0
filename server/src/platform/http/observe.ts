import { randomUUID } from 'node:crypto';
import { type RequestHandler } from 'express';
import { type Log } from '../logging/index.js';
import { requestIdOf } from './errors.js';

/** Gives every request an id, which the answer carries and every log line about it names. */
export const identifyRequest: RequestHandler = (_request, response, next) => {
  const id = randomUUID();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};

/** One line per request: what, how it ended, how long it took; never bodies, queries or headers. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    // Taken now: routers cut their own part off the path while they handle it.
    const { method, path } = request;
    response.once('close', () => {
      const ms = Math.round((performance.now() - started) * 10) / 10;
      const line = { requestId: requestIdOf(response), method, path, status: response.statusCode, ms };
      if (response.writableFinished) log.info(line, 'request');
      else log.warn(line, 'request aborted by the client');
    });
    next();
  };
}
