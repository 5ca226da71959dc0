import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { JudgesDocument, ReviewableNeedsDocument, ReviewableSolutionsDocument } from './rounds.generated.js';

export interface Judge {
  readonly id: string;
  readonly name: string;
}

export interface Reviewable {
  readonly kind: 'requirement' | 'solution';
  readonly id: string;
  readonly name: string;
  readonly hint: string;
}

/** The judges of a challenge or of one of its rounds, by name. */
export function useJudges(challengeId: string, roundId: string) {
  const { nodes, query } = useEverything(JudgesDocument, { lang: apiLanguage(useLanguage()) }, 'people');
  const scopes = [challengeId, roundId];
  const judges = (nodes ?? [])
    .filter(({ roles }) =>
      roles.some(
        ({ role, status, scope }) =>
          role === 'JUDGE' && status === 'GIVEN' && scope.id !== null && scopes.includes(scope.id),
      ),
    )
    .map(({ id, name }) => ({ id, name: name.text }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return { judges, query };
}

/** What can be reviewed in a challenge now: needs that were handed in, and eligible solutions. */
export function useReviewables(challenge: string) {
  const lang = apiLanguage(useLanguage());
  const needs = useEverything(ReviewableNeedsDocument, { challenge, lang }, 'requirements');
  const solutions = useEverything(ReviewableSolutionsDocument, { challenge, lang }, 'solutions');
  const reviewables: Reviewable[] = [
    ...(needs.nodes ?? []).map(({ id, code, title }) => ({
      kind: 'requirement' as const,
      id,
      name: `${code ?? ''} ${title.text}`.trim(),
      hint: '',
    })),
    ...(solutions.nodes ?? []).map(({ id, code, team, requirement }) => ({
      kind: 'solution' as const,
      id,
      name: `${code} ${team?.name.text ?? ''}`.trim(),
      hint: requirement ? `→ ${requirement.code ?? ''} ${requirement.title.text}` : '',
    })),
  ];
  return { reviewables, query: needs.query };
}
