export * from './types/input.js';
export * from './types/question.js';
export * from './types/requirement.js';
