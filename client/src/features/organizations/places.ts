import { type Language, regions } from '@duijie/shared';
import { type Choice } from '../../ui/fields/ChoiceField.js';
import { placeName, regionName } from '../../ui/region.js';

/** Where an organization can be: every prefecture and every county that is known, by province. */
export function placeChoices(language: Language): Choice[] {
  return regions
    .filter(({ code }) => !code.endsWith('0000'))
    .map(({ code }) => ({
      value: code,
      label: placeName(code, language),
      group: regionName(`${code.slice(0, 2)}0000`, language),
    }));
}

/** Provinces, to filter by. */
export function provinceChoices(language: Language): Choice[] {
  return regions
    .filter(({ code }) => code.endsWith('0000'))
    .map(({ code }) => ({ value: code, label: regionName(code, language) }));
}
