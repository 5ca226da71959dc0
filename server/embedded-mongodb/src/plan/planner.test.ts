import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document } from 'bson';
import { encode } from '../bson/decode.js';
import { type Collection } from '../storage/collection.js';
import { buildIndex } from '../storage/build.js';
import { committedReader } from '../storage/scan.js';
import { Environment } from '../storage/environment.js';
import { Store } from '../storage/store.js';
import { DirectWriter } from '../storage/writer.js';
import { type Plan, planFor } from './planner.js';

let directory: string;
let store: Store;
let collection: Collection;

const INDEXES: Document[] = [
  { status: 1, created: -1 },
  { owner: 1 },
  { created: -1 },
  { tags: 1 },
  { 'items.sku': 1, 'items.count': 1 },
  { code: 1 },
  { grade: 1, created: 1 },
];

const PARTIAL: Readonly<Record<string, Document>> = { code: { code: { $gt: 0 } }, grade: { listed: true } };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'embedded-mongodb-test-'));
  store = new Store(new Environment(join(directory, 'data.lmdb')));
  await store.write(() => {
    collection = store.catalogue.ensure('test.things');
    const writer = new DirectWriter(store);
    for (let n = 0; n < 3000; n++) {
      const doc = {
        _id: n,
        status: n % 2 ? 'open' : 'done',
        created: new Date(n),
        owner: n % 100,
        tags: [`t${n % 5}`, 'all'],
        items: [{ sku: n % 7, count: n % 3 }],
        code: n % 10 === 0 ? n : undefined,
        grade: n % 50,
        listed: n % 3 === 0,
      };
      const raw = Buffer.from(encode(doc));
      writer.insert(collection, raw, doc);
    }
  });
  await store.write(() => {
    for (const key of INDEXES) {
      const name = Object.entries(key).flat().join('_');
      const filter = PARTIAL[Object.keys(key)[0]!];
      const partial = filter ? { partialFilterExpression: filter } : {};
      buildIndex(store, collection, { v: 2, key, name, ...partial }).readyAt = 0;
    }
  });
});
afterAll(async () => {
  await store.environment.close();
  rmSync(directory, { recursive: true });
});

/** The plan in short: the index and what it does, or how else. */
function planned(filter: Document, sort?: Document, wanted = 0): string {
  const plan: Plan = planFor(store, collection, committedReader(), { filter, sort, wanted });
  if (plan.kind !== 'index') return plan.kind;
  const traits = [
    plan.sorted && sort && 'sorted',
    plan.reverse && 'reverse',
    plan.merge && 'merge',
    plan.exact && 'exact',
  ];
  return [plan.index.name, ...traits.filter(Boolean)].join(' ');
}

describe('the planner', () => {
  it.each<[string, Document, Document | undefined, number]>([
    ['_id_ exact', { _id: 5 }, undefined, 1],
    ['status_1_created_-1 sorted exact', { status: 'open' }, { created: -1 }, 20],
    ['status_1_created_-1 sorted reverse exact', { status: 'open' }, { created: 1 }, 20],
    ['status_1_created_-1 sorted merge exact', { status: { $in: ['open', 'done'] } }, { created: -1 }, 20],
    ['status_1_created_-1 sorted', { status: 'open', rare: 1 }, { created: -1 }, 20],
    ['grade_1_created_1 sorted exact', { grade: 5, listed: true }, { created: 1 }, 20],
    ['grade_1_created_1', { grade: 5, listed: true, rare: 1 }, undefined, 0],
    [
      'grade_1_created_1',
      { $and: [{ grade: 5 }, { listed: true }, { listed: { $exists: true } }] },
      undefined,
      0,
    ],
    ['grade_1_created_1', { grade: 5, listed: { $in: [true, true] } }, undefined, 0],
    ['scan', { grade: 5, listed: { $ne: false } }, undefined, 0],
    ['created_-1 sorted', { rare: 1 }, { created: -1 }, 20],
    ['owner_1 exact', { owner: 5 }, { created: -1 }, 20],
    ['owner_1', { owner: 5, status: 'open' }, undefined, 0],
    ['tags_1', { tags: 't1' }, undefined, 0],
    ['items.sku_1_items.count_1', { items: { $elemMatch: { sku: 1, count: 2 } } }, undefined, 0],
    ['union', { $or: [{ owner: 1 }, { tags: 't2' }] }, undefined, 0],
    ['scan', { $or: [{ owner: 1 }, { rare: 2 }] }, undefined, 0],
    ['scan', { rare: 1 }, undefined, 0],
    ['code_1 exact', { code: 20 }, undefined, 0],
    ['scan', { code: { $exists: true } }, undefined, 0],
    ['scan', { code: -5 }, undefined, 0],
  ])('chooses %s for %j sorted by %j', (expected, filter, sort, wanted) => {
    expect(planned(filter, sort, wanted)).toBe(expected);
  });

  it('never bounds two fields under one array, and never sorts by an index that went through one', () => {
    const plan = planFor(store, collection, committedReader(), {
      filter: { 'items.sku': 1, 'items.count': 2 },
      wanted: 0,
    });
    expect(plan).toMatchObject({ kind: 'index', exact: false, bounds: { points: 1 } });
    expect(planned({ tags: 't1' }, { tags: 1 }, 20)).toBe('tags_1');
  });

  it('does not use an index before its commit', () => {
    const index = collection.indexes.find(({ name }) => name === 'owner_1');
    if (!index) throw new Error('the index is missing');
    index.readyAt = Infinity;
    expect(planned({ owner: 5 })).toBe('scan');
    index.readyAt = 0;
    expect(planned({ owner: 5 })).toBe('owner_1 exact');
  });

  it('refuses a hint that names no index', () => {
    const ask = () => planFor(store, collection, committedReader(), { filter: {}, wanted: 0, hint: 'none' });
    expect(ask).toThrow('hint provided does not correspond to an existing index');
  });
});
