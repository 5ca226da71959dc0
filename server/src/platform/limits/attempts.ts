import { createHash } from 'node:crypto';
import { Schema, type Connection, type Model } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { createModel, trusted } from '../mongo/index.js';

/** Refused because too much was tried already, for this account or from this address. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts';

  constructor(
    /** Whole seconds, at least 1. */
    readonly retryAfter: number,
  ) {
    super(`too many attempts; try again in ${retryAfter} s`);
  }
}

export interface AttemptsLimit {
  /** Limits of different names count apart. */
  name: string;
  /** Attempts allowed per key within the window. */
  attempts: number;
  windowSeconds: number;
}

interface AttemptRow {
  key: string;
  points: number;
  expire: Date | null;
}

const attempts = new Schema<AttemptRow>({ key: String, points: Number, expire: Date }, { versionKey: false });
attempts.index({ key: 1 }, { unique: true });
attempts.index({ expire: 1 });

const COLLECTION = 'attempts';

/** Counts attempts in the database, so that a limit holds across restarts and for all servers together. */
export class Attempts {
  private readonly limiter: RateLimiterMongo;
  private readonly rows: Model<AttemptRow>;

  constructor(connection: Connection, limit: AttemptsLimit) {
    this.rows = createModel(connection, COLLECTION, attempts);
    this.limiter = new RateLimiterMongo({
      storeClient: connection.getClient(),
      dbName: connection.name,
      tableName: COLLECTION,
      keyPrefix: limit.name,
      points: limit.attempts,
      duration: limit.windowSeconds,
      // Indexes are made with all others at the start.
      disableIndexesCreation: true,
    });
  }

  /**
   * Counts one attempt for every key, such as an account and an address; to be called before the attempt is made.
   * @throws TooManyAttempts when any key has used up its attempts
   */
  async consume(keys: readonly string[]): Promise<void> {
    const waits = await Promise.all(keys.map((key) => this.waitAfter(key)));
    const longest = Math.max(0, ...waits);
    if (longest > 0) throw new TooManyAttempts(Math.max(1, Math.ceil(longest / 1_000)));
  }

  /** Forgets what was counted for the keys, for example after a login that succeeded. */
  async forget(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.limiter.delete(stored(key))));
  }

  /** Takes back one attempt of each key: it succeeded, and only failures are to count. */
  async giveBack(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.limiter.reward(stored(key))));
  }

  /** Forgets windows that have passed; a job runs it. */
  async prune(now: Date): Promise<number> {
    const { deletedCount } = await this.rows.deleteMany({ expire: trusted({ $lt: now }) });
    return deletedCount;
  }

  /** Counts one attempt; milliseconds to wait if it was one too many, else 0. */
  private async waitAfter(key: string): Promise<number> {
    try {
      await this.limiter.consume(stored(key));
      return 0;
    } catch (outcome) {
      if (outcome instanceof RateLimiterRes) return Math.max(1, outcome.msBeforeNext);
      throw outcome;
    }
  }
}

// Keys name people and addresses, and neither belongs into a table of counters.
function stored(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
