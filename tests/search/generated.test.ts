import { type ReleasedNeed } from '@duijie/seeds';
import { describe, expect, it } from '@jest/globals';
import {
  chineseKeywords,
  codes,
  englishKeywords,
  firstTwoKeywords,
  mistyped,
  substrings,
  titleWords,
} from './generated.js';
import { mistype } from './mistype.js';

const aNeed = (key: string, title: object, keywords: object) =>
  ({ code: `GS2022-XQ-${key}`, need: { key, title, keywords } }) as ReleasedNeed;
const gas = aNeed(
  '0001',
  { zh: '低浓度瓦斯CO2供热', en: 'Stable heating with low-concentration gas' },
  { zh: ['瓦斯', '供热'], en: ['ventilation air', 'gas'] },
);
const heat = aNeed('0002', { zh: '瓦斯利用', en: 'Heating' }, { zh: ['供热'], en: ['shaft heating'] });
const needs = [gas, heat];
const texts = (queries: readonly { text: string }[]) => queries.map(({ text }) => text);

describe('queries taken from the records', () => {
  it('are what a reader would look for', () => {
    expect(texts(codes([gas]))).toEqual(['GS2022-XQ-0001', 'gs2022-xq-0001']);
    expect(texts(chineseKeywords([gas]))).toEqual(['瓦斯', '供热']);
    expect(texts(englishKeywords([gas]))).toEqual(['ventilation air', 'gas']);
    expect(texts(titleWords([gas]))).toEqual(['stable', 'heating', 'low', 'concentration', 'gas']);
    expect(texts(substrings([gas]))).toEqual(['低浓', '浓度', '度瓦', '瓦斯', '供热']);
    expect(texts(mistyped([gas]))).toEqual([mistype('ventilation air')]);
  });

  it('mean every record that has them', () => {
    const meant = (queries: ReturnType<typeof codes>, text: string) =>
      queries.filter((query) => query.text === text).map(({ grades }) => [...grades.keys()]);
    expect(meant(chineseKeywords(needs), '供热')).toEqual([['0001', '0002']]);
    expect(meant(titleWords(needs), 'heating')).toEqual([['0001', '0002']]);
    expect(meant(substrings(needs), '瓦斯')).toEqual([['0001', '0002']]);
  });

  it('of abstracts are their first two keywords', () => {
    const abstract = { id: '7', title: '', text: '', keywords: ['水泥', '强度', '寿命'] };
    const poor = { id: '8', title: '', text: '', keywords: ['水泥'] };
    expect(firstTwoKeywords([abstract, poor])).toEqual([
      { text: '水泥 强度', language: 'zh', grades: new Map([['7', 2]]) },
    ]);
  });
});

describe('a slip of the fingers', () => {
  it('is one in the longest word, always the same', () => {
    const wrong = mistype('molten salt')!;
    expect(wrong).toMatch(/^m[a-z]{4,6} salt$/);
    expect(wrong).not.toBe('molten salt');
    expect(mistype('molten salt')).toBe(wrong);
  });

  it('is not made in short words and in codes', () => {
    expect(mistype('wool IHNV 146S')).toBeNull();
    expect(mistype('BHK-21 cells')).toMatch(/^BHK-21 c/);
  });
});
