import { describe, expect, it } from '@jest/globals';
import { type Filter, type SearchSchema } from '../index.js';
import { planOf } from '../text/plan.js';
import { GlossaryIndex } from '../text/glossary.js';
import { expressionOf } from './filters.js';
import { questionsFor, spelledQuery } from './queries.js';

const schema: SearchSchema = {
  kind: 'papers',
  text: {},
  columns: { field: { type: 'keyword' }, pages: { type: 'number' }, day: { type: 'date' } },
};

describe('a filter in the language of Meilisearch', () => {
  it.each<[Filter, string | undefined]>([
    [{ all: [] }, undefined],
    [{ any: [] }, 'id IN []'],
    [{ column: 'field', in: ['a', 'b'] }, 'field IN ["a", "b"]'],
    [{ column: 'field', in: ['" OR \\'] }, 'field IN ["\\" OR \\\\"]'],
    [{ column: 'pages', gte: 1, lt: 2.5 }, 'pages >= "1" AND pages < "2.5"'],
    [{ column: 'day', gt: new Date(5) }, 'day > "5"'],
    [{ column: 'day', exists: false }, 'day NOT EXISTS'],
    [{ column: 'nothing', in: ['a'] }, 'id IN []'],
    [{ column: 'nothing', exists: false }, 'NOT id IN []'],
    [
      {
        not: {
          any: [
            { column: 'field', in: ['a'] },
            { column: 'pages', lte: 1 },
          ],
        },
      },
      'NOT ((field IN ["a"]) OR (pages <= "1"))',
    ],
  ])('%j is %s', (filter, expected) => {
    expect(expressionOf(schema, filter)).toBe(expected);
  });
});

describe('what is typed, as questions to Meilisearch', () => {
  it('spells runs of Han characters as phrases, and a single one as a beginning at the end', () => {
    expect(spelledQuery('催化 xk-4821')).toBe('"afakmafdbg" xk-4821');
    expect(spelledQuery('催 catalyst')).toBe('catalyst afakm');
  });

  it('holds no operator of the engine', () => {
    const [typed] = questionsFor(planOf('"catalyst" -methane *'), 'all');
    expect(typed?.q).toBe('catalyst methane');
  });

  it('says what the glossary knows in the other language, for less', () => {
    const glossary = new GlossaryIndex([{ zh: '催化剂', en: 'catalyst' }]);
    const questions = questionsFor(planOf('催化剂', glossary), 'all');
    expect(questions.map(({ q }) => q)).toEqual(['催化剂', '"afakmafdbg afdbgafcec"', 'catalyst']);
    expect(questions.map(({ weight }) => weight)).toEqual([1, 0.9, 0.6]);
  });

  it('asks for each piece by itself where any will do', () => {
    expect(questionsFor(planOf('催化 gas'), 'any').map(({ q }) => q)).toEqual(['afakmafdbg', 'gas']);
    const glossary = new GlossaryIndex([{ zh: '催化', en: 'catalytic conversion' }]);
    const questions = questionsFor(planOf('催化', glossary), 'any');
    expect(questions.map(({ q, weight }) => [q, weight])).toEqual([
      ['afakmafdbg', 0.5],
      ...['catalytic', 'conversion'].map((word) => [word, 0.3]),
    ]);
  });
});
