import { type ReactNode } from 'react';
import { Failure } from './Failure.js';
import { Loading } from './Loading.js';

interface Props<Data> {
  /** What `useQuery` gives. */
  readonly of: {
    readonly data?: Data | undefined;
    readonly error?: unknown;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** What a query answers, once it does: a skeleton before, and what went wrong instead. Data that is there stays. */
export function Answer<Data>({ of: { data, error, refetch }, children }: Props<Data>) {
  if (data !== undefined) return children(data);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  return <Loading />;
}
