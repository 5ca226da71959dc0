import { describe, expect, it } from '@jest/globals';
import { type Document } from 'bson';
import { type PipelineEnvironment, runPipeline } from './pipeline.js';

const staff = [
  { _id: 1, name: 'a', boss: null, pay: 10 },
  { _id: 2, name: 'b', boss: 1, pay: 20 },
  { _id: 3, name: 'c', boss: 2, pay: 20 },
  { _id: 4, name: 'd', boss: 1, pay: 40 },
];
const environment: PipelineEnvironment = { collection: () => staff, lookup: () => null };
const run = (stages: Document[], docs: Document[] = staff) => runPipeline(docs, stages, environment);

describe('$graphLookup', () => {
  const under = (more: Document) => ({
    $graphLookup: {
      from: 'staff',
      startWith: '$_id',
      connectFromField: '_id',
      connectToField: 'boss',
      as: 'under',
      ...more,
    },
  });
  const names = (stage: Document) =>
    run([{ $match: { _id: 1 } }, stage, { $project: { n: '$under.name' } }])[0]?.n as string[];

  it('follows from one to the next, each once', () => {
    expect(names(under({})).sort()).toEqual(['b', 'c', 'd']);
  });

  it('goes no deeper than asked, and only over what matches', () => {
    expect(names(under({ maxDepth: 0 })).sort()).toEqual(['b', 'd']);
    expect(names(under({ restrictSearchWithMatch: { pay: { $gt: 20 } } }))).toEqual(['d']);
  });
});

describe('$bucketAuto', () => {
  it('makes buckets of about one size, equal values in one', () => {
    expect(run([{ $bucketAuto: { groupBy: '$pay', buckets: 2 } }])).toEqual([
      { _id: { min: 10, max: 40 }, count: 3 },
      { _id: { min: 40, max: 40 }, count: 1 },
    ]);
  });
});

describe('$setWindowFields', () => {
  const column = (field: Document, more: Document = { sortBy: { pay: 1 } }) =>
    run([{ $setWindowFields: { ...more, output: { x: field } } }]).map(({ x }) => x as unknown);

  it('ranks, with and without gaps', () => {
    expect(column({ $rank: {} })).toEqual([1, 2, 2, 4]);
    expect(column({ $denseRank: {} })).toEqual([1, 2, 2, 3]);
    expect(column({ $documentNumber: {} })).toEqual([1, 2, 3, 4]);
  });

  it('gathers over windows of documents and of values', () => {
    expect(column({ $sum: '$pay', window: { documents: ['unbounded', 'current'] } })).toEqual([
      10, 30, 50, 90,
    ]);
    expect(column({ $sum: '$pay', window: { range: [-10, 0] } })).toEqual([10, 50, 50, 40]);
    expect(column({ $shift: { output: '$name', by: -1, default: '-' } })).toEqual(['-', 'a', 'b', 'c']);
  });

  it('keeps partitions apart', () => {
    expect(column({ $sum: '$pay' }, { partitionBy: '$boss' })).toEqual([10, 60, 60, 20]);
  });

  it('refuses by name what it does not carry', () => {
    expect(() => column({ $derivative: { input: '$pay' } })).toThrow('$derivative');
  });
});

describe('$redact', () => {
  it('keeps, prunes and descends', () => {
    const docs = [{ level: 1, part: { level: 3, secret: 1 }, list: [{ level: 2, open: 1 }] }];
    const stage = { $redact: { $cond: [{ $lte: ['$level', 2] }, '$$DESCEND', '$$PRUNE'] } };
    expect(run([stage], docs)).toEqual([{ level: 1, list: [{ level: 2, open: 1 }] }]);
  });
});

describe('$out and $merge', () => {
  it('come last', () => {
    expect(() => run([{ $out: 'x' }, { $limit: 1 }])).toThrow('final stage');
  });
});
