export * from './cast.js';
export { type Bilingual } from './entry.js';
export * from './needs.js';
export { ContentError } from './problem.js';
