import { type Language } from '@duijie/shared';
import { type I18n, type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formatMoney } from '../../ui/format.js';
import { requirementStatus } from '../requirements/index.js';
import { solutionStatus } from '../solutions/index.js';
import { teamStatus } from '../teams/index.js';
import { type Budget, type Kind, type Sort } from './wish.js';

export const kindNames: Record<Kind, MessageDescriptor> = {
  REQUIREMENT: msg`Needs`,
  SOLUTION: msg`Solutions`,
  TEAM: msg`Teams`,
  ORGANIZATION: msg`Organizations`,
  CONTRACT: msg`Contracts`,
};

export const sortNames: Record<Exclude<Sort, ''>, MessageDescriptor> = {
  DATE_DESC: msg`Newest first`,
  DEADLINE_ASC: msg`Earliest deadline first`,
  BUDGET_DESC: msg`Largest budget first`,
};

const statuses: Partial<Record<Kind, Readonly<Record<string, { readonly label: MessageDescriptor }>>>> = {
  REQUIREMENT: requirementStatus,
  SOLUTION: solutionStatus,
  TEAM: teamStatus,
};

/** What people call a stored state; undefined where this page has no word for it. */
export function statusName(kind: Kind, stored: string, i18n: I18n): string | undefined {
  const found = statuses[kind]?.[stored.toUpperCase().replaceAll('-', '_')];
  return found && i18n._(found.label);
}

export function budgetName(range: Budget, language: Language, i18n: I18n): string {
  const [from, before] = range.split('-');
  const low = formatMoney(from!, language);
  const high = before && formatMoney(before, language);
  if (!high) return i18n._(msg`${low} and more`);
  return from === '0' ? i18n._(msg`Under ${high}`) : `${low} – ${high}`;
}
