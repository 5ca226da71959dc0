import { describe, expect, it } from '@jest/globals';
import { fields } from '../acts/dictionaries.js';
import { readGlossary, readGlossaryTerms } from './index.js';

const terms = readGlossaryTerms();
const pairs = readGlossary();
const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);

describe('the glossary', () => {
  it('has at least 600 terms in the seven fields, and some in each', () => {
    const count = (field: string) => terms.filter((term) => term.field === field).length;
    const counts = fields.map(({ code }) => count(code));
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(80);
    expect(counts.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(600);
    expect(count('general')).toBe(terms.length - counts.reduce((sum, each) => sum + each));
  });

  it('says every Chinese word once, and no pair twice', () => {
    expect(twice(terms.flatMap(({ zh }) => zh))).toEqual([]);
    expect(twice(pairs.map(({ zh, en }) => `${zh} = ${en.toLowerCase()}`))).toEqual([]);
  });

  it('has Chinese on the one side and English on the other', () => {
    const chinese = /^[\p{Script=Han}\p{Script=Greek}-]+$/u;
    const english = /^[A-Za-z0-9](?:[A-Za-z0-9 -]*[A-Za-z0-9])?$/;
    expect(pairs.filter(({ zh, en }) => !chinese.test(zh) || !english.test(en))).toEqual([]);
    expect(pairs.filter(({ zh }) => !/\p{Script=Han}/u.test(zh))).toEqual([]);
  });

  it('pairs every word of a term with every other', () => {
    expect(pairs).toContainEqual({ zh: '枸杞', en: 'goji berry' });
    expect(pairs).toContainEqual({ zh: '枸杞子', en: 'wolfberry' });
    expect(pairs).toHaveLength(terms.reduce((sum, { zh, en }) => sum + zh.length * en.length, 0));
  });
});
