import { type Language } from '@duijie/shared';
import { type I18n } from '@lingui/core';
import { regionName } from '../../../ui/region.js';
import { addressOf, toggled } from './hall-address.js';
import { type HallData } from './hall-data.js';
import { budgetName, deadlineNames, stateName } from './hall-names.js';

export interface ChosenFilter {
  readonly label: string;
  /** The address without it. */
  readonly href: string;
}

/** What the visitor narrowed the hall to, each with the way to drop it. */
export function chosenFilters(data: HallData, i18n: I18n, language: Language): ChosenFilter[] {
  const { wish, fieldNames, challengeNames } = data;
  const { words, fields, status, region, budget, deadline, challenge } = wish;
  const without = (label: string, change: Parameters<typeof addressOf>[1]) => ({
    label,
    href: addressOf(wish, change),
  });
  return [
    ...(words ? [without(words, { words: '' })] : []),
    ...fields.map((each) => without(fieldNames.get(each) ?? each, { fields: toggled(fields, each) })),
    ...status.map((each) => without(stateName(each, i18n), { status: toggled(status, each) })),
    ...(region ? [without(regionName(region, language), { region: '' })] : []),
    ...(budget ? [without(budgetName(budget, language, i18n), { budget: '' })] : []),
    ...(deadline ? [without(i18n._(deadlineNames[deadline]), { deadline: '' })] : []),
    ...(challenge ? [without(challengeNames.get(challenge) ?? challenge, { challenge: '' })] : []),
  ];
}
