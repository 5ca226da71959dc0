import { type Language } from '@duijie/shared';
import { i18n, type Messages } from '@lingui/core';
import { type Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import { languageOf } from '../../ui/language.js';

/** What the shell says in a language. */
interface Spoken {
  readonly messages: Messages;
  readonly antdLocale: Locale;
}

/** The server has the page ask for the one of its language along with the program. */
const shells = import.meta.glob<Spoken>('./spoken/*.ts');
const catalogs = import.meta.glob<{ messages: Messages }>('../../features/*/locales/*.po');

/** Loads the shell's texts and sets the language for good; the other one comes with a new page. Gives antd's texts. */
export async function speak(language: Language): Promise<Locale> {
  const { messages, antdLocale } = await shells[`./spoken/${language}.ts`]!();
  dayjs.locale(language.toLowerCase());
  i18n.load(language, messages);
  i18n.activate(language);
  return antdLocale;
}

/** Loads the texts of the named features in a language. */
export async function learn(features: readonly string[], language: Language): Promise<void> {
  const paths = features.map((name) => `../../features/${name}/locales/${language}.po`);
  const loaded = await Promise.all(paths.map((path) => catalogs[path]!()));
  for (const { messages } of loaded) i18n.load(language, messages);
}

/** Shows the same page in another language. */
export function switchLanguage(language: string): void {
  document.cookie = `duijie_language=${languageOf(language)}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}
