export { Outbox, type OutboxEvent } from './outbox.js';
export {
  OutboxWorker,
  type OutboxGroupHandler,
  type OutboxHandler,
  type OutboxWorkerParts,
} from './worker.js';
