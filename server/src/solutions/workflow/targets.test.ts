import { describe, expect, it } from '@jest/globals';
import { type Indicator } from '../../requirements/index.js';
import { meetsTarget } from './targets.js';

function indicator(
  comparator: Indicator['comparator'],
  target: string | null,
  targetMax: string | null = null,
): Indicator {
  const name = { lang: 'en' as const, text: 'Purity', translations: [] };
  const rest = { key: 'i1', name, unit: null, targetText: null, method: null, mustHave: true };
  return { ...rest, comparator, target, targetMax };
}

describe('a target', () => {
  it.each([
    ['>=', '99.5', null, '99.500', true],
    ['>=', '99.5', null, '99.499999999', false],
    ['>=', '-1', null, '-0.5', true],
    ['<=', '0.1', null, '0.10', true],
    ['<=', '0.1', null, '0.100000001', false],
    ['=', '900719925474099', null, '900719925474099.0', true],
    ['=', '900719925474099', null, '900719925474099.000000001', false],
    ['between', '1', '2', '2', true],
    ['between', '1', '2', '0.9', false],
    ['between', '1', '2', '2.1', false],
    ['>=', null, null, '1', null],
    ['qualitative', null, null, null, null],
    ['>=', '1', null, null, null],
  ] as const)('%s %s %s says of %s: %s', (comparator, target, targetMax, value, wanted) => {
    expect(meetsTarget(indicator(comparator, target, targetMax), value)).toBe(wanted);
  });
});
