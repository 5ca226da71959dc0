import { compareDecimals, type Indicator } from '../../requirements/index.js';

/**
 * Whether a promised value meets the indicator's target; null where there is nothing to compare: qualitative indicators,
 * open targets, no value.
 */
export function meetsTarget(
  { comparator, target, targetMax }: Indicator,
  value: string | null,
): boolean | null {
  if (comparator === 'qualitative' || value === null || target === null) return null;
  const order = compareDecimals(value, target);
  if (comparator === '>=') return order >= 0;
  if (comparator === '<=') return order <= 0;
  if (comparator === '=') return order === 0;
  return targetMax === null ? null : order >= 0 && compareDecimals(value, targetMax) <= 0;
}
