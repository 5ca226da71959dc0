import { type ClientSession, type Connection, mongo } from 'mongoose';
import { DocumentChanged } from './errors.js';

interface Insertion {
  readonly collection: string;
  readonly document: object;
}

interface Change {
  readonly collection: string;
  /** Names the document, and the state in which it must be. */
  readonly filter: object;
  readonly update: object;
}

type Write = Insertion | Change;

/** Keeps a command well below the 16 MB the database takes. */
const BATCH = 100;
/** What the command is answered when it is known and there is nothing in it. */
const INVALID_LENGTH = 16;

const bulkWriting = new WeakSet<Connection>();

/**
 * What a transaction writes as it stands, meeting neither casts nor defaults: what nothing in it reads waits until
 * something is written at once or the transaction ends, and goes together in one command where the database can write to
 * several collections at once.
 */
export class Writes {
  #waiting: Write[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly session: ClientSession,
  ) {}

  /** A row that can wait. */
  add(collection: string, document: object): void {
    this.#waiting.push({ collection, document });
  }

  /** A change, which can wait, of a document that is known to be there. */
  alter(collection: string, filter: object, update: object): void {
    this.#waiting.push({ collection, filter, update });
  }

  /** Writes what waits; `inTransaction` does so before it commits. */
  async flush(): Promise<void> {
    const writes = this.#waiting;
    this.#waiting = [];
    const write = bulkWriting.has(this.connection) ? this.#together : this.#oneByOne;
    for (let from = 0; from < writes.length; from += BATCH) {
      const batch = writes.slice(from, from + BATCH);
      const expected = batch.filter((each) => 'update' in each).length;
      if ((await write.call(this, batch)) < expected) throw new DocumentChanged();
    }
  }

  /**
   * Changes one document, and writes what waits beside it.
   * @throws DocumentChanged where it is not there in the state that the filter names
   */
  change(collection: string, filter: object, update: object): Promise<void> {
    this.alter(collection, filter, update);
    return this.flush();
  }

  /** Answers how many of the documents to be changed were there. */
  async #together(writes: readonly Write[]): Promise<number> {
    const { db } = this.connection;
    const names = namesIn(writes);
    const command = {
      bulkWrite: 1,
      ops: writes.map((write) => operationOf(write, names)),
      nsInfo: names.map((name) => ({ ns: `${db!.databaseName}.${name}` })),
      errorsOnly: true,
    };
    const options = { session: this.session, ignoreUndefined: true };
    const { cursor, nMatched } = (await db!.admin().command(command, options)) as Answer;
    const [failure] = cursor.firstBatch;
    if (failure) throw new mongo.MongoServerError({ ...failure, message: failure.errmsg });
    return nMatched;
  }

  async #oneByOne(writes: readonly Write[]): Promise<number> {
    const { session } = this;
    let matched = 0;
    for (const write of writes) {
      const collection = this.connection.db!.collection(write.collection);
      if ('document' in write) await collection.insertOne(write.document, { session });
      else matched += (await collection.updateOne(write.filter, write.update, { session })).matchedCount;
    }
    return matched;
  }
}

function operationOf(write: Write, names: readonly string[]): object {
  const target = names.indexOf(write.collection);
  if ('document' in write) return { insert: target, document: write.document };
  return { update: target, filter: write.filter, updateMods: write.update };
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
