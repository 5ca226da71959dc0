export { Jobs, type JobsParts } from './jobs.js';
