import { type Language } from '@duijie/shared';

export interface TextField {
  /** How much a word counts here; 1 is that of running text. */
  readonly weight: number;
  /** Whether `suggest` offers its texts: titles, names, codes and keywords, never running text. */
  readonly suggests?: boolean;
}

/** Every column can be filtered by; what readers see in lists of counts and orders must be said. */
export type Column =
  | { readonly type: 'keyword'; readonly facet?: boolean }
  | { readonly type: 'number' | 'date'; readonly facet?: boolean; readonly sort?: boolean };

/**
 * What is indexed of one kind of document, e.g. `requirements`. Each kind is an index of its own: its words, counts and rankings
 * owe nothing to another kind's. What only insiders may find belongs into a kind that the public never reads.
 */
export interface SearchSchema {
  /** Lower-case letters and hyphens. */
  readonly kind: string;
  readonly text: Readonly<Record<string, TextField>>;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Texts by the language they are written in; several, such as keywords, are a list. Codes may stand under either language. */
export type TextByLanguage = Readonly<Partial<Record<Language, string | readonly string[]>>>;

/** Keywords may be several, e.g. a region with those it lies in. */
export type ColumnValue = string | readonly string[] | number | Date | null;

/** The copy of a record that is searched: its schema's fields and columns, any of which may be left out. */
export interface SearchDocument {
  /** At most 200 of `A–Z a–z 0–9 _ -`. */
  readonly id: string;
  /** The version of the record it was made from; a whole number. */
  readonly rev: number;
  readonly text: Readonly<Record<string, TextByLanguage>>;
  readonly columns: Readonly<Record<string, ColumnValue>>;
}

/** Two terms that mean the same: who searches for one finds the other too. */
export interface GlossaryPair {
  readonly zh: string;
  readonly en: string;
}
export type Glossary = readonly GlossaryPair[];
