import { readReleasedNeeds } from '@duijie/seeds';
import { describe, expect, it } from '@jest/globals';
import { abstractTitled, cslMissing, readAbstracts } from './csl.js';
import { chineseKeywords, codes, englishKeywords, mistyped, substrings, titleWords } from './generated.js';
import { readQueries, type Slice, slices } from './queries.js';

const needs = readReleasedNeeds();
const abstracts = readAbstracts();
const all = slices.flatMap((slice) => readQueries(slice).map((query) => ({ slice, ...query })));
const overSeason = all.filter(({ slice }) => slice !== 'csl-cross-language');

describe('the labelled queries', () => {
  it('are at least 150 in Chinese and 100 in English over the season', () => {
    const count = (language: string) => overSeason.filter((query) => query.language === language).length;
    expect(count('zh')).toBeGreaterThanOrEqual(150);
    expect(count('en')).toBeGreaterThanOrEqual(100);
  });

  it.each<[Slice, string[]]>([
    ['words', ['zh', 'en']],
    ['prefixes', ['zh', 'en']],
    ['mixed', ['mixed']],
    ['typos', ['en']],
    ['cross-language', ['en', 'zh']],
    ['csl-cross-language', ['en']],
  ])('of %s are in %j', (slice, languages) => {
    expect([...new Set(readQueries(slice).map(({ language }) => language))]).toEqual(languages);
  });

  it('are there once, in the script of their language', () => {
    const texts = all.map(({ slice, text }) => `${slice}: ${text.toLowerCase()}`);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    const han = /\p{Script=Han}/u;
    const strange = all.filter(
      ({ language, text }) => language !== 'mixed' && han.test(text) !== (language === 'zh'),
    );
    expect(strange.map(({ text }) => text)).toEqual([]);
  });

  it('mean released needs of the season, and at least one', () => {
    const keys = new Set(needs.map(({ need }) => need.key));
    const labels = overSeason.flatMap(({ grades }) => [...grades.keys()]);
    expect(labels.filter((key) => !keys.has(key))).toEqual([]);
    expect(
      overSeason.filter(({ grades }) => ![...grades.values()].includes(2)).map(({ text }) => text),
    ).toEqual([]);
  });

  it('ask for every one of the released needs', () => {
    const asked = new Set(overSeason.flatMap(({ grades }) => [...grades.keys()]));
    const missed = needs.filter(({ need }) => !asked.has(need.key));
    expect(missed.map(({ need }) => need.key)).toEqual([]);
  });
});

describe('the generated queries', () => {
  it.each([
    ['codes', codes, 212],
    ['Chinese keywords', chineseKeywords, 400],
    ['English keywords', englishKeywords, 400],
    ['words of English titles', titleWords, 400],
    ['two-character substrings', substrings, 1_000],
    ['mistyped keywords', mistyped, 350],
  ])('that are %s mean every one of the released needs', (_name, generate, atLeast) => {
    const queries = generate(needs);
    expect(queries.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(queries.flatMap(({ grades }) => [...grades.keys()])).size).toBe(needs.length);
  });
});

const overAbstracts = abstracts ? describe : describe.skip;

overAbstracts(`the labelled queries over CSL${abstracts ? '' : `, but ${cslMissing}`}`, () => {
  it('mean one abstract each', () => {
    for (const { grades } of readQueries('csl-cross-language'))
      for (const title of grades.keys()) expect(abstractTitled(abstracts!, title).keywords).not.toEqual([]);
  });
});
