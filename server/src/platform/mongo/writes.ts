import { type ClientSession, type Connection, mongo } from 'mongoose';

interface Insertion {
  readonly collection: string;
  readonly document: Record<string, unknown>;
}

/** Keeps a command well below the 16 MB the database takes. */
const BATCH = 100;
/** What the command is answered when it is known and there is nothing in it. */
const INVALID_LENGTH = 16;

const bulkWriting = new WeakSet<Connection>();

/**
 * Rows that a transaction writes and does not read: they are inserted as its last step, all of them in one command
 * where the database can write to several collections at once.
 */
export class Insertions {
  #rows: Insertion[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly session: ClientSession,
  ) {}

  /** A row complete as it stands: it meets neither casts nor defaults. */
  add(collection: string, document: object): void {
    this.#rows.push({ collection, document: document as Record<string, unknown> });
  }

  /** Writes what has been added; `inTransaction` does so before it commits. */
  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH);
      await (bulkWriting.has(this.connection) ? this.#together(batch) : this.#oneByOne(batch));
    }
  }

  async #together(rows: readonly Insertion[]): Promise<void> {
    const { db } = this.connection;
    const names = namesIn(rows);
    const answer = await db!.admin().command(
      {
        bulkWrite: 1,
        ops: rows.map(({ collection, document }) => ({ insert: names.indexOf(collection), document })),
        nsInfo: names.map((name) => ({ ns: `${db!.databaseName}.${name}` })),
        errorsOnly: true,
      },
      { session: this.session, ignoreUndefined: true },
    );
    const [failure] = (answer as Answer).cursor.firstBatch;
    if (failure) throw new mongo.MongoServerError({ ...failure, message: failure.errmsg });
  }

  async #oneByOne(rows: readonly Insertion[]): Promise<void> {
    for (const name of namesIn(rows)) {
      const documents = rows.filter(({ collection }) => collection === name).map(({ document }) => document);
      await this.connection.db!.collection(name).insertMany(documents, { session: this.session });
    }
  }
}

function namesIn(rows: readonly Insertion[]): string[] {
  return [...new Set(rows.map(({ collection }) => collection))];
}

interface Answer {
  cursor: { firstBatch: { code: number; errmsg: string }[] };
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
