export { createLog, LOG_LEVELS, requestLog, type Log, type LogLevel } from './log.js';
export { isSecretName } from './redact.js';
