export { closeServer } from './drain.js';
export { HttpRefusal, requestIdOf } from './errors.js';
export { type FileDoor, fileRoutes } from './files.js';
export { createHttpApp, type HttpParts } from './server.js';
