import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';

interface Connection<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

type NodeOf<List> = List extends { readonly edges: readonly { readonly node: infer Node }[] } ? Node : never;

/** What `useEverything` gives. */
export interface Everything<Data, Key extends keyof Data> {
  /** What has come so far; undefined before the first page. */
  readonly nodes: readonly NodeOf<Data[Key]>[] | undefined;
  /** No page is missing. */
  readonly isWhole: boolean;
  /** For `<Answer of>`. */
  readonly query: {
    readonly data?: Data | undefined;
    readonly error?: unknown;
    readonly refetch: () => unknown;
  };
}

/**
 * All pages of a Relay connection, one after the other, for lists of hundreds that are worked with as a whole. The document
 * asks for `pageInfo { hasNextPage endCursor }` and takes `$after`; `key` is the root field.
 */
export function useEverything<Data, Variables extends OperationVariables, Key extends keyof Data & string>(
  document: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
  key: Key,
): Everything<Data, Key> {
  const query = useQuery(document as unknown as TypedDocumentNode, {
    variables: variables,
  });
  const [failure, setFailure] = useState<unknown>();
  const list = (query.data as Record<Key, Connection<NodeOf<Data[Key]>>> | undefined)?.[key];
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  const { fetchMore } = query;
  useEffect(() => {
    if (after === null) return;
    const updateQuery = (before: unknown, { fetchMoreResult }: { fetchMoreResult: unknown }) =>
      joined(before as Page, fetchMoreResult as Page, key);
    fetchMore({ variables: { after }, updateQuery }).catch(setFailure);
  }, [after, fetchMore, key]);
  const refetch = () => {
    setFailure(undefined);
    return query.refetch();
  };
  return {
    nodes: list?.edges.map(({ node }) => node),
    isWhole: list !== undefined && after === null,
    query: {
      data: failure ? undefined : (query.data as Data | undefined),
      error: failure ?? query.error,
      refetch,
    },
  };
}

type Page = Record<string, Connection<unknown>>;

function joined(before: Page, next: Page, key: string): Page {
  const edges = [...before[key]!.edges, ...next[key]!.edges];
  return { ...before, [key]: { ...next[key]!, edges } };
}
