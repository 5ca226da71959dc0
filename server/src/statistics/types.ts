export * from './types/editions.js';
export * from './types/publications.js';
export * from './types/statistics.js';
