import { describe, expect, it } from '@jest/globals';
import { bilingual, type LocalizedText, textIn, textProblems } from './text.js';

const english = (text: string, translations: LocalizedText['translations'] = []): LocalizedText => ({
  lang: 'en',
  text,
  translations,
});
const problems = (value: LocalizedText | null) =>
  textProblems('name', value, 5).map(({ path, code }) => `${path} ${code}`);

describe('localized text', () => {
  it('is shown in the language asked for, or as it was written', () => {
    expect(textIn(bilingual('需求', 'Need'), 'en')).toBe('Need');
    expect(textIn(bilingual('需求', 'Need'), null)).toBe('需求');
    expect(textIn(english('Need'), 'zh-CN')).toBe('Need');
  });

  it('must be there, in every language it is given in, once and not too long', () => {
    expect(problems(english('Need', [{ lang: 'zh-CN', text: '需求' }]))).toEqual([]);
    expect(problems(null)).toEqual(['name REQUIRED']);
    expect(problems(english('  '))).toEqual(['name REQUIRED']);
    expect(problems(english('Need', [{ lang: 'zh-CN', text: ' ' }]))).toEqual([
      'name.translations.0.text REQUIRED',
    ]);
    expect(problems(english('Needed'))).toEqual(['name.text TOO_LONG']);
    expect(problems(english('Need', [{ lang: 'en', text: 'Want' }]))).toEqual([
      'name.translations.0.text DUPLICATE_LANGUAGE',
    ]);
  });
});
