export { statisticsDesk } from './desk.js';
