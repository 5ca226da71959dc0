import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, sealHistory, sweepIdempotency } from '../kernel/index.js';
import { type Jobs } from '../platform/jobs/index.js';
import { type OutboxWorker } from '../platform/outbox/index.js';
import { type SearchMaintenance, type Synchronization } from '../search/index.js';
import { type Core } from './core.js';

/** The file in the data folder that holds the newest checkpoint of history; kept elsewhere, it proves later changes. */
export const headFile = 'history-head.json';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export interface Background extends Core {
  readonly outbox: OutboxWorker;
  readonly jobs: Jobs;
  readonly synchronization: Synchronization;
  readonly searchMaintenance: SearchMaintenance;
  readonly dataDir: string;
}

/** What happens without anybody asking: delivery of events, sealing of history, deadlines, and forgetting what ran out. */
export function registerJobs(app: Background): void {
  const { kernel, services, files, limits, outbox, jobs } = app;
  for (const [topic, handle] of Object.entries(services.accounts.outboxHandlers)) outbox.on(topic, handle);
  const { synchronization, searchMaintenance } = app;
  outbox.onTogether(synchronization.subjects, (events) => synchronization.apply(events));
  jobs.every('reconcile-search', hour, () => searchMaintenance.reconcile());
  jobs.onRequest('reindex-search', () => searchMaintenance.reindex());
  jobs.every('seal-history', minute, async () => {
    const head = await sealHistory(kernel);
    if (head) await exportHead(app.dataDir, head);
  });
  jobs.every('close-due-requirements', 5 * second, async () => {
    await services.requirements.closeDue();
  });
  jobs.every('sweep-idempotency', hour, () => sweepIdempotency(kernel));
  jobs.every('sweep-accounts', hour, () => services.accounts.sweep());
  jobs.every('sweep-attempts', hour, async (now) => void (await limits.prune(now)));
  jobs.every('sweep-files', hour, async (now) => void (await files.sweepUnattached(now)));
  jobs.every('sweep-outbox', day, async (now) => {
    await outbox.prune(new Date(now.getTime() - 30 * day));
  });
}

/** Replaces the exported head; a crash leaves the old one or the new one. */
async function exportHead(dataDir: string, head: Checkpoint): Promise<void> {
  const path = join(dataDir, headFile);
  const handle = await open(`${path}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(head)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}
