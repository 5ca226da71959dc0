export * from './challenges.js';
export * from './people.js';
export * from './test-app.js';
