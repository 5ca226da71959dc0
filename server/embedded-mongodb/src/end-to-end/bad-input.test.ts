import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Db, type Document } from 'mongodb';
import { serve, type Served } from './served.test-support.js';

let served: Served;
let db: Db;

beforeAll(async () => {
  served = await serve();
  db = served.db;
  await db.collection('things').insertMany([{ n: 1 }, { n: 2 }]);
});
afterAll(async () => {
  expect(served.faults).toEqual([]);
  await served.stop();
});

/** What comes of a command that is not as it should be: a code, and a message that names what is wrong. */
const refusals: readonly (readonly [string, Document, number])[] = [
  ['fooBar', { fooBar: 1 }, 59],
  ['find.foo', { find: 'things', foo: 1 }, 40415],
  ['aggregate.foo', { aggregate: 'things', pipeline: [], cursor: {}, foo: 1 }, 40415],
  ['insert.foo', { insert: 'things', documents: [{}], foo: 1 }, 40415],
  ['update.foo', { update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } } }], foo: 1 }, 40415],
  ['delete.foo', { delete: 'things', deletes: [{ q: {}, limit: 1 }], foo: 1 }, 40415],
  ['create.foo', { create: 'other', foo: 1 }, 40415],
  ['findAndModify.foo', { findAndModify: 'things', remove: true, foo: 1 }, 40415],
  ['foo', { createIndexes: 'things', indexes: [{ key: { n: 1 }, name: 'n', foo: 1 }] }, 197],
  ['$foo', { find: 'things', filter: { n: { $foo: 1 } } }, 2],
  ['$foo', { find: 'things', filter: { $foo: 1 } }, 2],
  ['$foo', { aggregate: 'things', pipeline: [{ $foo: 1 }], cursor: {} }, 40324],
  ['$foo', { aggregate: 'things', pipeline: [{ $project: { x: { $foo: 1 } } }], cursor: {} }, 168],
  ['$foo', { aggregate: 'things', pipeline: [{ $group: { _id: 1, x: { $foo: 1 } } }], cursor: {} }, 15952],
  ['$near', { find: 'things', filter: { p: { $near: [1, 1] } } }, 238],
  ['$text', { find: 'things', filter: { $text: { $search: 'x' } } }, 238],
  ['$where', { find: 'things', filter: { $where: 'true' } }, 238],
  ['$changeStream', { aggregate: 'things', pipeline: [{ $changeStream: {} }], cursor: {} }, 238],
  ['$densify', { aggregate: 'things', pipeline: [{ $densify: {} }], cursor: {} }, 238],
  ['tailable', { find: 'things', tailable: true }, 238],
  ['viewOn', { create: 'seen', viewOn: 'things', pipeline: [] }, 238],
  ['capped', { create: 'ring', capped: true, size: 4096 }, 238],
  ['timeseries', { create: 'series', timeseries: { timeField: 't' } }, 238],
  ['2dsphere', { createIndexes: 'things', indexes: [{ key: { p: '2dsphere' }, name: 'p' }] }, 238],
  ['a$b', { insert: 'a$b', documents: [{}] }, 73],
  ['system.foo', { insert: 'system.foo', documents: [{}] }, 73],
  ['too long', { insert: 'a'.repeat(300), documents: [{}] }, 73],
];

describe('a command that is not as it should be', () => {
  it.each(refusals)('is refused by name: %s', async (name, command, code) => {
    const refused = await db.command(command).then(
      () => 'not refused',
      (error: unknown) => error,
    );
    const { message, codeName } = refused as { message: string; codeName: string };
    expect(refused).toMatchObject({ code });
    expect(message).toContain(name);
    expect(codeName).toMatch(/^[A-Z]/);
  });

  it('is refused by name: a statement with an unknown field', async () => {
    await expect(
      db.command({ update: 'things', updates: [{ q: {}, u: { a: 1 }, foo: 1 }] }),
    ).rejects.toMatchObject({ code: 40415 });
    await expect(
      db.command({ delete: 'things', deletes: [{ q: {}, limit: 0, foo: 1 }] }),
    ).rejects.toMatchObject({ code: 40415 });
    await expect(db.collection('things').countDocuments()).resolves.toBe(2);
  });

  it('names a database that cannot be', async () => {
    await expect(served.client.db('d'.repeat(64)).collection('a').insertOne({})).rejects.toMatchObject({
      code: 73,
    });
  });
});

describe('a document that is too much', () => {
  const nested = (levels: number): Document => (levels === 1 ? {} : { a: nested(levels - 1) });
  const text = (bytes: number) => 'x'.repeat(bytes);
  const large = 16 * 1024 * 1024;

  it('is not inserted, nor made by an update or an upsert, over 16 MB', async () => {
    const things = db.collection('large');
    await expect(things.insertOne({ text: text(large) })).rejects.toMatchObject({ code: 2 });
    await things.insertOne({ n: 1, text: text(large / 2) });
    await expect(things.updateOne({ n: 1 }, { $set: { more: text(large / 2) } })).rejects.toMatchObject({
      code: 17419,
    });
    await expect(
      things.updateOne({ n: 2 }, [{ $set: { a: text(large / 2), b: text(large / 2) } }], { upsert: true }),
    ).rejects.toMatchObject({ code: 17420 });
    await expect(things.countDocuments()).resolves.toBe(1);
  });

  it('is not stored with more than a hundred levels', async () => {
    const things = db.collection('deep');
    await expect(things.insertOne({ ...nested(101), a: nested(101) })).rejects.toMatchObject({ code: 15 });
    await things.insertOne({ n: 1, a: nested(98) });
    await expect(things.updateOne({ n: 1 }, { $set: { b: nested(101) } })).rejects.toMatchObject({
      code: 15,
    });
  });

  it('is found by a key however long, and not there twice under a unique one', async () => {
    const things = db.collection('long');
    await things.createIndex({ k: 1 }, { unique: true });
    const keys = [text(20_000), `${text(20_000)}a`, `${text(20_000)}b`];
    await things.insertMany(keys.map((k, n) => ({ k, n })));
    await expect(things.findOne({ k: keys[1] })).resolves.toMatchObject({ n: 1 });
    await expect(things.insertOne({ k: keys[2] })).rejects.toMatchObject({ code: 11000 });
    const sorted = await things.find().sort({ k: -1 }).toArray();
    expect(sorted.map(({ n }) => n as number)).toEqual([2, 1, 0]);
  });
});

describe('a query that takes longer than it is given', () => {
  it('is given up', async () => {
    const many = db.collection('many');
    await many.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n, text: text100 })));
    for (const query of [
      () => many.find({ none: 1 }, { maxTimeMS: 1 }).toArray(),
      () => many.countDocuments({ none: 1 }, { maxTimeMS: 1 }),
      () => many.aggregate([{ $group: { _id: '$n' } }], { maxTimeMS: 1 }).toArray(),
    ])
      await expect(query()).rejects.toMatchObject({ code: 50 });
  });
  const text100 = 'y'.repeat(100);
});
