export { pipelineDesk } from './desk.js';
