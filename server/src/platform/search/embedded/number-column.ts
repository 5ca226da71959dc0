/** A number for each place, or none. */
export class NumberColumn {
  private values = new Float64Array(1_024).fill(NaN);

  set(place: number, value: number): void {
    if (place >= this.values.length) this.grow(place);
    this.values[place] = value;
  }

  at(place: number): number {
    return this.values[place] ?? NaN;
  }

  has(place: number): boolean {
    return !Number.isNaN(this.at(place));
  }

  among(wanted: readonly number[]): (place: number) => boolean {
    const set = new Set(wanted);
    return (place) => set.has(this.at(place));
  }

  /** No number compares with NaN, so a place without one is outside. */
  inside({ gte, gt, lte, lt }: Record<'gte' | 'gt' | 'lte' | 'lt', number>): (place: number) => boolean {
    return (place) => {
      const value = this.at(place);
      return value >= gte && value > gt && value <= lte && value < lt;
    };
  }

  private grow(place: number): void {
    const larger = new Float64Array(Math.max(2 * this.values.length, place + 1)).fill(NaN);
    larger.set(this.values);
    this.values = larger;
  }
}
