import { type FacetCount } from '../request.js';
import { type Places } from './columns.js';

const NONE: readonly number[] = [];

/** Any number of words for each place. Each word is kept once and numbered. */
export class KeywordColumn {
  private readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly places: (readonly number[] | undefined)[] = [];

  set(place: number, value: string | readonly string[] | null): void {
    const words = value === null ? [] : typeof value === 'string' ? [value] : value;
    this.places[place] = [...new Set(words.map((word) => this.numberOf(word)))];
  }

  has(place: number): boolean {
    return (this.places[place]?.length ?? 0) > 0;
  }

  among(wanted: readonly string[]): (place: number) => boolean {
    const isWanted = new Uint8Array(this.words.length);
    for (const word of wanted) {
      const number = this.numbers.get(word);
      if (number !== undefined) isWanted[number] = 1;
    }
    return (place) => {
      for (const number of this.places[place] ?? NONE) if (isWanted[number] === 1) return true;
      return false;
    };
  }

  /** How often each word stands at these places. */
  count(lists: Places): FacetCount[] {
    const counts = new Uint32Array(this.words.length);
    for (const list of lists) {
      for (const { place } of list) for (const number of this.places[place] ?? NONE) counts[number]! += 1;
    }
    const result: FacetCount[] = [];
    counts.forEach((count, number) => count > 0 && result.push({ value: this.words[number]!, count }));
    return result;
  }

  private numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}
