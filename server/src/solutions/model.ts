export * from './model/content.js';
export * from './model/gate.js';
export * from './model/read.js';
export * from './model/solution.js';
export * from './model/version.js';
