export * from './types/assignments.js';
export * from './types/awards.js';
export * from './types/decisions.js';
export * from './types/enums.js';
export * from './types/notices.js';
export * from './types/round-inputs.js';
export * from './types/rounds.js';
