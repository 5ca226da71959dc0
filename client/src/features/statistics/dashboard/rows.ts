import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import {
  FigureRowsDocument,
  type FigureRowsQuery,
  type FigureRowsQueryVariables,
} from './dashboard.generated.js';

type Challenge = NonNullable<FigureRowsQuery['challenge']>;
export type FigureRow = NonNullable<Challenge['statistics']['rows']>['edges'][number]['node'];

/** All rows behind a figure. */
export interface Rows {
  readonly data?: { readonly rows: readonly FigureRow[]; readonly challenge: Challenge | null };
  readonly error?: unknown;
  readonly refetch: () => void;
}

/** Reads every page of the rows: they are narrowed and added up as a whole. */
export function useRows({ slug, asOf, basis, figure, lang }: FigureRowsQueryVariables): Rows {
  const client = useApolloClient();
  const [answer, setAnswer] = useState<Omit<Rows, 'refetch'>>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const rows: FigureRow[] = [];
      for (let after: string | null = null; ;) {
        const variables: FigureRowsQueryVariables = { slug, asOf: asOf ?? null, basis, figure, lang, after };
        const { data } = await client.query({ query: FigureRowsDocument, variables });
        const page = data?.challenge?.statistics.rows;
        rows.push(...(page?.edges.map(({ node }) => node) ?? []));
        if (!page?.pageInfo.hasNextPage) return { rows, challenge: data?.challenge ?? null };
        after = page.pageInfo.endCursor;
      }
    };
    read().then(
      (data) => void (isGone || setAnswer({ data })),
      (error: unknown) => void (isGone || setAnswer({ error })),
    );
    return () => {
      isGone = true;
    };
  }, [client, slug, asOf, basis, figure, lang, attempt]);
  return { ...answer, refetch: () => setAttempt((before) => before + 1) };
}
