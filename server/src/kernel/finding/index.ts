export { assertQuery } from './failures.js';
export * from './findable.js';
export * from './finder.js';
export * from './position.js';
