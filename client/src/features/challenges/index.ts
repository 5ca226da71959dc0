export { challengeStatus } from './status-names.js';
