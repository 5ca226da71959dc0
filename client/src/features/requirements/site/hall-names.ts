import { type Language } from '@duijie/shared';
import { type I18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formatMoney } from '../../../ui/format.js';
import { requirementStatus, type RequirementState } from '../status-names.js';
import { type Budget, type DeadlineRange, type PublicState, type Wish } from './hall-address.js';

export function stateName(state: PublicState, i18n: I18n): string {
  return i18n._(requirementStatus[state.toUpperCase().replace('-', '_') as RequirementState].label);
}

export function budgetName(range: Budget, language: Language, i18n: I18n): string {
  const [from, before] = range.split('-');
  const low = formatMoney(from!, language);
  const high = before && formatMoney(before, language);
  if (!high) return i18n._(msg`${low} and more`);
  return from === '0' ? i18n._(msg`Under ${high}`) : `${low} – ${high}`;
}

export const deadlineNames: Record<DeadlineRange, MessageDescriptor> = {
  '7-days': msg`Within 7 days`,
  '30-days': msg`In 8 to 30 days`,
  '90-days': msg`In 31 to 90 days`,
  later: msg`Later`,
};

export const sortNames: Record<Exclude<Wish['sort'], ''>, MessageDescriptor> = {
  DATE_DESC: msg`Newest first`,
  DEADLINE_ASC: msg`Earliest deadline first`,
  BUDGET_DESC: msg`Largest budget first`,
  BUDGET_ASC: msg`Smallest budget first`,
};
