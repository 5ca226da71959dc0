export * from './act.js';
export * from './connection.js';
export * from './context.js';
export * from './enums.js';
export * from './failures.js';
export * from './guard.js';
export * from './scalars.js';
export * from './text.js';
