export { closeServer } from './drain.js';
export { errorHandler, HttpRefusal, requestIdOf, sendError } from './errors.js';
export { type FileDoor, fileRoutes } from './files.js';
export { createHttpApp, type HttpParts } from './server.js';
