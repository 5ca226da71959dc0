/** How many slips of the fingers a word of this length may contain: one from 5 letters on, two from 9. */
export function slipsAllowed(word: string): number {
  if (word.length >= 9) return 2;
  return word.length >= 5 ? 1 : 0;
}

/** Whether `a` becomes `b` by at most `most` insertions, deletions, replacements or transpositions of neighbours. */
export function within(a: string, b: string, most: number): boolean {
  return distance(a, b, most) <= most;
}

/** The Damerau distance of two words (optimal string alignment), or `most + 1` where it is greater than `most`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      current.push(cell(a, b, row, column, { beforeLast, last, left: current[column - 1]! }));
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length]!, most + 1);
}

interface Neighbours {
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
  readonly left: number;
}

function cell(
  a: string,
  b: string,
  row: number,
  column: number,
  { beforeLast, last, left }: Neighbours,
): number {
  const same = a[row - 1] === b[column - 1];
  const plain = Math.min(last[column]! + 1, left + 1, last[column - 1]! + (same ? 0 : 1));
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  return swapped ? Math.min(plain, beforeLast[column - 2]! + 1) : plain;
}
