export * from './types/comparison.js';
export * from './types/enums.js';
export * from './types/inputs.js';
export * from './types/solution.js';
