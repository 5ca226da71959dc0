import { type Collection } from '../storage/collection.js';

/** Something a claim belongs to: it ends at some time, by commit or abort. */
export interface Claimant {
  readonly ended: Promise<void>;
}

/**
 * A plain write met a record or key an open transaction has written; wait for `holder.ended` and try again.
 */
export class BlockedByTransaction extends Error {
  constructor(readonly holder: Claimant) {
    super('blocked by an open transaction');
  }
}

/** Who has written, but not yet committed, which record and which unique key. */
export class Claims {
  readonly #holders = new Map<string, Claimant>();

  /** Gives the claim to `claimant`; false when another transaction has it. */
  take(name: string, claimant: Claimant): boolean {
    const holder = this.#holders.get(name);
    if (holder && holder !== claimant) return false;
    this.#holders.set(name, claimant);
    return true;
  }

  release(names: Iterable<string>): void {
    for (const name of names) this.#holders.delete(name);
  }

  requireFreeRecord(collection: Collection, recordId: number): void {
    this.#requireFree(recordClaim(collection, recordId));
  }

  requireFreeKey(key: Buffer): void {
    this.#requireFree(keyClaim(key));
  }

  #requireFree(name: string): void {
    if (this.#holders.size === 0) return;
    const holder = this.#holders.get(name);
    if (holder) throw new BlockedByTransaction(holder);
  }
}

export const recordClaim = (collection: Collection, recordId: number) => `${collection.id}:${recordId}`;
export const keyClaim = (key: Buffer) => `k${key.toString('latin1')}`;
