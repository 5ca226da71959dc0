import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type budgets, type deadlines, type sorts } from './hall-address.js';

export const budgetNames: Record<keyof typeof budgets, MessageDescriptor> = {
  'up-to-1m': msg`Up to CNY 1 million`,
  '1m-3m': msg`CNY 1 to 3 million`,
  'from-3m': msg`CNY 3 million and more`,
};

export const deadlineNames: Record<`${keyof typeof deadlines}`, MessageDescriptor> = {
  30: msg`Within 30 days`,
  90: msg`Within 90 days`,
};

export const sortNames: Record<(typeof sorts)[number], MessageDescriptor> = {
  RELEASED_DESC: msg`Newest first`,
  DEADLINE_ASC: msg`Earliest deadline first`,
  BUDGET_DESC: msg`Largest budget first`,
  BUDGET_ASC: msg`Smallest budget first`,
};
