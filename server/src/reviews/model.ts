export * from './model/assignment.js';
export * from './model/decision.js';
export * from './model/result.js';
export * from './model/round.js';
