import { normalized } from './normal-form.js';
import { isCode, pairsOf, piecesOf } from './pieces.js';

/**
 * The terms by which a text is found: pairs of Han characters, words, codes whole and from each of their parts on. The last character
 * of a run is a term too, so that a single one is found by prefix wherever it stands.
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  for (const { text: piece, han } of piecesOf(normalized(text))) {
    if (!han) terms.push(...codeTerms(piece));
    else
      terms.push(
        ...pairsOf(piece),
        String.fromCodePoint(piece.codePointAt(piece.length - lastLength(piece))!),
      );
  }
  return terms;
}

function lastLength(run: string): number {
  const last = run.charCodeAt(run.length - 1);
  return run.length > 1 && last >= 0xdc00 && last <= 0xdfff ? 2 : 1;
}

// The point of a decimal does not part it.
const SEPARATOR = /[-_]|\.(?!\p{N})|(?<!\p{N})\./gu;

/** A word, or a code whole and from each of its parts on. */
export function codeTerms(word: string): string[] {
  if (!isCode(word)) return [word];
  const cuts = [...word.matchAll(SEPARATOR)].map(({ index }) => index);
  if (cuts.length === 0) return [word];
  const bounds = [-1, ...cuts, word.length];
  const parts = bounds.slice(1).map((end, index) => word.slice(bounds[index]! + 1, end));
  const rests = cuts.map((cut) => word.slice(cut + 1));
  return [...new Set([word, ...parts, ...rests])];
}
