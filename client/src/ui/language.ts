import { type Language, languages } from '@duijie/shared';
import { useLingui } from '@lingui/react';

/** The language that a tag names; Chinese where it names none of ours. */
export function languageOf(tag: string): Language {
  return languages.find((each) => each === tag) ?? 'zh-CN';
}

/** The language of the page. */
export function useLanguage(): Language {
  return languageOf(useLingui().i18n.locale);
}

/** The same as the API calls it, for `text(lang:)`. */
export function apiLanguage(language: Language): 'EN' | 'ZH_CN' {
  return language === 'en' ? 'EN' : 'ZH_CN';
}
