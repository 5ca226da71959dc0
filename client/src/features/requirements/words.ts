import { type Language } from '@duijie/shared';
import { type LocalizedTextInput } from '../../ui/fields/localized.js';
import { apiLanguage } from '../../ui/language.js';
import { type WordsFragment } from './parts.generated.js';

/** A text of a record with its translations. */
export type Words = WordsFragment;

/** A text in the language asked for, or as it was written; `lang` says which one that is. */
export function wordsIn(
  words: Words,
  language: Language,
): { readonly lang: Language; readonly text: string } {
  const wanted = apiLanguage(language);
  const { lang, text } = words.translations.find((each) => each.lang === wanted) ?? words;
  const isAsWritten = wanted === words.lang;
  return isAsWritten ? { lang: language, text: words.text } : { lang: lang === 'EN' ? 'en' : 'zh-CN', text };
}

/** A text as forms hold it; none where there is none. */
export function asInput(words: Words | null | undefined): LocalizedTextInput | null {
  if (!words) return null;
  const translations = words.translations.map(({ lang, text }) => ({ lang, text }));
  return { lang: words.lang, text: words.text, translations };
}
