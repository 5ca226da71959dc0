export { requirementStatus, type RequirementState } from './status-names.js';
