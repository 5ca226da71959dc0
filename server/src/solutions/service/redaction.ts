import { type LocalizedText } from '../../kernel/index.js';

const blank = '■■■';
const latin = '\\p{Script=Latin}\\p{N}';

/** Takes names out of texts: what a reviewer may not learn is blanked wherever it stands. */
export class Redaction {
  readonly #pattern: RegExp | null;

  /** Names in any language and order of words; those of a single letter are no names. */
  constructor(names: Iterable<string>) {
    const wanted = [...names].flatMap(variants).filter((name) => [...name].length > 1);
    // The longest first, so that a whole name goes before a part of it.
    const longestFirst = [...new Set(wanted)].sort((a, b) => b.length - a.length);
    this.#pattern = longestFirst.length === 0 ? null : new RegExp(longestFirst.map(source).join('|'), 'giu');
  }

  /** The text in every language without the names. */
  of(text: LocalizedText): LocalizedText {
    const translations = text.translations.map((each) => ({ ...each, text: this.#blanked(each.text) }));
    return { ...text, text: this.#blanked(text.text), translations };
  }

  /** Everything but the names stays as it is written: figures and units say what they said. */
  #blanked(given: string): string {
    if (this.#pattern === null) return given;
    const text = given.normalize('NFC');
    let kept = '';
    let from = 0;
    for (const match of folded(text).matchAll(this.#pattern)) {
      kept += text.slice(from, match.index) + blank;
      from = match.index + match[0].length;
    }
    return kept + text.slice(from);
  }
}

/** The text with full-width letters as plain ones, character by character. */
function folded(text: string): string {
  const plain = (wide: string) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
  return text.replaceAll(/[\uff01-\uff5e]/g, plain).replaceAll('\u3000', ' ');
}

/** A localized name as all the strings it is told in. */
export function spellings({ text, translations }: LocalizedText): string[] {
  return [text, ...translations.map((each) => each.text)];
}

/** A name as it stands, without what follows it after a comma or in brackets, and with two words the other way round. */
function variants(given: string): string[] {
  const whole = folded(given.normalize('NFC')).trim();
  const bare = (whole.split(/[,;:、()]/u)[0] ?? '').trim();
  return [whole, bare].flatMap((name) => {
    const words = name.split(/\s+/u);
    return words.length === 2 ? [name, `${words[1]} ${words[0]}`] : [name];
  });
}

/** Words of Latin letters are met as whole words only, with any space or hyphen between them. */
function source(name: string): string {
  const words = name.split(/[\s\-·]+/u).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const isLatin = (character: string) => new RegExp(`[${latin}]`, 'u').test(character);
  const [first, last] = [[...name][0]!, [...name].at(-1)!];
  const before = isLatin(first) ? `(?<![${latin}])` : '';
  const after = isLatin(last) ? `(?![${latin}])` : '';
  return `${before}${words.join('[\\s\\-·]*')}${after}`;
}
