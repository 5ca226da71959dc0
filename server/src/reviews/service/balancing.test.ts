import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { balance, type Demand } from './balancing.js';

interface Case {
  readonly loads: readonly number[];
  readonly demands: readonly Demand[];
}

/** Up to four reviewers and four demands, each of which can be met. */
const cases: fc.Arbitrary<Case> = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 4 })
  .chain((loads) => {
    const fits = fc.subarray([...loads.keys()]);
    const demand = fits.chain((fit) => fc.record({ fit: fc.constant(fit), needs: fc.nat(fit.length) }));
    return fc.record({ loads: fc.constant(loads), demands: fc.array(demand, { maxLength: 4 }) });
  });

function loadsAfter(loads: readonly number[], choice: readonly (readonly number[])[]): number[] {
  const after = [...loads];
  for (const each of choice.flat()) after[each]!++;
  return after;
}

const squares = (loads: readonly number[]) => loads.reduce((sum, each) => sum + each * each, 0);
const spread = (loads: readonly number[]) => Math.max(...loads) - Math.min(...loads);

/** All loads that any choice leads to. */
function everyOutcome({ loads, demands: [first, ...others] }: Case): number[][] {
  if (!first) return [[...loads]];
  return chosenFrom(first.fit, first.needs).flatMap((chosen) =>
    everyOutcome({ loads: loadsAfter(loads, [chosen]), demands: others }),
  );
}

function chosenFrom(fit: readonly number[], needs: number): number[][] {
  if (needs === 0) return [[]];
  return fit.flatMap((each, index) =>
    chosenFrom(fit.slice(index + 1), needs - 1).map((others) => [each, ...others]),
  );
}

describe('balancing', () => {
  it('is as even as the best of all choices', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const after = loadsAfter(given.loads, balance(given.loads, given.demands));
        const all = everyOutcome(given);
        expect(squares(after)).toBe(Math.min(...all.map(squares)));
        expect(spread(after)).toBe(Math.min(...all.map(spread)));
      }),
      { numRuns: 400 },
    );
  });

  it('gives each demand as many different reviewers as it needs, all of them fit, and always the same', () => {
    fc.assert(
      fc.property(cases, ({ loads, demands }) => {
        const choice = balance(loads, demands);
        for (const [index, { needs, fit }] of demands.entries()) {
          expect(new Set(choice[index]).size).toBe(needs);
          expect(fit).toEqual(expect.arrayContaining(choice[index]!));
        }
        expect(balance(loads, demands)).toEqual(choice);
      }),
    );
  });

  it('hands earlier places on where only that evens the loads', () => {
    const demands = [
      { needs: 1, fit: [0, 1] },
      { needs: 1, fit: [0, 2] },
      { needs: 1, fit: [0] },
    ];
    expect(balance([0, 0, 0], demands)).toEqual([[1], [2], [0]]);
  });

  it('spreads a whole season evenly', () => {
    const reviewers = Array.from({ length: 28 }, (_each, index) => index);
    const demands = Array.from({ length: 187 }, (_each, index) => ({
      needs: 3,
      fit: reviewers.filter((reviewer) => (reviewer + index) % 9 !== 0),
    }));
    const loads = reviewers.map(() => 0);
    expect(spread(loadsAfter(loads, balance(loads, demands)))).toBeLessThanOrEqual(1);
  });

  it('refuses what cannot be met', () => {
    expect(() => balance([0], [{ needs: 2, fit: [0] }])).toThrow(RangeError);
  });
});
