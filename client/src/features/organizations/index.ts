export { organizationDesk } from './desk.js';
