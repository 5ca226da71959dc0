import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { RoundResultsDocument, type RoundResultsQuery, RoundReviewsDocument } from './rounds.generated.js';

export type Result = NonNullable<RoundResultsQuery['round']>['results']['edges'][number]['node'];

/** All results of a round, the best first. */
export function useResults(id: string) {
  return useEverything(RoundResultsDocument, { id, lang: apiLanguage(useLanguage()) }, 'round', 'results');
}

/** All reviews of a round that the viewer may see. */
export function useRoundReviews(id: string) {
  return useEverything(
    RoundReviewsDocument,
    { id, lang: apiLanguage(useLanguage()) },
    'round',
    'assignments',
  );
}

/** What a result leads to most likely: by its score, else what most reviews recommend. */
export function suggestedOutcome({ outcome, recommendations }: Result): string | null {
  return outcome ?? recommendations.toSorted((a, b) => b.count - a.count)[0]?.code ?? null;
}
