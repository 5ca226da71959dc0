import { type FacetCount } from '../request.js';

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
    const numbers = new Set(wanted.flatMap((word) => this.numbers.get(word) ?? []));
    return (place) => {
      for (const number of this.places[place] ?? []) if (numbers.has(number)) return true;
      return false;
    };
  }

  count(places: readonly number[]): FacetCount[] {
    const counts = new Uint32Array(this.words.length);
    for (const place of places) for (const number of this.places[place] ?? []) counts[number]! += 1;
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
