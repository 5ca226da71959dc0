const spellings = new Map<string, string>();
const A = 'a'.charCodeAt(0);

/**
 * Han characters written as Latin letters, five for each, so that a single character still is the beginning of every pair that it
 * begins: for engines that would cut them elsewhere.
 */
export function spelled(characters: string): string {
  let letters = '';
  for (const character of characters) letters += spellings.get(character) ?? spell(character);
  return letters;
}

function spell(character: string): string {
  const digits = character.codePointAt(0)!.toString(16).padStart(5, '0');
  const letters = String.fromCharCode(...[...digits].map((digit) => A + parseInt(digit, 16)));
  spellings.set(character, letters);
  return letters;
}
