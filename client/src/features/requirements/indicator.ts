import { type Language } from '@duijie/shared';
import { type I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type IndicatorPartsFragment } from './parts.generated.js';

/** What its target is said with. */
export type Target = Pick<IndicatorPartsFragment, 'comparator' | 'target' | 'targetMax' | 'unit'> & {
  readonly targetText: { readonly text: string } | null;
};

/** A decimal as people read it: thousands apart, all its places kept. */
export function decimalText(value: string, language: Language): string {
  const places = value.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return format.format(value as unknown as number);
}

/** Pure numbers have the unit 1, which nobody writes. */
export function unitText(unit: string | null): string {
  return unit && unit !== '1' ? `\u00a0${unit}` : '';
}

/** What an indicator asks for, in one line: `≥ 95 %`, `0.35–0.55 g/cm³`. */
export function targetText(indicator: Target, language: Language, i18n: I18n): string {
  const { comparator, target, targetMax, targetText: words, unit } = indicator;
  if (comparator === 'QUALITATIVE' || target === null) {
    return words?.text ?? i18n._(msg`To be agreed`);
  }
  const value = decimalText(target, language);
  const suffix = unitText(unit);
  if (comparator === 'BETWEEN')
    return `${value}–${targetMax ? decimalText(targetMax, language) : ''}${suffix}`;
  const signs = { AT_LEAST: '≥', AT_MOST: '≤', EQUAL: '=' } as const;
  return `${signs[comparator]}\u00a0${value}${suffix}`;
}
