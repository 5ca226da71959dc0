import { type WholeTextFragment } from '../whole-text.generated.js';

export type TextLanguage = 'EN' | 'ZH_CN';

/** A text as the API takes it. */
export interface LocalizedTextInput {
  lang: TextLanguage;
  text: string;
  translations?: { lang: TextLanguage; text: string }[] | null;
}

/** A text as a form holds it; none where there is none. */
export function asInput(given: WholeTextFragment | null | undefined): LocalizedTextInput | null {
  if (!given) return null;
  const translations = given.translations.map(({ lang, text }) => ({ lang, text }));
  return { lang: given.lang, text: given.original, translations };
}

/** The other of the two languages. */
export function otherLanguage(lang: TextLanguage): TextLanguage {
  return lang === 'EN' ? 'ZH_CN' : 'EN';
}

/** A text with one of its languages rewritten; a translation that was emptied is gone. */
export function rewritten(value: LocalizedTextInput, lang: TextLanguage, text: string): LocalizedTextInput {
  if (lang === value.lang) return { ...value, text };
  const others = (value.translations ?? []).filter((each) => each.lang !== lang);
  return { ...value, translations: text === '' ? others : [...others, { lang, text }] };
}

/** What a text says in a language; empty where it has no such translation. */
export function textIn(value: LocalizedTextInput | null | undefined, lang: TextLanguage): string {
  if (!value) return '';
  return lang === value.lang
    ? value.text
    : (value.translations?.find((each) => each.lang === lang)?.text ?? '');
}
