export { auditDesk } from './desk.js';
