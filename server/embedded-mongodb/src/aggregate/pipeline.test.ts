import { describe, expect, it } from '@jest/globals';
import { type Document } from 'bson';
import fc from 'fast-check';
import { compileFilter } from '../query/filter.js';
import { compileSort } from '../query/sort.js';
import { pipelinePaths, runPipeline, splitForPushdown, type PipelineEnvironment } from './pipeline.js';

const nothing: PipelineEnvironment = { collection: () => [], lookup: () => null };
const run = (docs: Document[], stages: Document[], environment = nothing) =>
  runPipeline(docs, stages, environment);

const stage = fc.oneof(
  fc.nat(4).map((a): Document => ({ $match: { a } })),
  fc.nat(6).map((b): Document => ({ $match: { b: { $gt: b } } })),
  fc.constantFrom(1, -1).map((direction): Document => ({ $sort: { b: direction, _id: 1 } })),
  fc.nat(5).map((skip): Document => ({ $skip: skip })),
  fc.integer({ min: 1, max: 9 }).map((limit): Document => ({ $limit: limit })),
  fc.constant<Document>({ $addFields: { b: { $add: ['$b', 1] } } }),
);
const documents = fc
  .array(fc.record({ a: fc.nat(4), b: fc.nat(9) }), { maxLength: 40 })
  .map((list) => list.map((doc, _id): Document => ({ _id, ...doc })));

/** Does what an engine does with the pushed-down part: filter, sort, skip, limit. */
function pushed(docs: Document[], stages: Document[]): Document[] {
  const { filter, sort, skip = 0, limit = Infinity, rest } = splitForPushdown(stages);
  const found = docs.filter(compileFilter(filter));
  const ordered = sort ? compileSort(sort).sort(found) : found;
  return run(ordered.slice(skip, skip + limit), rest);
}

describe('splitForPushdown', () => {
  it('changes nothing in the answer', () => {
    fc.assert(
      fc.property(documents, fc.array(stage, { maxLength: 6 }), (docs, stages) => {
        expect(pushed(docs, stages)).toEqual(run(docs, stages));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes what an index can answer and leaves the rest', () => {
    const group = { $group: { _id: null } };
    expect(
      splitForPushdown([
        { $match: { a: 1 } },
        { $sort: { b: 1 } },
        { $match: { c: 1 } },
        { $limit: 5 },
        { $skip: 2 },
        group,
      ]),
    ).toEqual({
      filter: { $and: [{ a: 1 }, { c: 1 }] },
      sort: { b: 1 },
      skip: 2,
      limit: 3,
      rest: [group],
    });
    expect(splitForPushdown([{ $match: {} }, { $limit: 0 }]).rest).toEqual([{ $limit: 0 }]);
  });
});

describe('pipelinePaths', () => {
  it('names what the stages up to a group read', () => {
    const stages = [
      { $match: { 'a.b': 1 } },
      { $unwind: '$c.d' },
      { $group: { _id: '$e', n: { $sum: '$f.g' } } },
      { $sort: { h: 1 } },
    ];
    expect(pipelinePaths(stages)).toEqual(new Set(['a', 'c', 'e', 'f']));
    expect(pipelinePaths([{ $match: { a: 1 } }])).toBeUndefined();
    expect(pipelinePaths([{ $project: { a: 1 } }, { $count: 'n' }])).toBeUndefined();
    expect(pipelinePaths([{ $count: 'n' }])).toEqual(new Set());
  });
});

describe('$lookup by index', () => {
  const people: Document[] = [
    { _id: 1, team: 'x' },
    { _id: 2, team: ['x', 'y'] },
    { _id: 3, team: 'z' },
  ];

  /** Records what is asked of the index and answers with too much, as an index may. */
  function indexed(asked: unknown[]): PipelineEnvironment {
    return {
      collection: () => {
        throw new Error('read the whole collection');
      },
      lookup: (name, field, values) => {
        asked.push([name, field, values]);
        return people;
      },
    };
  }

  it('asks for the values of the local field and checks what it gets', () => {
    const asked: unknown[] = [];
    const join = { $lookup: { from: 'people', localField: 't', foreignField: 'team', as: 'p' } };
    const [found] = run([{ _id: 1, t: ['y', 'z'] }], [join], indexed(asked));
    expect(asked).toEqual([['people', 'team', ['y', 'z']]]);
    expect((found?.p as Document[]).map(({ _id }) => _id as number)).toEqual([2, 3]);
  });

  it('asks for the equality of a joined pipeline', () => {
    const asked: unknown[] = [];
    const pipeline = [{ $match: { $expr: { $eq: ['$team', '$$wanted'] } } }];
    const join = { $lookup: { from: 'people', let: { wanted: '$t' }, pipeline, as: 'p' } };
    const [found] = run([{ _id: 1, t: 'x' }], [join], indexed(asked));
    expect(asked).toEqual([['people', 'team', ['x']]]);
    expect(found?.p).toEqual([{ _id: 1, team: 'x' }]);
  });
});

describe('runPipeline', () => {
  it('leaves its source as it was', () => {
    const source = [{ _id: 1, a: { b: [1, 2] } }];
    const before = structuredClone(source);
    run(source, [
      { $addFields: { 'a.c': 1, 'a.b': 5 } },
      { $unset: 'a.b' },
      { $unwind: { path: '$a.c', preserveNullAndEmptyArrays: true } },
    ]);
    expect(source).toEqual(before);
  });

  it('fixes the current instant for the whole run', () => {
    const NOW = new Date('2022-05-01T00:00:00.000Z');
    expect(
      runPipeline([{ _id: 1 }], [{ $project: { at: '$$NOW', year: { $year: '$$NOW' } } }], nothing, { NOW }),
    ).toEqual([{ _id: 1, at: NOW, year: 2022 }]);
  });

  it.each(['$geoNear', '$densify', '$fill', '$changeStream'])('refuses %s by name', (name) => {
    expect(() => run([], [{ [name]: {} }])).toThrow(`The aggregation stage ${name} is not supported`);
  });
});
