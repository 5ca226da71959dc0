import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import {
  type AwardRowFragment,
  ChallengeAwardsDocument,
  ChallengeDecisionsDocument,
  type DecisionOnRoundFragment,
} from './outcomes.generated.js';

export type Award = AwardRowFragment;
export type Decision = DecisionOnRoundFragment;

/** All decisions of a challenge. */
export function useDecisions(challenge: string) {
  return useEverything(
    ChallengeDecisionsDocument,
    { challenge, lang: apiLanguage(useLanguage()) },
    'decisions',
  );
}

/** All awards of a challenge that the viewer may see. */
export function useAwards(challenge: string) {
  return useEverything(ChallengeAwardsDocument, { challenge, lang: apiLanguage(useLanguage()) }, 'awards');
}
