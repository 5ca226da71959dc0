import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyValue, roundTrip } from '../bson/arbitrary.test-support.js';
import { compileSort } from './sort.js';

const docs = fc
  .array(fc.record({ a: anyValue, b: fc.nat(3) }, { requiredKeys: ['b'] }), { maxLength: 200 })
  .map((list) => list.map((doc, _id) => roundTrip({ _id, ...doc })));

describe('compileSort', () => {
  it('gives the same first documents by topK as by sorting', () => {
    fc.assert(
      fc.property(docs, fc.integer({ min: 1, max: 20 }), (list, k) => {
        const { sort, topK } = compileSort({ b: -1, a: 1 });
        expect(topK(list, k).map(({ _id }) => _id as number)).toEqual(
          sort(list)
            .slice(0, k)
            .map(({ _id }) => _id as number),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('compares as it sorts', () => {
    fc.assert(
      fc.property(docs, (list) => {
        const { sort, compare } = compileSort({ a: -1, b: 1 });
        const sorted = sort(list);
        for (let i = 1; i < sorted.length; i++) {
          expect(compare(sorted[i - 1] ?? {}, sorted[i] ?? {})).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
