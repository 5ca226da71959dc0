import { type Model } from 'mongoose';
import { trusted } from '../mongo/index.js';
import { type OutboxRow } from './model.js';

const BATCH = 100;
const LEASE_MS = 30_000;

interface Parts {
  clock: { now(): Date };
  ids: { id(): string };
}

/** Rows of one lease with what becomes of them. */
export interface Settlement {
  readonly rows: readonly OutboxRow[];
  readonly change: Partial<OutboxRow>;
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
    const found = await this.rows.find(available).sort({ availableAt: 1 }).limit(BATCH).lean<OutboxRow[]>();
    if (found.length === 0) return [];
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const lease = { leasedBy: ids.id(), leasedUntil, availableAt: leasedUntil };
    // Another server may have looked at the same rows; each row's lease goes to the first that writes it.
    const { modifiedCount } = await this.rows.updateMany(
      { _id: trusted({ $in: found.map(({ _id }) => _id) }), ...available },
      { $set: lease, $inc: { attempts: 1 } },
    );
    if (modifiedCount < found.length)
      return this.rows.find({ leasedBy: lease.leasedBy }).sort({ at: 1, _id: 1 }).lean<OutboxRow[]>();
    const own = found.map((row) => ({ ...row, ...lease, attempts: row.attempts + 1 }));
    return own.sort((a, b) => a.at.getTime() - b.at.getTime() || (a._id < b._id ? -1 : 1));
  }

  /** Whether the lease has run out, so that somebody else may have the row by now. */
  isOver({ leasedUntil }: OutboxRow): boolean {
    return leasedUntil !== null && this.parts.clock.now() >= leasedUntil;
  }

  /** Ends leases, all in one command. */
  async settle(settlements: readonly Settlement[]): Promise<void> {
    await this.#release(
      settlements.map(({ rows, change }) => ({
        rows,
        update: { $set: { leasedBy: null, leasedUntil: null, ...change } },
      })),
    );
  }

  /** Lets go, until an instant, of rows whose delivery was not begun. */
  async giveBack(rows: readonly OutboxRow[], availableAt: Date): Promise<void> {
    const free = { leasedBy: null, leasedUntil: null, availableAt };
    await this.#release([{ rows, update: { $set: free, $inc: { attempts: -1 } } }]);
  }

  /** Has whatever is available of these kinds wait until an instant. */
  async putOff(subjectKinds: readonly string[], availableAt: Date): Promise<void> {
    const available = { availableAt: trusted({ $lte: this.parts.clock.now() }) };
    const ofThem = { subjectKind: trusted({ $in: [...subjectKinds] }), ...available };
    await this.rows.updateMany(ofThem, { $set: { availableAt } });
  }

  // Conditional on the lease: whoever lost it to another worker has no say any more.
  async #release(releases: readonly { rows: readonly OutboxRow[]; update: object }[]): Promise<void> {
    const updates = releases.flatMap(({ rows, update }) => {
      const [first] = rows;
      if (!first) return [];
      const ids = rows.map(({ _id }) => _id);
      const held = { _id: trusted({ $in: ids }), leasedBy: first.leasedBy };
      return [{ updateMany: { filter: held, update } }];
    });
    if (updates.length > 0) await this.rows.bulkWrite(updates, { ordered: false });
  }
}
