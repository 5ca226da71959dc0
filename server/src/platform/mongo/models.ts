import { type Connection, type Model, type mongo, type Schema } from 'mongoose';

/** The model of one collection, which carries exactly this name; asking twice gives the same model. */
export function createModel<T>(connection: Connection, name: string, schema: Schema<T>): Model<T> {
  return (connection.models[name] as Model<T> | undefined) ?? connection.model<T>(name, schema, name);
}

// An index over a large collection takes longer than any request may; building is the one thing that waits.
const BUILDING = { maxTimeMS: 3_600_000, socketTimeoutMS: 0 };
const NAMESPACE_EXISTS = 48;

interface IndexDifference {
  toDrop: string[];
  toCreate: [key: Record<string, mongo.IndexDirection>, options: mongo.CreateIndexesOptions][];
}

/**
 * Brings collections and indexes in line with every model registered on the connection; one listing per collection when nothing
 * changed, one command for one that is new. Collections are made here because a transaction must never have to make one.
 */
export async function syncIndexes(connection: Connection): Promise<{ created: string[]; dropped: string[] }> {
  const existing = new Set((await connection.listCollections()).map(({ name }) => name));
  const changes = { created: [] as string[], dropped: [] as string[] };
  for (const model of Object.values(connection.models as Record<string, Model<unknown>>)) {
    const isThere = existing.has(model.collection.collectionName);
    const difference: IndexDifference = isThere
      ? await model.diffIndexes({ indexOptionsToCreate: true })
      : { toDrop: [], toCreate: model.schema.indexes() as IndexDifference['toCreate'] };
    // The first index makes its collection.
    if (!isThere && difference.toCreate.length === 0) await createCollection(model);
    await apply(difference, model, changes);
  }
  return changes;
}

async function createCollection(model: Model<unknown>): Promise<void> {
  try {
    await model.createCollection();
  } catch (error) {
    // Another server that starts at the same moment may have been first.
    if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error;
  }
}

async function apply(
  { toDrop, toCreate }: IndexDifference,
  model: Model<unknown>,
  changes: { created: string[]; dropped: string[] },
): Promise<void> {
  const name = model.collection.collectionName;
  for (const index of toDrop) {
    await model.collection.dropIndex(index);
    changes.dropped.push(`${name}.${index}`);
  }
  if (toCreate.length === 0) return;
  const specifications = toCreate.map(([key, options]) => ({ ...options, key }));
  const made = await model.db.collection(name).createIndexes(specifications, BUILDING);
  changes.created.push(...made.map((index) => `${name}.${index}`));
}
