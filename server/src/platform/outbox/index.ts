export { NotNow, type OutboxGroupHandler } from './groups.js';
export { Outbox, type OutboxEvent } from './outbox.js';
export { OutboxWorker, type OutboxHandler, type OutboxWorkerParts } from './worker.js';
