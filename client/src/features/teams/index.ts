export { teamDesk } from './desk.js';
