import { pairsOf } from './pieces.js';

/**
 * One thing to look for. `exact` as it stands; `beginning` also where it only begins a term: a single Han character, the word that is
 * still being typed; `word` as it stands or, where there is no such word, with slips of the fingers.
 */
export interface Term {
  readonly text: string;
  readonly match: 'exact' | 'beginning' | 'word' | 'last word';
}

/** All of its terms together; `weight` is below 1 where it is a translation. */
export interface Alternative {
  readonly terms: readonly Term[];
  readonly weight: number;
  /** The same, written out: runs of Han characters and words with spaces between them. */
  readonly text: string;
}

/** What was typed: every group must be found, in any of its alternatives. The first alternative is what was typed itself. */
export interface Plan {
  readonly groups: readonly (readonly Alternative[])[];
}

/** The terms of a run of Han characters. */
export function runTerms(run: string): Term[] {
  const pairs = [...new Set(pairsOf(run))];
  return pairs.length > 0
    ? pairs.map((text) => ({ text, match: 'exact' }))
    : [{ text: run, match: 'beginning' }];
}
