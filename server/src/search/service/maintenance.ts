import { type OutboxWorker } from '../../platform/outbox/index.js';
import { type Differences } from './differences.js';
import { type Progress, type Synchronization } from './synchronization.js';

/** What was done, for operators. */
export interface SearchReport {
  /** Whether the index is like the records now. */
  readonly isGood: boolean;
  readonly lines: readonly string[];
}

const mostNamed = 100;
const notYet = {
  isGood: false,
  lines: ['The index is still being built; try again when /searchz says that it is ready.'],
};

/** What keeps search right when something went wrong, with reports of it. */
export class SearchMaintenance {
  constructor(
    private readonly search: Synchronization,
    private readonly outbox: OutboxWorker,
  ) {}

  /** How search is: its engine, how long facts waited, events that wait and those that were given up. */
  async state() {
    const [state, { waiting, dead }] = await Promise.all([
      this.search.state(),
      this.outbox.counts(this.search.subjects),
    ]);
    return { ...state, waiting, givenUp: dead };
  }

  /** Mends what differs from the records, and has the events that were given up on delivered anew. Throws SearchUnavailable. */
  async reconcile(): Promise<SearchReport> {
    if (!this.search.isReady) return notYet;
    const found = await this.search.reconcile();
    const before = new Set(found.flatMap(idsOf));
    const after = before.size === 0 ? [] : (await this.search.reconcile()).flatMap(idsOf);
    const left = [
      ...new Set([...found.flatMap((each) => each.left), ...after.filter((id) => before.has(id))]),
    ];
    const revived = await this.outbox.revive(this.search.subjects, left);
    const counts = found.map(
      ({ kind, documents, missing, stale, extra }) =>
        `${kind}: ${documents} documents; ${missing.length} missing, ${stale.length} stale, ${extra.length} that should not be there.`,
    );
    const events = revived === 0 ? [] : [`${revived} events that had been given up are delivered again.`];
    const end = left.length === 0 ? ['The index is like the records.'] : ['NOT MENDED:', ...named(left)];
    return { isGood: left.length === 0, lines: [...counts, ...events, ...end] };
  }

  /** Builds every index anew. Throws SearchUnavailable. */
  async reindex(progress?: Progress): Promise<SearchReport> {
    const done = await this.search.reindex(progress);
    const lines = done.flatMap(({ kind, documents, failures }) => [
      `${kind}: ${documents} documents, ${failures.length} refused.`,
      ...named(failures.map(({ id, reason }) => `${id}: ${reason}`)),
    ]);
    return { isGood: done.every(({ failures }) => failures.length === 0), lines };
  }
}

function idsOf({ missing, stale, extra }: Differences): string[] {
  return [...missing, ...stale, ...extra];
}

function named(all: readonly string[]): string[] {
  const rest = all.length - mostNamed;
  const lines = all.slice(0, mostNamed).map((each) => `  ${each}`);
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}
