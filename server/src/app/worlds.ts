import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Clock } from '../kernel/index.js';
import { createModel, syncIndexes } from '../platform/mongo/index.js';
import { type App } from '../app.js';

/** Somebody to sign in as in a demonstration world; such passwords are public. */
export interface DemoAccount {
  readonly role: string;
  readonly login: string;
  readonly password: string;
}

/** Hears how far a world has been told. */
export type Progress = (done: number, total: number, what: string) => void;

/** Named worlds for trying things out; the package of worlds implements it and calls the use cases as named people. */
export interface Worlds {
  readonly names: readonly string[];
  /** Tells a world from its beginning into an empty database. Answers its demo accounts, null where it has none. */
  load(name: string, app: App, report: Progress): Promise<{ accounts: readonly DemoAccount[] } | null>;
}

/** The database cannot take the world; the message says why and what to do. */
export class WorldRefused extends Error {
  override readonly name = 'WorldRefused';
}

interface WorldRow {
  _id: string;
  /** Kept fresh while somebody tells it; null when it is complete. */
  tellingAt: Date | null;
  accounts: DemoAccount[];
}

const schema = new Schema<WorldRow>(
  {
    _id: { type: String, required: true },
    tellingAt: { type: Date, default: null },
    accounts: [{ _id: false, role: String, login: String, password: String }],
  },
  { versionKey: false, strict: 'throw' },
);

/** Registers the collection that says which world a database holds. */
export function worldModel(connection: Connection): Model<WorldRow> {
  return createModel(connection, 'worlds', schema);
}

/** A teller that was not heard of for so long has died. */
const silenceMs = 30_000;
const heartbeatMs = 5_000;

export interface WorldWish {
  readonly name: string;
  readonly app: App;
  readonly worlds: Worlds;
  readonly clock: Clock;
  readonly report: Progress;
  /** No other server can be using the database, so whoever began to tell a world in it has died. */
  readonly alone: boolean;
}

/**
 * Makes sure the database holds the world, complete and once: loads it into an empty database, finds it at every later
 * start, cleans up what a crash left half-told. Throws WorldRefused where something else lives there.
 */
export async function ensureWorld(wish: WorldWish): Promise<readonly DemoAccount[]> {
  const rows = worldModel(wish.app.kernel.connection);
  const found = await rows.findOne().lean<WorldRow>();
  if (found && found._id !== wish.name) {
    throw new WorldRefused(
      `The database holds the world "${found._id}". Set DUIJIE_WORLD=${found._id}, or give "${wish.name}" a DUIJIE_DATA_DIR of its own.`,
    );
  }
  if (found?.tellingAt === null) return found.accounts;
  if (found) await clearHalfTold(wish, rows);
  else await beginIn(wish, rows);
  return tell(wish, rows);
}

async function beginIn(wish: WorldWish, rows: Model<WorldRow>): Promise<void> {
  await refuseOtherContent(wish);
  await rows.create([{ _id: wish.name, tellingAt: wish.clock.now(), accounts: [] }]);
}

/** Removes all that a dead teller left; nobody else has written, since no request is served before a world is complete. */
async function clearHalfTold({ app, clock, name, alone }: WorldWish, rows: Model<WorldRow>): Promise<void> {
  const silentSince = new Date(clock.now().getTime() - silenceMs);
  const dead = alone ? {} : { tellingAt: trusted({ $lte: silentSince }) };
  const { matchedCount } = await rows.updateOne({ _id: name, ...dead }, { tellingAt: clock.now() });
  if (matchedCount === 0) {
    throw new WorldRefused(
      `Another server is loading the world "${name}" into this database. Start again when it is done; if it died, in half a minute.`,
    );
  }
  const { connection } = app.kernel;
  for (const { collection } of Object.values(connection.models)) {
    if (collection.collectionName !== rows.collection.collectionName) await collection.drop();
  }
  await syncIndexes(connection);
}

async function refuseOtherContent({ app, name }: WorldWish): Promise<void> {
  if ((await app.kernel.connection.collection('people').findOne({})) === null) return;
  throw new WorldRefused(
    `The database holds data already, and "${name}" needs an empty one. Set DUIJIE_WORLD=none, or another DUIJIE_DATA_DIR.`,
  );
}

async function tell({ name, app, worlds, clock, report }: WorldWish, rows: Model<WorldRow>) {
  const heartbeat = setInterval(() => {
    void rows.updateOne({ _id: name }, { tellingAt: clock.now() }).catch(() => undefined);
  }, heartbeatMs);
  try {
    const accounts = [...((await worlds.load(name, app, report))?.accounts ?? [])];
    clearInterval(heartbeat);
    await rows.updateOne({ _id: name }, { tellingAt: null, accounts });
    return accounts;
  } finally {
    clearInterval(heartbeat);
  }
}
