import { createHash } from 'node:crypto';

const shortest = 5;
const beside: Readonly<Record<string, string>> = {
  ...{
    a: 's',
    b: 'v',
    c: 'x',
    d: 'f',
    e: 'r',
    f: 'g',
    g: 'h',
    h: 'j',
    i: 'o',
    j: 'k',
    k: 'l',
    l: 'k',
    m: 'n',
  },
  ...{
    n: 'm',
    o: 'p',
    p: 'o',
    q: 'w',
    r: 't',
    s: 'd',
    t: 'y',
    u: 'i',
    v: 'b',
    w: 'e',
    x: 'c',
    y: 'u',
    z: 'x',
  },
};

const slips: readonly ((word: string, at: number) => string)[] = [
  // Two letters swapped, one left out, one doubled, one hit beside the right one.
  (word, at) => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word[at]! + word.slice(at),
  (word, at) => word.slice(0, at) + beside[word[at]!.toLowerCase()]! + word.slice(at + 1),
];

/**
 * An English text with one slip of the fingers in its longest word, after the first letter; always the same one. Null where
 * no word has five letters.
 */
export function mistype(text: string): string | null {
  const longest = [...text.matchAll(/(?<![\p{L}\d])[A-Za-z]+(?![\p{L}\d])/gu)]
    .filter(([word]) => word.length >= shortest)
    .sort((a, b) => b[0].length - a[0].length)[0];
  if (!longest) return null;
  const [word] = longest;
  const chance = createHash('sha256').update(text).digest();
  // A slip that changes nothing, such as two like letters swapped, leads to the next one.
  for (let attempt = 0; ; attempt++) {
    const at = 1 + ((chance.readUInt16BE(0) + attempt) % (word.length - 2));
    const wrong = slips[(chance[2]! + attempt) % slips.length]!(word, at);
    if (wrong !== word) return text.slice(0, longest.index) + wrong + text.slice(longest.index + word.length);
  }
}
