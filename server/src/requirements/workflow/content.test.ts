import { describe, expect, it } from '@jest/globals';
import { bilingual } from '../../kernel/index.js';
import { type Content, type Indicator } from '../model.js';
import { contentProblems, missingContent, missingTargets } from './content.js';
import { compareDecimals, isDecimal } from './decimal.js';

const indicator = (given: Partial<Indicator> = {}): Indicator => ({
  key: 'i1',
  name: bilingual('纯度', 'Purity'),
  unit: '%',
  comparator: '>=',
  target: '99.5',
  targetMax: null,
  targetText: null,
  method: null,
  mustHave: true,
  ...given,
});

const content = (...indicators: Indicator[]): Content => ({
  title: bilingual('标题', 'Title'),
  summary: bilingual('概述', 'Summary'),
  background: null,
  baseline: null,
  ipTerms: null,
  indicators,
});

const shown = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);

describe('exact decimals', () => {
  it.each(['0', '-0.35', '12', '0.000000001', '999999999999999.999999999'])('%s is one', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  it.each(['', '.5', '5.', '1e3', '+1', '1,000', ' 1', '0x10', 'NaN', '1.0000000001', '1234567890123456'])(
    '"%s" is none',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    },
  );

  it.each([
    ['0.1', '0.10', 0],
    ['-0', '0', 0],
    ['0.1', '0.09', 1],
    ['-0.5', '0.4', -1],
    ['-2', '-1.999999999', -1],
    ['999999999999999.999999999', '999999999999999.999999998', 1],
  ])('%s against %s is %d', (a, b, order) => {
    expect(compareDecimals(a, b)).toBe(order);
    expect(compareDecimals(b, a)).toBe(order === 0 ? 0 : -order);
  });
});

describe('indicators', () => {
  it.each([
    [indicator()],
    [indicator({ target: null })],
    [indicator({ comparator: 'between', target: '-2', targetMax: '8' })],
    [indicator({ comparator: 'between', target: '8', targetMax: '8.0' })],
    [indicator({ comparator: 'between', target: null })],
    [indicator({ comparator: 'qualitative', target: null, targetText: bilingual('无色', 'Clear') })],
  ])('%j is sound', (each) => {
    expect(contentProblems(content(each))).toEqual([]);
  });

  it.each([
    [indicator({ target: '1e3' }), 'target NOT_A_DECIMAL'],
    [indicator({ targetMax: '1' }), 'targetMax NOT_APPLICABLE'],
    [indicator({ comparator: 'between', targetMax: '99.4' }), 'targetMax NOT_AFTER'],
    [indicator({ comparator: 'between' }), 'targetMax REQUIRED'],
    [indicator({ comparator: 'between', target: null, targetMax: '1' }), 'target REQUIRED'],
    [indicator({ comparator: 'qualitative' }), 'target NOT_APPLICABLE'],
    [indicator({ name: bilingual(' ', 'x') }), 'name REQUIRED'],
  ])('%j is not', (each, problem) => {
    expect(shown(contentProblems(content(each)))).toEqual([`indicators.0.${problem}`]);
  });

  it('need a target before release only where they are must-haves', () => {
    const text = bilingual('无色', 'Clear');
    const indicators = [
      indicator(),
      indicator({ key: 'i2', target: null }),
      indicator({ key: 'i3', target: null, mustHave: false }),
      indicator({ key: 'i4', target: null, comparator: 'qualitative' }),
      indicator({ key: 'i5', target: null, comparator: 'qualitative', targetText: text }),
    ];
    expect(shown(missingTargets(content(...indicators)))).toEqual([
      'indicators.1.target TARGET_MISSING',
      'indicators.3.targetText TARGET_MISSING',
    ]);
  });
});

describe('what must not be missing', () => {
  it('is the summary and an indicator', () => {
    expect(shown(missingContent({ ...content(), summary: null }))).toEqual([
      'summary REQUIRED',
      'indicators REQUIRED',
    ]);
    expect(missingContent(content(indicator()))).toEqual([]);
  });
});
