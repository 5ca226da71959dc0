import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A pattern for what stands on the screen where the desks say an English text, with its blanks filled in. */
export type Words = (english: string, blanks?: Readonly<Record<string, string | number>>) => RegExp;

const client = fileURLToPath(new URL('../../client/src', import.meta.url));

/** By language, what has been read of the catalogs. */
const read = new Map<string, Map<string, Set<string>>>();

/**
 * The texts of the desks in a language, from the catalogs that the pages are built with. Where several features say the same in English
 * and differ in the language, each way of saying it will do.
 */
export function wordsOf(locale: 'en' | 'zh-CN'): Words {
  const texts = read.get(locale) ?? textsOf(locale);
  read.set(locale, texts);
  return (english, blanks = {}) => {
    const known = texts.get(english);
    if (!known) throw new Error(`No catalog has the text "${english}"`);
    const filled = [...known].map((text) => filledIn(text, blanks));
    return new RegExp(`(${filled.map(escaped).join('|')})`);
  };
}

/** How each English text is said. */
function textsOf(locale: string): Map<string, Set<string>> {
  const texts = new Map<string, Set<string>>();
  for (const path of catalogs(locale)) {
    for (const [english, text] of entriesOf(readFileSync(path, 'utf8'))) {
      texts.set(english, (texts.get(english) ?? new Set()).add(text || english));
    }
  }
  return texts;
}

function catalogs(locale: string): string[] {
  const features = readdirSync(`${client}/features`).map((feature) => `features/${feature}`);
  return ['app', ...features]
    .map((folder) => `${client}/${folder}/locales/${locale}.po`)
    .filter((path) => existsSync(path));
}

/** English texts and theirs, of a gettext catalog. */
function* entriesOf(catalog: string): Generator<[string, string]> {
  for (const block of catalog.split('\n\n')) {
    const part = (name: string) => {
      const lines = new RegExp(`^${name} ((?:".*"\\n?)+)`, 'm').exec(block)?.[1] ?? '""';
      return lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string)
        .join('');
    };
    if (part('msgid')) yield [part('msgid'), part('msgstr')];
  }
}

/** Marks of links and the like do not stand on the screen. */
function filledIn(text: string, blanks: Readonly<Record<string, string | number>>): string {
  return text.replace(/<\/?\d+\/?>/g, '').replace(/\{(\w+)\}/g, (_, name: string) => `${blanks[name]}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
