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
  const composed = original.normalize('NFKC');
  const text = composed.toLowerCase();
  if (composed === original && text.length === original.length) return { text, origin: (index) => index };
  return traced(original);
}

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
