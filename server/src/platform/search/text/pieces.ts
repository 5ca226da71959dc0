/** A run of Han characters, or a word of any other script; offsets are those of the normal form it was cut from. */
export interface Piece {
  readonly text: string;
  readonly han: boolean;
  readonly start: number;
}

// Letters, digits and marks, held together by - _ . between them.
const PIECES =
  /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[-_.](?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)*/gu;
const HAN = /^\p{Script=Han}/u;
const DIGIT = /\p{N}/u;
const HOLDS_TOGETHER = /[-_.]/;

/** Cuts a normal form into runs and words; codes such as `xk-4821` stay whole, `low-carbon` becomes two words. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    if (isHanRun(piece)) pieces.push({ text: piece, han: true, start: index });
    else if (!HOLDS_TOGETHER.test(piece) || isCode(piece))
      pieces.push({ text: piece, han: false, start: index });
    else pieces.push(...parts(piece, index));
  }
  return pieces;
}

/** Whether a piece is a run of Han characters. */
export function isHanRun(piece: string): boolean {
  return HAN.test(piece);
}

/** Whether a word is a code, a quantity or a formula, in which no letter may be taken for another. */
export function isCode(word: string): boolean {
  return DIGIT.test(word);
}

function parts(piece: string, start: number): Piece[] {
  return [...piece.matchAll(/[^-_.]+/g)].map(({ 0: text, index }) => ({
    text,
    han: false,
    start: start + index,
  }));
}

/** The overlapping pairs of a run of at least two characters; characters beyond the basic plane are one, too. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  const pairs: string[] = [];
  for (let index = 1; index < characters.length; index++)
    pairs.push(characters[index - 1]! + characters[index]!);
  return pairs;
}
