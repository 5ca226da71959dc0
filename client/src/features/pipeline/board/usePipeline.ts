import { useQuery } from '@apollo/client/react';
import { useCallback, useMemo } from 'react';
import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { filterOf, type Wish } from './filters.js';
import {
  PipelineChallengeDocument,
  PipelineDockingsDocument,
  PipelineNeedsDocument,
  PipelineSolutionsDocument,
} from './needs.generated.js';
import { situationsOf } from './situation.js';

/** The challenge, and what it has of needs, solutions and dockings. */
export function usePipeline(slug: string, wish: Wish) {
  const lang = apiLanguage(useLanguage());
  const challenge = useQuery(PipelineChallengeDocument, { variables: { slug, lang } });
  const asked = { challenge: slug, filter: filterOf(wish), lang, ...(wish.words && { query: wish.words }) };
  const needs = useEverything(PipelineNeedsDocument, asked, 'requirements');
  const solutions = useEverything(PipelineSolutionsDocument, { challenge: slug }, 'solutions');
  const dockings = useEverything(PipelineDockingsDocument, { challenge: slug }, 'dockings');
  const situationOf = useMemo(
    () => situationsOf(solutions.nodes ?? [], dockings.nodes ?? []),
    [solutions.nodes, dockings.nodes],
  );
  const again = [solutions.query.refetch, dockings.query.refetch];
  const refreshSituations = useCallback(() => again.forEach((refetch) => void refetch()), again);
  return { challenge, needs, situationOf, refreshSituations };
}
