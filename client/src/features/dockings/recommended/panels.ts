import { type ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { PanelResultsDocument, PanelRoundsDocument } from './panels.generated.js';

/** What a panel made of a solution. */
export interface PanelResult {
  readonly round: string;
  readonly rank: number | null;
  /** A decimal. */
  readonly score: string | null;
}

export type PanelResults = ReadonlyMap<string, readonly PanelResult[]>;

/** The results of a challenge's finalised rounds by subject, for those who see them; it fills while pages come. */
export function usePanelResults(challenge: string | undefined): PanelResults {
  const client = useApolloClient();
  const lang = apiLanguage(useLanguage());
  const [results, setResults] = useState<PanelResults>(new Map());
  useEffect(() => {
    if (challenge === undefined) return;
    let isGone = false;
    const show = (found: PanelResults) => void (isGone || setResults(found));
    // A list without its reasons is worth more than no list.
    read(client, challenge, lang).then(show, () => undefined);
    return () => {
      isGone = true;
    };
  }, [client, challenge, lang]);
  return results;
}

async function read(client: ApolloClient, challenge: string, lang: 'EN' | 'ZH_CN'): Promise<PanelResults> {
  const { data } = await client.query({ query: PanelRoundsDocument, variables: { challenge, lang } });
  const found = new Map<string, PanelResult[]>();
  for (const { node } of data?.rounds.edges ?? [])
    if (node.status === 'FINALISED') await addResults(client, node.id, node.name.text, found);
  return found;
}

async function addResults(
  client: ApolloClient,
  round: string,
  name: string,
  found: Map<string, PanelResult[]>,
): Promise<void> {
  for (let after: string | null = null, isMore = true; isMore;) {
    const variables: { round: string; after: string | null } = { round, after };
    const { data } = await client.query({ query: PanelResultsDocument, variables });
    const results = data?.round?.results;
    for (const { node } of results?.edges ?? []) {
      const { subjectId, rank, score } = node;
      if (subjectId !== null)
        found.set(subjectId, [...(found.get(subjectId) ?? []), { round: name, rank, score }]);
    }
    isMore = results?.pageInfo.hasNextPage ?? false;
    after = results?.pageInfo.endCursor ?? null;
  }
}
