import { type Document } from 'bson';
import { type CollationOptions, type Collection, type Db } from 'mongodb';
import { type Operation, type Row } from './row.js';

/** Carries a row out through the official driver, against whatever server the database is on. */
export async function runLive(row: Row, db: Db): Promise<Document[]> {
  await db.dropDatabase();
  const collection = db.collection('rows', { promoteLongs: false, promoteValues: false, bsonRegExp: true });
  if (row.docs.length > 0) await collection.insertMany([...row.docs]);
  for (const [name, docs] of Object.entries(row.others ?? {}))
    await db.collection(name).insertMany([...docs]);
  const answer = await perform(collection, row.do);
  return row.reads === undefined ? answer : db.collection(row.reads).find().toArray();
}

async function perform(collection: Collection, operation: Operation): Promise<Document[]> {
  if ('aggregate' in operation) return collection.aggregate(operation.aggregate).toArray();
  if ('find' in operation) {
    const { find, projection = {}, sort = {}, skip = 0, limit = 0, collation } = operation;
    const options = {
      projection,
      sort,
      skip,
      limit,
      ...(collation && { collation: collation as CollationOptions }),
    };
    return collection.find(find, options).toArray();
  }
  await update(collection, operation);
  return collection.find().toArray();
}

// The command itself, since the driver's methods refuse some malformed updates before they reach the server.
async function update(
  collection: Collection,
  operation: Extract<Operation, { update: unknown }>,
): Promise<void> {
  const { where: q = {}, update: u, arrayFilters, upsert = false, many: multi = false } = operation;
  const statement = { q, u, upsert, multi, ...(arrayFilters && { arrayFilters }) };
  const reply = await collection.db.command({ update: collection.collectionName, updates: [statement] });
  const [failure] = (reply.writeErrors ?? []) as { code: number; errmsg: string }[];
  if (failure) throw Object.assign(new Error(failure.errmsg), { code: failure.code });
}
