/** An exact fraction in lowest terms; the denominator is positive. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export function ratio(over: bigint | number, under: bigint | number = 1n): Ratio {
  const [n, d] = [BigInt(over), BigInt(under)];
  if (d === 0n) throw new RangeError('a fraction needs a denominator');
  const divisor = gcd(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
  return { over: n / divisor, under: d / divisor };
}

export const zero = ratio(0n);

export function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.under - b.over * a.under, a.under * b.under);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.over, a.under * b.under);
}

export function dividedBy(a: Ratio, b: Ratio): Ratio {
  return ratio(a.over * b.under, a.under * b.over);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sum(values: readonly Ratio[]): Ratio {
  return values.reduce(plus, zero);
}

/** As a decimal with exactly `places` places, rounded half away from zero. */
export function toDecimal({ over, under }: Ratio, places = 4): string {
  const scale = 10n ** BigInt(places);
  const magnitude = over < 0n ? -over : over;
  const rounded = (2n * magnitude * scale + under) / (2n * under);
  const digits = rounded.toString().padStart(places + 1, '0');
  const sign = over < 0n && rounded > 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** As a fraction in lowest terms: `845/12`, or `70` when it is whole. */
export function toFraction({ over, under }: Ratio): string {
  return under === 1n ? String(over) : `${over}/${under}`;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b);
}
