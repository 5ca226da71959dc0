export { reviewDesk } from './desk.js';
