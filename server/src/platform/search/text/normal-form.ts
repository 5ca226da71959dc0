/** Text as it is compared, with the place in the original where each of its UTF-16 units comes from. */
export interface NormalForm {
  readonly text: string;
  /** Where a unit of `text` begins in the original; one more entry than units. */
  readonly origin: (index: number) => number;
}

/** NFKC in lower case: full-width, ligatures and compatibility forms become what one would type. */
export function normalized(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** `normalized`, remembering where everything came from. */
export function normalForm(original: string): NormalForm {
  const text = normalized(original);
  // Where nothing can become shorter and the whole has not become longer, every unit stands where it stood.
  if (text.length === original.length && !SHRINKS.test(original)) return { text, origin: (index) => index };
  return traced(original);
}

/** Marks and Korean letters, which compose with what is before them, and whatever is two units long. */
const SHRINKS = /[\p{M}\u{1100}-\u{11ff}\u{10000}-\u{10ffff}]/u;

// A letter with its marks composes to one; nothing composes across two of these pieces.
const PIECE = /\P{M}\p{M}*|\p{M}+/gu;

function traced(original: string): NormalForm {
  const origins: number[] = [];
  let text = '';
  for (const { 0: piece, index } of original.matchAll(PIECE)) {
    const form = normalized(piece);
    for (let unit = 0; unit < form.length; unit++) origins.push(index);
    text += form;
  }
  origins.push(original.length);
  return { text, origin: (index) => origins[index] ?? original.length };
}
