export * from './types/inputs.js';
export * from './types/records.js';
