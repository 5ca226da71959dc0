import { readReleasedNeeds } from '@duijie/seeds';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { fill } from './collections.js';
import { abstractTitled, cslMissing, readAbstracts } from './csl.js';
import { embeddedEngine } from './engines.js';
import { chineseKeywords, codes, englishKeywords, mistyped, substrings, titleWords } from './generated.js';
import { fallsOf } from './levels.js';
import { promisesOf } from './promises.js';
import { readQueries, type Slice, slices } from './queries.js';
import { overSeason, scoreSlice } from './slices.js';

const needs = readReleasedNeeds();
const abstracts = readAbstracts();
const all = slices.flatMap((slice) => readQueries(slice).map((query) => ({ slice, ...query })));
const ofSeason = all.filter(({ slice }) => slice !== 'csl-cross-language');

describe('the labelled queries', () => {
  it('are at least 150 in Chinese and 100 in English over the season', () => {
    const count = (language: string) => ofSeason.filter((query) => query.language === language).length;
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
    const labels = ofSeason.flatMap(({ grades }) => [...grades.keys()]);
    expect(labels.filter((key) => !keys.has(key))).toEqual([]);
    expect(
      ofSeason.filter(({ grades }) => ![...grades.values()].includes(2)).map(({ text }) => text),
    ).toEqual([]);
  });

  it('ask for every one of the released needs', () => {
    const asked = new Set(ofSeason.flatMap(({ grades }) => [...grades.keys()]));
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

describe('the embedded engine over the season', () => {
  const { collections, slices: measured } = overSeason(needs);
  const index = embeddedEngine();

  beforeAll(async () => {
    for (const collection of collections) await fill(index, collection);
  });

  it.each(measured.map((slice) => [slice.name, slice] as const))(
    'keeps its promises and its level for %s',
    async (name, slice) => {
      const score = await scoreSlice(index, slice);
      expect(promisesOf(name, score).filter(({ met }) => !met)).toEqual([]);
      expect(fallsOf(name, score)).toEqual([]);
    },
  );

  it.each([
    ['催化剂', ['pet-01', 'pet-21', 'env-23']],
    ['低浓度瓦斯', ['env-04']],
    ['catalyst', ['pet-01', 'pet-21', 'env-23']],
    ['catalsyt', ['pet-01', 'pet-21', 'env-23']],
    ['GS2022-XQ-0042', [needs.find(({ code }) => code === 'GS2022-XQ-0042')!.need.key]],
  ])('finds what was meant by %s among the first four', async (text, meant) => {
    const request = { kinds: ['needs'], text, page: 1, size: 4 };
    const { hits } = await index.search({ needs: { all: [] } }, request);
    expect(hits.map(({ id }) => id)).toEqual(expect.arrayContaining(meant));
  });
});

const overAbstracts = abstracts ? describe : describe.skip;

overAbstracts(`the labelled queries over CSL${abstracts ? '' : `, but ${cslMissing}`}`, () => {
  it('mean one abstract each', () => {
    for (const { grades } of readQueries('csl-cross-language'))
      for (const title of grades.keys()) expect(abstractTitled(abstracts!, title).keywords).not.toEqual([]);
  });
});
