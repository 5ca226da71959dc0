export { teamDesk } from './desk.js';
export { KeywordsField } from './KeywordsField.js';
