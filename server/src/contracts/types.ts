export * from './types/contract.js';
export * from './types/enums.js';
export * from './types/input.js';
export * from './types/performance.js';
