import { type GlossaryIndex } from './glossary.js';
import { normalized } from './normal-form.js';
import { type Piece, piecesOf } from './pieces.js';
import { type Alternative, type Plan, runTerms, type Term } from './term.js';

/** What is read of a query: more than anybody types, and little enough to answer at once. */
const MOST_CHARACTERS = 1_000;
const MOST_TERMS = 64;

/** Takes a query apart. A plan without groups has nothing that could be found. */
export function planOf(query: string, glossary?: GlossaryIndex): Plan {
  const pieces = bounded(piecesOf(normalized(query.slice(0, MOST_CHARACTERS))));
  const lastWord = pieces.findLast(({ han }) => !han);
  const groups: Alternative[][] = [];
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!;
    if (piece.han) {
      groups.push([own(piece.text, runTerms(piece.text)), ...(glossary?.translateRun(piece.text) ?? [])]);
      continue;
    }
    const translated = glossary?.translateWords(wordsFrom(pieces, index));
    const words = pieces.slice(index, index + (translated?.words ?? 1));
    const text = words.map((word) => word.text).join(' ');
    groups.push([
      own(
        text,
        words.map((word) => wordTerm(word, lastWord)),
      ),
      ...(translated?.alternatives ?? []),
    ]);
    index += words.length - 1;
  }
  return { groups };
}

function own(text: string, terms: Term[]): Alternative {
  return { terms, weight: 1, text };
}

function wordTerm(piece: Piece, lastWord: Piece | undefined): Term {
  return { text: piece.text, match: piece === lastWord && piece.text.length > 1 ? 'last word' : 'word' };
}

/** The words that follow each other from here on. */
function wordsFrom(pieces: readonly Piece[], start: number): string[] {
  const end = pieces.findIndex(({ han }, index) => index > start && han);
  return pieces.slice(start, end < 0 ? undefined : end).map(({ text }) => text);
}

/** As many pieces as hold the terms that are looked for; the last run may be cut. */
function bounded(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  let left = MOST_TERMS;
  for (const piece of pieces) {
    if (left <= 0) break;
    const characters = [...piece.text];
    const text = piece.han ? characters.slice(0, left + 1).join('') : piece.text;
    kept.push({ ...piece, text });
    left -= piece.han ? Math.max(1, characters.length - 1) : 1;
  }
  return kept;
}
