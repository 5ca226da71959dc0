import { createHash } from 'node:crypto';

/** Chance that comes out alike every time: it depends only on the words it is thrown with, never on what was thrown before. */
export interface Dice {
  /** A whole number from 0 up to, not including, `sides`. */
  below(sides: number, ...words: readonly (string | number)[]): number;
  /** The items in an order of no meaning. */
  shuffled<T>(items: readonly T[], wordOf: (item: T) => string): T[];
}

export function seededDice(seed: string): Dice {
  const throwFor = (words: readonly (string | number)[]) =>
    createHash('sha256')
      .update([seed, ...words].join('\u0000'))
      .digest();
  return {
    below: (sides, ...words) => throwFor(words).readUIntBE(0, 6) % sides,
    shuffled: (items, wordOf) =>
      items
        .map((item) => ({ item, rank: throwFor(['shuffled', wordOf(item)]).toString('hex') }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .map(({ item }) => item),
  };
}
