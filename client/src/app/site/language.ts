import { type Language, languages } from '@duijie/shared';
import { type I18n, type Messages, setupI18n } from '@lingui/core';

type Catalogs = Record<string, Messages>;
const catalogs: Catalogs = {
  ...import.meta.glob<Messages>('../locales/*.po', { eager: true, import: 'messages' }),
  ...import.meta.glob<Messages>('../../features/*/locales/*.po', { eager: true, import: 'messages' }),
};

function textsIn(language: Language): Messages {
  const own = Object.entries(catalogs).filter(([path]) => path.endsWith(`/${language}.po`));
  return Object.assign({}, ...own.map(([, messages]) => messages)) as Messages;
}

const spoken = new Map<Language, I18n>(
  languages.map((locale) => [locale, setupI18n({ locale, messages: { [locale]: textsIn(locale) } })]),
);

/** All texts in a language; requests share them. */
export function speaking(language: Language): I18n {
  return spoken.get(language)!;
}
