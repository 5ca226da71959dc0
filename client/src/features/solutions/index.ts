export { solutionDesk } from './desk.js';
export { solutionStatus } from './names.js';
