import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Collection } from 'mongodb';
import { serve, type Served } from './served.test-support.js';

let served: Served;
let source: Collection;
let target: Collection;

beforeAll(async () => {
  served = await serve();
  source = served.db.collection('source');
  target = served.db.collection('target');
});

beforeEach(async () => {
  await source.deleteMany({});
  await target.deleteMany({});
  await source.insertMany([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ] as never[]);
  await target.insertMany([
    { _id: 2, m: 2 },
    { _id: 3, m: 3 },
  ] as never[]);
});

afterAll(() => served.stop());

const stored = () => target.find().sort({ _id: 1 }).toArray();

describe('$out', () => {
  it('replaces what is there, and keeps the indexes', async () => {
    await target.createIndex({ n: 1 });
    await expect(source.aggregate([{ $match: { n: 2 } }, { $out: 'target' }]).toArray()).resolves.toEqual([]);
    await expect(stored()).resolves.toEqual([{ _id: 2, n: 2 }]);
    await expect(target.indexes()).resolves.toHaveLength(2);
  });

  it('leaves everything as it was when a result cannot be stored', async () => {
    const stages = [{ $project: { _id: { $literal: 1 } } }, { $out: 'target' }];
    await expect(source.aggregate(stages).toArray()).rejects.toMatchObject({ code: 11000 });
    await expect(stored()).resolves.toHaveLength(2);
  });
});

describe('$merge', () => {
  const merge = (options: object) => source.aggregate([{ $merge: { into: 'target', ...options } }]).toArray();

  it('merges and inserts', async () => {
    await merge({});
    await expect(stored()).resolves.toEqual([
      { _id: 1, n: 1 },
      { _id: 2, m: 2, n: 2 },
      { _id: 3, m: 3 },
    ]);
  });

  it('replaces or computes what is there, and discards what is not', async () => {
    await merge({ whenMatched: [{ $set: { sum: { $add: ['$m', '$$new.n'] } } }], whenNotMatched: 'discard' });
    await expect(stored()).resolves.toEqual([
      { _id: 2, m: 2, sum: 4 },
      { _id: 3, m: 3 },
    ]);
    await merge({ whenMatched: 'replace', whenNotMatched: 'discard' });
    await expect(stored()).resolves.toEqual([
      { _id: 2, n: 2 },
      { _id: 3, m: 3 },
    ]);
  });

  it('fails where it is told to, and writes nothing then', async () => {
    await expect(merge({ whenMatched: 'fail' })).rejects.toMatchObject({ code: 11000 });
    await expect(merge({ whenNotMatched: 'fail' })).rejects.toMatchObject({ code: 13113 });
    await expect(merge({ on: 'm' })).rejects.toMatchObject({ code: 51183 });
    await expect(stored()).resolves.toHaveLength(2);
  });
});
