import { fields } from '../acts/dictionaries.js';
import { Entry } from '../content/entry.js';
import { readContent } from '../content/file.js';
import { ContentError } from '../content/problem.js';

/** What one notion of a field is called; the usual word first, then others for the same. */
export interface GlossaryTerm {
  /** Code of the field; `general` for words of every field. */
  readonly field: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** Two words that mean the same. */
export interface GlossaryPair {
  readonly zh: string;
  readonly en: string;
}

const files = [...fields.map(({ code }) => code), 'general'];

/** The terms of the seven fields, then the general ones. Throws ContentError where a file has another shape. */
export function readGlossaryTerms(): GlossaryTerm[] {
  return files.flatMap((field) => {
    const file = `glossary/${field}.yaml`;
    const content = readContent(file);
    const entry = new Entry(content, file);
    return Object.keys(content as object).map((zh) => ({
      field,
      zh: wordsOf(zh, entry.where),
      en: wordsOf(entry.text(zh), `${entry.where}.${zh}`),
    }));
  });
}

/** Every Chinese word of a term with every English one: what a search translates by. */
export function readGlossary(): GlossaryPair[] {
  return readGlossaryTerms().flatMap((term) => term.zh.flatMap((zh) => term.en.map((en) => ({ zh, en }))));
}

function wordsOf(text: string, where: string): string[] {
  const words = text.split(', ');
  if (words.some((word) => word === '' || word.trim() !== word))
    throw new ContentError(where, 'has an empty word');
  return words;
}
