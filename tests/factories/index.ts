export * from './challenges.js';
export * from './contracts.js';
export * from './dockings.js';
export * from './people.js';
export * from './requirements.js';
export * from './solutions.js';
export * from './teams.js';
export * from './test-app.js';
