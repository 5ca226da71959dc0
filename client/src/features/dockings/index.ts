export { dockingDesk } from './desk.js';
