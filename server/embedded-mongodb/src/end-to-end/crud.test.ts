import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection, Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';
import { type Served, serve } from './served.test-support.js';

let served: Served;
let things: Collection;
const bare = { projection: { _id: 0 } } as const;

beforeAll(async () => {
  served = await serve();
});
beforeEach(() => {
  things = served.db.collection(new ObjectId().toHexString());
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

describe('inserting', () => {
  it('keeps documents byte for byte, with _id in front', async () => {
    const raw = served.db.collection(things.collectionName, { promoteValues: false });
    const values = {
      i: new Int32(1),
      d: new Double(1),
      l: Long.fromString('9007199254740993'),
      m: Decimal128.fromString('1.10'),
    };
    await raw.insertOne({ ...values, _id: new Int32(7) as unknown as ObjectId });
    const [found] = await raw.find().toArray();
    expect(Object.keys(found ?? {})).toEqual(['_id', 'i', 'd', 'l', 'm']);
    expect(found).toEqual({ _id: new Int32(7), ...values });
  });

  it('reports a duplicate with its index, key and value, and goes on where the bulk is unordered', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    const bulk = things.insertMany([{ code: 'a' }, { code: 'a' }, { code: 'b' }], { ordered: false });
    await expect(bulk).rejects.toMatchObject({ code: 11000, result: { insertedCount: 2 } });
    await expect(things.insertMany([{ code: 'c' }, { code: 'a' }, { code: 'd' }])).rejects.toMatchObject({
      result: { insertedCount: 1 },
      writeErrors: [{ index: 1, code: 11000 }],
    });
    await expect(things.distinct('code')).resolves.toEqual(['a', 'b', 'c']);
  });

  it.each([[[1, 2]], [/x/], [{ $bad: 1 }]])('refuses %p as _id', async (id) => {
    await expect(things.insertOne({ _id: id as unknown as ObjectId })).rejects.toMatchObject({
      name: 'MongoServerError',
    });
    await expect(things.countDocuments()).resolves.toBe(0);
  });
});

describe('finding', () => {
  beforeEach(async () => {
    await things.insertMany(
      Array.from({ length: 500 }, (_, n) => ({ n, even: n % 2 === 0, group: `g${n % 7}` })),
    );
  });

  it('gives all in batches', async () => {
    const found = await things
      .find({ n: { $gte: 10 } })
      .batchSize(37)
      .toArray();
    expect(found.map((doc) => doc['n'] as number)).toEqual(Array.from({ length: 490 }, (_, i) => i + 10));
  });

  it('sorts, skips and limits alike with and without an index', async () => {
    const page = () =>
      things.find({ even: true }, { ...bare, sort: { group: 1, n: -1 }, skip: 20, limit: 15 }).toArray();
    const plain = await page();
    await things.createIndex({ even: 1, group: 1, n: -1 });
    await expect(page()).resolves.toEqual(plain);
    expect(plain).toHaveLength(15);
  });

  it('keeps a cursor right while the documents behind it change', async () => {
    await things.createIndex({ group: 1, n: 1 });
    const cursor = things.find({ group: 'g1' }).sort({ n: 1 }).batchSize(3);
    const first = [await cursor.next(), await cursor.next(), await cursor.next()];
    expect(first.map((doc) => doc?.['n'] as number)).toEqual([1, 8, 15]);
    await things.updateOne({ n: 22 }, { $set: { group: 'other' } });
    await things.deleteOne({ n: 29 });
    await expect(cursor.next()).resolves.toMatchObject({ n: 36 });
    await cursor.close();
  });

  it('ends a cursor whose collection is dropped', async () => {
    const cursor = things.find().batchSize(2);
    await cursor.next();
    await cursor.next();
    await things.drop();
    await expect(cursor.next()).rejects.toMatchObject({ code: 175 });
  });

  it('projects, counts and lists distinct values', async () => {
    await expect(things.findOne({ n: 3 }, { projection: { group: 1, _id: 0 } })).resolves.toEqual({
      group: 'g3',
    });
    await expect(things.countDocuments({ even: true })).resolves.toBe(250);
    await expect(things.countDocuments({ even: true }, { skip: 240, limit: 20 })).resolves.toBe(10);
    await expect(things.estimatedDocumentCount()).resolves.toBe(500);
    await expect(things.distinct('group', { n: { $lt: 3 } })).resolves.toEqual(['g0', 'g1', 'g2']);
  });

  it.each([[{ n: { $near: [1, 2] } }], [{ $where: 'true' }], [{ n: { $nonsense: 1 } }]])(
    'names the operator it does not know in %j',
    async (filter) => {
      await expect(things.find(filter).toArray()).rejects.toThrow(/\$(near|where|nonsense)/);
    },
  );

  it('finds texts that are equal under a collation, by an index of it too, and refuses to order them', async () => {
    const collation = { locale: 'en', strength: 2 };
    await things.deleteMany({});
    await things.createIndex({ name: 1 }, { unique: true, collation });
    await things.insertMany([{ name: 'Anna' }, { name: 'Bert' }]);
    await expect(things.findOne({ name: 'ANNA' }, { collation })).resolves.toMatchObject({ name: 'Anna' });
    await expect(things.findOne({ name: 'ANNA' })).resolves.toBeNull();
    await expect(things.insertOne({ name: 'anna' })).rejects.toMatchObject({ code: 11000 });
    const ordered = things.find({}, { collation }).sort({ name: 1 }).toArray();
    await expect(ordered).rejects.toMatchObject({ code: 238 });
  });
});

describe('updating', () => {
  it('tells matched from modified', async () => {
    await things.insertMany([{ a: 1 }, { a: 1 }, { a: 2 }]);
    await expect(things.updateMany({}, { $set: { a: 1 } })).resolves.toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    await expect(things.updateOne({ a: 9 }, { $set: { a: 1 } })).resolves.toMatchObject({ matchedCount: 0 });
  });

  it('upserts from its filter, once', async () => {
    const upsert = () =>
      things.updateOne({ code: 'x' }, { $inc: { n: 1 }, $setOnInsert: { made: true } }, { upsert: true });
    await expect(upsert()).resolves.toMatchObject({
      upsertedCount: 1,
      upsertedId: expect.any(ObjectId) as unknown,
    });
    await expect(upsert()).resolves.toMatchObject({ upsertedCount: 0, modifiedCount: 1 });
    await expect(things.find({}, bare).toArray()).resolves.toEqual([{ code: 'x', n: 2, made: true }]);
  });

  it('replaces, and never changes _id', async () => {
    await things.insertOne({ a: 1, b: 2 });
    await things.replaceOne({ a: 1 }, { c: 3 });
    await expect(things.find({}, bare).toArray()).resolves.toEqual([{ c: 3 }]);
    await expect(things.updateOne({ c: 3 }, { $set: { _id: new ObjectId() } })).rejects.toMatchObject({
      code: 66,
    });
  });

  it('finds and modifies the first in order', async () => {
    await things.insertMany([{ n: 1 }, { n: 3 }, { n: 2 }]);
    const taken = await things.findOneAndUpdate(
      {},
      { $set: { taken: true } },
      { sort: { n: -1 }, returnDocument: 'after', ...bare },
    );
    expect(taken).toEqual({ n: 3, taken: true });
    await expect(things.findOneAndDelete({}, { sort: { n: 1 }, ...bare })).resolves.toEqual({ n: 1 });
    await expect(things.findOneAndUpdate({ n: 9 }, { $set: { a: 1 } })).resolves.toBeNull();
    await expect(
      things.findOneAndReplace({ n: 9 }, { n: 9 }, { upsert: true, returnDocument: 'after', ...bare }),
    ).resolves.toEqual({ n: 9 });
  });

  it('mixes operations in a bulk', async () => {
    const result = await things.bulkWrite([
      { insertOne: { document: { n: 1 } } },
      { insertOne: { document: { n: 2 } } },
      { updateOne: { filter: { n: 1 }, update: { $set: { m: 1 } } } },
      { updateOne: { filter: { n: 5 }, update: { $set: { m: 5 } }, upsert: true } },
      { deleteOne: { filter: { n: 2 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 2, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
    await expect(things.find({}, bare).sort({ n: 1 }).toArray()).resolves.toEqual([
      { n: 1, m: 1 },
      { n: 5, m: 5 },
    ]);
  });

  it('leaves a document and its indexes alone when the update would break a unique index', async () => {
    await things.createIndex({ code: 1 }, { unique: true });
    await things.insertMany([
      { code: 'a', n: 1 },
      { code: 'b', n: 2 },
    ]);
    await expect(things.updateOne({ code: 'b' }, { $set: { code: 'a', n: 3 } })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(things.find({ code: 'b' }, bare).toArray()).resolves.toEqual([{ code: 'b', n: 2 }]);
    await things.updateOne({ code: 'a' }, { $set: { code: 'c' } });
    await things.updateOne({ code: 'b' }, { $set: { code: 'a' } });
    await expect(things.distinct('code')).resolves.toEqual(['a', 'c']);
  });
});

describe('answering what it does not know', () => {
  it('names an unknown command', async () => {
    await expect(served.db.command({ frobnicate: 1 })).rejects.toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
    });
  });

  it('refuses options it does not carry', async () => {
    await expect(served.db.createCollection('view', { viewOn: 'a', pipeline: [] })).rejects.toMatchObject({
      code: 238,
    });
    await expect(things.createIndex({ place: '2dsphere' })).rejects.toMatchObject({ code: 238 });
    await expect(things.createIndex({ '$**': 1 })).rejects.toMatchObject({ code: 238 });
  });

  it('answers malformed commands with an error and goes on', async () => {
    await expect(served.db.command({ find: 5 })).rejects.toMatchObject({ code: 73 });
    await expect(served.db.command({ insert: 'a', documents: [] })).rejects.toMatchObject({ code: 16 });
    await expect(served.db.command({ insert: 'a', documents: [5] })).rejects.toMatchObject({ code: 14 });
    await expect(served.db.command({ aggregate: 'a', pipeline: 5, cursor: {} })).rejects.toMatchObject({
      code: 14,
    });
    await expect(served.db.command({ find: 'a', filter: 'x' })).rejects.toMatchObject({ code: 14 });
    await expect(served.db.command({ ping: 1 })).resolves.toMatchObject({ ok: 1 });
  });
});
