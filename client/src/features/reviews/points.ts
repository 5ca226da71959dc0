/** Scores are kept in tenths of a point; people write points. */
export function pointsOf(tenths: number): string {
  return String(tenths / 10);
}

/** The tenths that somebody wrote as points, or null where it is no such number. */
export function tenthsOf(points: string): number | null {
  const text = points.normalize('NFKC').trim();
  return /^\d{1,4}(\.\d)?$/.test(text) ? Math.round(Number(text) * 10) : null;
}

/** A decimal of four places as people read it: two places, none of them idle. */
export function shortDecimal(decimal: string): string {
  return String(Math.round(Number(decimal) * 100) / 100);
}
