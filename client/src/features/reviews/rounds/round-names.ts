import { type MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Tone } from '../../../ui/tone.js';
import { type RoundTermsFragment } from './rounds.generated.js';

export type RoundTerms = RoundTermsFragment;

/** What people call the states of a round. */
export const roundStatus: Record<RoundTerms['status'], { label: MessageDescriptor; tone: Tone }> = {
  PLANNED: { label: msg({ message: 'Planned', context: 'round' }), tone: 'quiet' },
  OPEN: { label: msg({ message: 'Open', context: 'round' }), tone: 'good' },
  FINALISED: { label: msg({ message: 'Finalised', context: 'round' }), tone: 'active' },
};

export const roundKinds: Record<RoundTerms['kind'], MessageDescriptor> = {
  PAPER: msg`On paper`,
  ON_SITE: msg`On site`,
  INSPECTION: msg`By inspection`,
};

export const formulas: Record<RoundTerms['formula'], MessageDescriptor> = {
  MEAN: msg`Mean of the reviews, in percent`,
  TRIMMED_MEAN: msg`Mean without the highest and the lowest, from five reviews on`,
  MEDIAN: msg`Median of the reviews, in percent`,
  WEIGHTED_SUM: msg`Mean of the weighted points`,
};

export const tieRules: Record<RoundTerms['tieRule'], MessageDescriptor> = {
  SHARED_RANK: msg`They share a rank`,
  HIGHER_CRITERION: msg`The higher mean of one criterion wins`,
  ORGANIZER_DECIDES: msg`The organizer puts them in order`,
};

/** What a result or a recommendation may lead to. */
export const outcomeNames: Readonly<Record<string, MessageDescriptor>> = {
  select: msg({ message: 'Select', context: 'outcome' }),
  return: msg({ message: 'Return for revision', context: 'outcome' }),
  reject: msg({ message: 'Reject', context: 'outcome' }),
  eligible: msg({ message: 'Eligible', context: 'outcome' }),
  ineligible: msg({ message: 'Not eligible', context: 'outcome' }),
  advance: msg({ message: 'Advance to the final', context: 'outcome' }),
  award: msg({ message: 'Give an award', context: 'outcome' }),
};

/** What an outcome is called: as the round's recommendations say, or as everybody does. */
export function outcomeName(
  code: string,
  recommendations: RoundTerms['recommendations'],
  translate: (message: MessageDescriptor) => string,
): string {
  const own = recommendations.find((each) => each.code === code)?.name.text;
  return own ?? (outcomeNames[code] ? translate(outcomeNames[code]) : code);
}
