import { type DictionaryEntry, type LocalizedText } from '@duijie/server';
import { type Bilingual } from '../content/index.js';

/** Chinese with its English translation, as it is stored. */
export function localized({ zh, en }: Bilingual): LocalizedText {
  return { lang: 'zh-CN', text: zh, translations: [{ lang: 'en', text: en }] };
}

/** Chinese alone. */
export function chinese(text: string): LocalizedText {
  return { lang: 'zh-CN', text, translations: [] };
}

/** A dictionary whose entries are all in use. */
export function dictionary(entries: readonly { code: string; name: Bilingual }[]): DictionaryEntry[] {
  return entries.map(({ code, name }) => ({ code, name: localized(name), retired: false }));
}
