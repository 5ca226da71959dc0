export { dockingDesk } from './desk.js';
export { dockingActions, dockingStatus } from './names.js';
