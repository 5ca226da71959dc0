import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { type Connection, Schema, Types } from 'mongoose';
import { type Served, serve } from './served.test-support.js';

let served: Served;
let connection: Connection;
let models: ReturnType<typeof modelsOf>;

beforeAll(async () => {
  served = await serve();
  connection = await mongoose
    .createConnection(served.server.uri, { dbName: 'shop', autoIndex: false })
    .asPromise();
  models = modelsOf(connection);
});
afterAll(async () => {
  await connection.close();
  expect(served.faults).toEqual([]);
  await served.stop();
});

const teamSchema = new Schema({ name: { type: String, required: true } });
const needSchema = new Schema(
  {
    code: { type: String, required: true, unique: true },
    title: { zh: String, en: String },
    budget: { type: BigInt },
    status: { type: String, index: true },
    team: { type: Schema.Types.ObjectId, ref: 'Team' },
    tags: [String],
    deadline: Date,
  },
  { timestamps: true, optimisticConcurrency: true },
);
needSchema.index({ status: 1, deadline: -1 });
needSchema.index({ tags: 1 }, { partialFilterExpression: { status: 'open' } });

function modelsOf(on: Connection) {
  return { Need: on.model('Need', needSchema), Team: on.model('Team', teamSchema) };
}

describe('Mongoose', () => {
  it('syncs its indexes, and finds nothing to do the second time', async () => {
    const { Need } = models;
    await Need.createCollection();
    await Need.syncIndexes();
    const { toCreate, toDrop } = await Need.diffIndexes();
    expect({ toCreate, toDrop }).toEqual({ toCreate: [], toDrop: [] });
    expect(Object.keys(await Need.collection.indexInformation())).toEqual(
      expect.arrayContaining(['_id_', 'code_1', 'status_1', 'status_1_deadline_-1', 'tags_1']),
    );
    await Need.collection.createIndex({ stray: 1 });
    await expect(Need.syncIndexes()).resolves.toEqual(['stray_1']);
  });

  it('saves, populates, and keeps big integers whole', async () => {
    const { Need, Team } = models;
    const team = await Team.create({ name: 'Lanzhou' });
    const made = await Need.create({
      code: 'A',
      title: { zh: '油', en: 'oil' },
      budget: 9007199254740993n,
      team: team._id,
      tags: ['x', 'y'],
    });
    const found = await Need.findById(made._id).populate('team').orFail();
    expect(found.get('budget')).toBe(9007199254740993n);
    expect(found.get('team.name')).toBe('Lanzhou');
    found.set('title.en', 'petroleum');
    found.tags.push('z');
    await found.save();
    const lean = await Need.findOne({ tags: 'z' }).select('title tags').lean();
    expect(lean).toMatchObject({ title: { zh: '油', en: 'petroleum' }, tags: ['x', 'y', 'z'] });
    expect(lean).not.toHaveProperty('code');
  });

  it('tells a stale save from a fresh one', async () => {
    const { Need } = models;
    await Need.create({ code: 'B', status: 'open' });
    const [first, second] = [
      await Need.findOne({ code: 'B' }).orFail(),
      await Need.findOne({ code: 'B' }).orFail(),
    ];
    await first.set('status', 'closed').save();
    await expect(second.set('status', 'withdrawn').save()).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('reports a duplicate as the driver does', async () => {
    const { Need } = models;
    await expect(Need.create({ code: 'A' })).rejects.toMatchObject({ code: 11000, keyValue: { code: 'A' } });
  });

  it('runs transactions with its own session handling', async () => {
    const { Need } = models;
    await expect(
      connection.transaction(async (session) => {
        await Need.create([{ code: 'C' }], { session });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await expect(Need.exists({ code: 'C' })).resolves.toBeNull();
    await connection.transaction(async (session) => {
      await Need.create([{ code: 'C' }, { code: 'D' }], { session, ordered: true });
      await Need.updateMany({ code: { $in: ['C', 'D'] } }, { $set: { status: 'open' } }, { session });
    });
    await expect(Need.countDocuments({ status: 'open', code: { $in: ['C', 'D'] } })).resolves.toBe(2);
  });

  it('aggregates, paginates and walks cursors', async () => {
    const { Need } = models;
    await Need.deleteMany({});
    await Need.insertMany(
      Array.from({ length: 300 }, (_, n) => ({
        code: `n${n}`,
        status: n % 3 ? 'open' : 'done',
        deadline: new Date(n * 1000),
      })),
    );
    const groups = await Need.aggregate([
      { $match: {} },
      { $group: { _id: '$status', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(groups).toEqual([
      { _id: 'done', n: 100 },
      { _id: 'open', n: 200 },
    ]);
    const page = await Need.find({ status: 'open', deadline: { $lt: new Date(50_000) } })
      .sort({ deadline: -1 })
      .limit(2)
      .lean();
    expect(page.map(({ code }) => code)).toEqual(['n49', 'n47']);
    let walked = 0;
    for await (const _ of Need.find().lean().cursor({ batchSize: 50 })) walked++;
    expect(walked).toBe(300);
    await expect(Need.distinct('status')).resolves.toEqual(['done', 'open']);
    await expect(
      Need.findOneAndUpdate({ code: 'none' }, { $set: { status: 'x' } }, { upsert: true, new: true }),
    ).resolves.toMatchObject({ status: 'x' });
    await expect(Need.findById(new Types.ObjectId())).resolves.toBeNull();
  });
});
