export { searchDesk } from './desk.js';
