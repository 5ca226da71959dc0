import { normalized } from '../text/normal-form.js';
import { pairsOf, piecesOf } from '../text/pieces.js';
import { spelled } from './spelling.js';

/** A run of Han characters as the words by which it is found: its pairs, and its last character. */
export function spelledRun(run: string): string[] {
  return [...pairsOf(run), [...run].at(-1)!].map(spelled);
}

/** All runs of some texts, spelled; one text of words for each run. */
export function spelledRuns(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    piecesOf(normalized(text)).flatMap(({ text: piece, han }) => (han ? spelledRun(piece).join(' ') : [])),
  );
}
