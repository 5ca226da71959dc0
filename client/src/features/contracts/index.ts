export { contractDesk } from './desk.js';
export { contractActions, contractKinds, contractStatus, milestoneStatus, paymentStatus } from './names.js';
