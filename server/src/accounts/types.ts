export * from './types/enums.js';
export * from './types/inputs.js';
export * from './types/records.js';
export * from './types/sign-in.js';
