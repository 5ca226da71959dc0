import { describe, expect, it } from '@jest/globals';
import { none } from './figures.js';
import { shownCells, shownTotal } from './small-cells.js';

const cell = (contractsSigned: number) => ({ ...none, contractsSigned, contracted: BigInt(contractsSigned) });

function shown(...contracts: number[]): (number | null)[] {
  const cells = new Map(contracts.map((count, index) => [String(index), cell(count)]));
  return [...shownCells(cells).values()].map(({ contractsSigned }) => contractsSigned);
}

describe('small cells', () => {
  it('leave cells of three and more, and of none, as they are', () => {
    expect(shown(3, 0, 9)).toEqual([3, 0, 9]);
  });

  it('hide fewer than three, never alone, and never together fewer than three', () => {
    expect(shown(2, 5, 4)).toEqual([null, 5, null]);
    expect(shown(1, 1, 6, 3)).toEqual([null, null, 6, null]);
    expect(shown(1, 2, 6, 3)).toEqual([null, null, 6, 3]);
    expect(shown(1)).toEqual([null]);
  });

  it('hide the amounts with the numbers, and nothing else', () => {
    const [first] = shownCells(new Map([['a', { ...cell(1), docked: 1 }]])).values();
    expect(first).toMatchObject({ docked: 1, contracted: null, contractsTerminated: null });
    expect(shownTotal(cell(2)).contracted).toBeNull();
    expect(shownTotal(cell(3)).contracted).toBe(3n);
  });
});
