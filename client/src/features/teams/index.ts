export { useBehalfOfTeam, useBelongsTo } from './behalf.js';
export { teamDesk } from './desk.js';
export { teamStatus } from './names.js';
export { KeywordsField } from './KeywordsField.js';
