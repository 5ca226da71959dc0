import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';

interface Connection<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

type NodeOf<List> = List extends { readonly edges: readonly { readonly node: infer Node }[] } ? Node : never;

/** The connection at a root field, or at a field of the record that the root field gives. */
type ListAt<Data, Key extends keyof Data, Inner> = Inner extends keyof NonNullable<Data[Key]>
  ? NonNullable<Data[Key]>[Inner]
  : Data[Key];

/** What `useEverything` gives. */
export interface Everything<Data, Node> {
  /** What has come so far; undefined before the first page. */
  readonly nodes: readonly Node[] | undefined;
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
 * asks for `pageInfo { hasNextPage endCursor }` and takes `$after`; `key` is the root field, `inner` the connection's field
 * where that gives a record.
 */
export function useEverything<
  Data,
  Variables extends OperationVariables,
  Key extends keyof Data & string,
  Inner extends string = '',
>(
  document: TypedDocumentNode<Data, Variables>,
  variables: NoInfer<Variables>,
  key: Key,
  inner?: Inner & keyof NonNullable<Data[Key]>,
): Everything<Data, NodeOf<ListAt<Data, Key, Inner>>> {
  type Node = NodeOf<ListAt<Data, Key, Inner>>;
  const query = useQuery(document as unknown as TypedDocumentNode, { variables });
  const [failure, setFailure] = useState<unknown>();
  const list = listAt<Node>(query.data, key, inner);
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  const { fetchMore } = query;
  useEffect(() => {
    if (after === null) return;
    const updateQuery = (before: unknown, { fetchMoreResult }: { fetchMoreResult: unknown }) =>
      joined(before as Answer, fetchMoreResult as Answer, key, inner);
    fetchMore({ variables: { after }, updateQuery }).catch(setFailure);
  }, [after, fetchMore, key, inner]);
  const refetch = () => {
    setFailure(undefined);
    return query.refetch();
  };
  const nodes = useMemo(() => list?.edges.map(({ node }) => node), [list]);
  return {
    nodes,
    isWhole: list !== undefined && after === null,
    query: {
      data: failure ? undefined : (query.data as Data | undefined),
      error: failure ?? query.error,
      refetch,
    },
  };
}

type Answer = Record<string, Record<string, unknown> | null>;

function listAt<Node>(data: unknown, key: string, inner: string | undefined): Connection<Node> | undefined {
  const at = (data as Answer | undefined)?.[key] ?? undefined;
  return (inner ? at?.[inner] : at) as Connection<Node> | undefined;
}

function joined(before: Answer, next: Answer, key: string, inner: string | undefined): Answer {
  const [first, second] = [listAt(before, key, inner)!, listAt(next, key, inner)!];
  const list = { ...second, edges: [...first.edges, ...second.edges] };
  return { ...before, [key]: inner ? { ...before[key], [inner]: list } : list };
}
