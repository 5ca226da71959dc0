import { type Language, regions } from '@duijie/shared';
import { type Choice } from '../../ui/fields/ChoiceField.js';
import { regionName } from '../../ui/region.js';

/** Where a team can be: every prefecture, and the municipalities, by province. */
export function placeChoices(language: Language): Choice[] {
  const isProvince = (code: string) => code.endsWith('0000');
  const isPrefecture = (code: string) => code.endsWith('00') && !isProvince(code);
  const prefectures = regions.filter(({ code }) => isPrefecture(code));
  const provincesWithout = regions.filter(
    ({ code }) => isProvince(code) && !prefectures.some((each) => each.code.startsWith(code.slice(0, 2))),
  );
  return [...provincesWithout, ...prefectures].map(({ code }) => ({
    value: code,
    label: regionName(code, language),
    group: regionName(`${code.slice(0, 2)}0000`, language),
  }));
}
