import { type ClientSession, type Connection, mongo } from 'mongoose';

interface Insertion {
  readonly collection: string;
  readonly document: Record<string, unknown>;
}

interface Change {
  readonly collection: string;
  /** Names the document, and the state in which it must be. */
  readonly filter: object;
  readonly update: object;
}

/** Keeps a command well below the 16 MB the database takes. */
const BATCH = 100;
/** What the command is answered when it is known and there is nothing in it. */
const INVALID_LENGTH = 16;

const bulkWriting = new WeakSet<Connection>();

/**
 * What a transaction writes as it stands, meeting neither casts nor defaults: rows that nothing in it reads wait until
 * something is written at once or the transaction ends, and go together in one command where the database can write to
 * several collections at once.
 */
export class Writes {
  #rows: Insertion[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly session: ClientSession,
  ) {}

  /** A row that can wait. */
  add(collection: string, document: object): void {
    this.#rows.push({ collection, document: document as Record<string, unknown> });
  }

  /** Writes what has been added; `inTransaction` does so before it commits. */
  async flush(): Promise<void> {
    await this.#write(null);
  }

  /** Writes what has been added and changes one document; answers whether it was there, in the state the filter names. */
  change(collection: string, filter: object, update: object): Promise<boolean> {
    return this.#write({ collection, filter, update });
  }

  async #write(change: Change | null): Promise<boolean> {
    const rows = this.#rows;
    this.#rows = [];
    const write = bulkWriting.has(this.connection) ? this.#together : this.#oneByOne;
    while (rows.length > BATCH) await write.call(this, rows.splice(0, BATCH), null);
    if (rows.length === 0 && !change) return false;
    return write.call(this, rows, change);
  }

  async #together(rows: readonly Insertion[], change: Change | null): Promise<boolean> {
    const { db } = this.connection;
    const names = namesIn(change ? [...rows, change] : rows);
    const ops = [
      ...rows.map(({ collection, document }) => ({ insert: names.indexOf(collection), document })),
      ...(change ? [operationOf(change, names)] : []),
    ];
    const nsInfo = names.map((name) => ({ ns: `${db!.databaseName}.${name}` }));
    const answer = (await db!
      .admin()
      .command(
        { bulkWrite: 1, ops, nsInfo, errorsOnly: true },
        { session: this.session, ignoreUndefined: true },
      )) as Answer;
    const [failure] = answer.cursor.firstBatch;
    if (failure) throw new mongo.MongoServerError({ ...failure, message: failure.errmsg });
    return answer.nMatched > 0;
  }

  async #oneByOne(rows: readonly Insertion[], change: Change | null): Promise<boolean> {
    const { db } = this.connection;
    const { session } = this;
    for (const name of namesIn(rows)) {
      const documents = rows.filter(({ collection }) => collection === name).map(({ document }) => document);
      await db!.collection(name).insertMany(documents, { session });
    }
    if (!change) return false;
    const { collection, filter, update } = change;
    return (await db!.collection(collection).updateOne(filter, update, { session })).matchedCount > 0;
  }
}

function operationOf({ collection, filter, update }: Change, names: readonly string[]) {
  return { update: names.indexOf(collection), filter, updateMods: update };
}

function namesIn(writes: readonly { collection: string }[]): string[] {
  return [...new Set(writes.map(({ collection }) => collection))];
}

interface Answer {
  cursor: { firstBatch: { code: number; errmsg: string }[] };
  nMatched: number;
}

/**
 * Finds out whether the database can write to several collections in one command, as MongoDB does from 8.0 on (and only
 * at that feature level). Asked to write nothing, it complains about just that.
 */
export async function learnBulkWriting(connection: Connection): Promise<void> {
  const nothing = { bulkWrite: 1, ops: [], nsInfo: [] };
  const refusal: unknown = await connection
    .db!.admin()
    .command(nothing)
    .catch((error: unknown) => error);
  if ((refusal as { code?: unknown }).code === INVALID_LENGTH) bulkWriting.add(connection);
}
