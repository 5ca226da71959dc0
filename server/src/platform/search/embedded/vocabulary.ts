import { slipsAllowed, within } from '../text/distance.js';
import { isCode } from '../text/pieces.js';

const HAN = /\p{Script=Han}/u;
const SHORTEST_INDEXED = 4;

/** Every term of an index with the number of documents that have it, and which words resemble a misspelt one. */
export class Vocabulary {
  private readonly frequencies = new Map<string, number>();
  /** Words by the pairs of letters they contain, their beginning included. */
  private readonly byPair = new Map<string, Set<string>>();

  /** Counts the terms of one document, each given once. */
  add(terms: Iterable<string>): void {
    for (const term of terms) {
      const frequency = this.frequencies.get(term) ?? 0;
      this.frequencies.set(term, frequency + 1);
      if (frequency === 0 && canBeMeant(term)) this.indexPairs(term);
    }
  }

  remove(terms: Iterable<string>): void {
    for (const term of terms) {
      const frequency = this.frequencies.get(term) ?? 0;
      if (frequency > 1) this.frequencies.set(term, frequency - 1);
      else this.forget(term);
    }
  }

  /** How many documents have the term. */
  frequency(term: string): number {
    return this.frequencies.get(term) ?? 0;
  }

  /** The words that differ from this one by no more slips than its length allows; none for codes and short words. */
  resembling(word: string): string[] {
    const slips = slipsAllowed(word);
    if (slips === 0 || isCode(word) || HAN.test(word)) return [];
    const shared = new Map<string, number>();
    const pairs = pairsOf(word);
    for (const pair of pairs) {
      for (const other of this.byPair.get(pair) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    // A transposition, the most harmful slip, spoils three pairs.
    const least = Math.max(1, pairs.size - 3 * slips);
    return [...shared]
      .filter(([other, count]) => count >= least && within(word, other, slips))
      .map(([other]) => other);
  }

  private indexPairs(word: string): void {
    for (const pair of pairsOf(word)) {
      const words = this.byPair.get(pair);
      if (words) words.add(word);
      else this.byPair.set(pair, new Set([word]));
    }
  }

  private forget(term: string): void {
    this.frequencies.delete(term);
    if (canBeMeant(term)) for (const pair of pairsOf(term)) this.byPair.get(pair)?.delete(term);
  }
}

function canBeMeant(term: string): boolean {
  return term.length >= SHORTEST_INDEXED && !isCode(term) && !HAN.test(term);
}

function pairsOf(word: string): Set<string> {
  const pairs = new Set<string>([`^${word[0]!}`]);
  for (let index = 1; index < word.length; index++) pairs.add(word.slice(index - 1, index + 1));
  return pairs;
}
