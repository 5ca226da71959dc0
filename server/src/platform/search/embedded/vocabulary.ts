import { slipsAllowed, within } from '../text/distance.js';
import { isCode, isHanRun } from '../text/pieces.js';

const SHORTEST_INDEXED = 4;

/** Every term of an index with the number of documents that have it, and which words resemble a misspelt one. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();
  private readonly terms: string[] = [];
  private readonly frequencies: number[] = [];
  /** Numbers of words by the pairs of letters they contain, their beginning included. */
  private readonly byPair = new Map<string, number[]>();

  /** Counts the terms of one document, each given once; gives their numbers, by which they can be taken back. */
  add(terms: ReadonlySet<string>): Uint32Array {
    const added = new Uint32Array(terms.size);
    let index = 0;
    for (const term of terms) {
      const number = this.numbers.get(term) ?? this.enter(term);
      this.frequencies[number]! += 1;
      added[index++] = number;
    }
    return added;
  }

  remove(numbers: Uint32Array): void {
    for (const number of numbers) this.frequencies[number]! -= 1;
  }

  /** How many terms there ever were. */
  get size(): number {
    return this.terms.length;
  }

  /** The number of a term that some document has or had. */
  numberOf(term: string): number | undefined {
    return this.numbers.get(term);
  }

  /** How many documents have the term. */
  frequency(term: string): number {
    const number = this.numbers.get(term);
    return number === undefined ? 0 : this.frequencies[number]!;
  }

  /** The words that differ from this one by no more slips than its length allows; none for codes and short words. */
  resembling(word: string): string[] {
    const slips = slipsAllowed(word);
    if (slips === 0 || isCode(word) || isHanRun(word)) return [];
    const pairs = pairsOf(word);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const number of this.byPair.get(pair) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1);
    }
    // A transposition, the most harmful slip, spoils three pairs.
    const least = Math.max(1, pairs.size - 3 * slips);
    return [...shared]
      .filter(([number, count]) => count >= least && this.frequencies[number]! > 0)
      .map(([number]) => this.terms[number]!)
      .filter((other) => within(word, other, slips));
  }

  private enter(term: string): number {
    const number = this.terms.push(term) - 1;
    this.frequencies.push(0);
    this.numbers.set(term, number);
    if (term.length < SHORTEST_INDEXED || isCode(term) || isHanRun(term)) return number;
    for (const pair of pairsOf(term)) {
      const numbers = this.byPair.get(pair);
      if (numbers) numbers.push(number);
      else this.byPair.set(pair, [number]);
    }
    return number;
  }
}

function pairsOf(word: string): Set<string> {
  const pairs = new Set<string>([`^${word[0]!}`]);
  for (let index = 1; index < word.length; index++) pairs.add(word.slice(index - 1, index + 1));
  return pairs;
}
