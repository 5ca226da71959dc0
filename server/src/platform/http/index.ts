export { closeServer } from './drain.js';
export { errorHandler, HttpRefusal, requestIdOf, sendError } from './errors.js';
export { createHttpApp, type HttpParts } from './server.js';
