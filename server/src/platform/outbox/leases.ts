import { type Model } from 'mongoose';
import { trusted } from '../mongo/index.js';
import { type OutboxRow } from './model.js';

const BATCH = 100;
const LEASE_MS = 30_000;

interface Parts {
  clock: { now(): Date };
  ids: { id(): string };
}

/** Rows of the outbox in one worker's hands: nobody else takes them before the lease runs out. */
export class Leases {
  constructor(
    private readonly rows: Model<OutboxRow>,
    private readonly parts: Parts,
  ) {}

  /** Takes what is available now, some at a time and the oldest first; empty when there is nothing. */
  async take(): Promise<OutboxRow[]> {
    const { clock, ids } = this.parts;
    const now = clock.now();
    const available = { availableAt: trusted({ $lte: now }) };
    const found = await this.rows.find(available, { _id: 1 }).sort({ availableAt: 1 }).limit(BATCH).lean();
    if (found.length === 0) return [];
    const lease = ids.id();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    // Another server may have looked at the same rows; each row's lease goes to the first that writes it.
    await this.rows.updateMany(
      { _id: trusted({ $in: found.map(({ _id }) => _id) }), ...available },
      { $set: { leasedBy: lease, leasedUntil, availableAt: leasedUntil }, $inc: { attempts: 1 } },
    );
    return this.rows.find({ leasedBy: lease }).sort({ at: 1, _id: 1 }).lean<OutboxRow[]>();
  }

  /** Whether the lease has run out, so that somebody else may have the row by now. */
  isOver({ leasedUntil }: OutboxRow): boolean {
    return leasedUntil !== null && this.parts.clock.now() >= leasedUntil;
  }

  /** Ends the rows' lease with the same change for all, in one command. */
  async settle(rows: readonly OutboxRow[], change: Partial<OutboxRow>): Promise<void> {
    await this.#release(rows, { $set: { leasedBy: null, leasedUntil: null, ...change } });
  }

  /** Lets go of rows whose delivery was not begun. */
  async giveBack(rows: readonly OutboxRow[]): Promise<void> {
    const free = { leasedBy: null, leasedUntil: null, availableAt: this.parts.clock.now() };
    await this.#release(rows, { $set: free, $inc: { attempts: -1 } });
  }

  // Conditional on the lease: whoever lost it to another worker has no say any more.
  async #release(rows: readonly OutboxRow[], update: object): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const ids = rows.map(({ _id }) => _id);
    await this.rows.updateMany({ _id: trusted({ $in: ids }), leasedBy: first.leasedBy }, update);
  }
}
