export { contractDesk } from './desk.js';
export { contractKinds, contractStatus } from './names.js';
