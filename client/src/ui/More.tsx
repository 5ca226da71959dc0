import { Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { useState } from 'react';

interface Connection {
  readonly edges: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Props<Data> {
  /** What `useQuery` gives; its variables have `after`. */
  readonly of: {
    readonly data?: Data | undefined;
    /** As Apollo has it, whatever the query is. */
    readonly fetchMore: (options: never) => Promise<unknown>;
  };
  readonly connection: (data: Data) => Connection | null | undefined;
}

/** Below a list: reads its next page, as long as there is one. */
export function More<Data>({ of: { data, fetchMore }, connection }: Props<Data>) {
  const [isReading, setReading] = useState(false);
  const shown = data && connection(data);
  if (!shown?.pageInfo.hasNextPage) return null;
  const read = async () => {
    setReading(true);
    const updateQuery = (before: unknown, { fetchMoreResult }: { fetchMoreResult: unknown }) =>
      extended(before, fetchMoreResult, connection(before as Data)!);
    const options = { variables: { after: shown.pageInfo.endCursor }, updateQuery };
    await fetchMore(options as never).finally(() => setReading(false));
  };
  return (
    <p>
      <Button loading={isReading} onClick={() => void read()}>
        <Trans>Show more</Trans>
      </Button>
    </p>
  );
}

/** A later answer to the same query, with the rows of the earlier one in front of those of the connection `at`. */
function extended(before: unknown, next: unknown, at: Connection): unknown {
  if (before === at)
    return { ...at, ...(next as Connection), edges: [...at.edges, ...(next as Connection).edges] };
  if (!isRecord(before) || !isRecord(next)) return next;
  return Object.fromEntries(
    Object.entries(next).map(([key, value]) => [key, extended(before[key], value, at)]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
