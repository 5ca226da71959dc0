import { type ReleasedNeed } from '@duijie/seeds';
import { type Abstract } from './csl.js';
import { mistype } from './mistype.js';
import { type Grade, type Query } from './queries.js';

/** Queries that follow from the records: each means every record that it was taken from. */
export type Generator = (needs: readonly ReleasedNeed[]) => Query[];

/** Every code, as it is written and in lower case. */
export const codes: Generator = (needs) =>
  queriesOf(
    needs.flatMap(({ code, need }) =>
      [code, code.toLowerCase()].map((text) => [text, need.key, 'en'] as const),
    ),
  );

/** Every keyword in Chinese. */
export const chineseKeywords: Generator = (needs) =>
  queriesOf(needs.flatMap(({ need }) => need.keywords.zh.map((text) => [text, need.key, 'zh'] as const)));

/** Every keyword in English. */
export const englishKeywords: Generator = (needs) => queriesOf(needs.flatMap(englishKeywordsOf));

/** Every word of three letters or more of the English titles, the smallest ones left out. */
export const titleWords: Generator = (needs) =>
  queriesOf(
    needs.flatMap(({ need }) =>
      (need.title.en.toLowerCase().match(/[a-z]{3,}/g) ?? [])
        .filter((word) => !smallWords.has(word))
        .map((word) => [word, need.key, 'en'] as const),
    ),
  );

const smallWords = new Set([
  'and',
  'for',
  'from',
  'the',
  'with',
  'why',
  'under',
  'after',
  'above',
  'its',
  'per',
]);

/** Every two neighbouring Chinese characters of the titles. */
export const substrings: Generator = (needs) =>
  queriesOf(
    needs.flatMap(({ need }) =>
      (need.title.zh.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
        Array.from(
          { length: run.length - 1 },
          (_none, at) => [run.slice(at, at + 2), need.key, 'zh'] as const,
        ),
      ),
    ),
  );

/** Every English keyword that has a word of five letters, mistyped in that word. */
export const mistyped: Generator = (needs) =>
  queriesOf(
    needs.flatMap(englishKeywordsOf).flatMap(([text, key, language]) => {
      const wrong = mistype(text);
      return wrong === null ? [] : [[wrong, key, language] as const];
    }),
  );

/** The first two keywords of every abstract that has two. */
export function firstTwoKeywords(abstracts: readonly Abstract[]): Query[] {
  return queriesOf(
    abstracts
      .filter(({ keywords }) => keywords.length >= 2)
      .map(({ id, keywords }) => [keywords.slice(0, 2).join(' '), id, 'zh'] as const),
  );
}

function englishKeywordsOf({ need }: ReleasedNeed): (readonly [string, string, 'en'])[] {
  return need.keywords.en.map((text) => [text, need.key, 'en'] as const);
}

function queriesOf(taken: readonly (readonly [text: string, id: string, language: string])[]): Query[] {
  const queries = new Map<string, { text: string; language: string; grades: Map<string, Grade> }>();
  for (const [text, id, language] of taken) {
    const query = queries.get(text) ?? { text, language, grades: new Map<string, Grade>() };
    query.grades.set(id, 2);
    queries.set(text, query);
  }
  return [...queries.values()];
}
