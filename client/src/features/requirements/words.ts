import { type Language } from '@duijie/shared';
import { apiLanguage } from '../../ui/language.js';
import { type WholeTextFragment } from '../../ui/whole-text.generated.js';

export type Words = WholeTextFragment;

/** A text in the language asked for, or as it was written; `lang` says which one that is. */
export function wordsIn(
  words: Words,
  language: Language,
): { readonly lang: Language; readonly text: string } {
  const wanted = apiLanguage(language);
  const translation = words.translations.find(({ lang }) => lang === wanted && lang !== words.lang);
  const { lang, text } = translation ?? { lang: words.lang, text: words.original };
  return { lang: lang === 'EN' ? 'en' : 'zh-CN', text };
}
