import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type RequirementFilterInput, type RequirementStatus } from './needs.generated.js';

/** What is shown, and how; it is in the address, so that it can be sent to somebody and survives a reload. */
export interface Wish {
  readonly view: 'board' | 'table';
  readonly words: string;
  readonly field: string;
  readonly region: string;
  readonly status: string;
}

const names = { view: 'view', words: 'q', field: 'field', region: 'region', status: 'status' } as const;

/** The wish in the address, and a way to change it in place. */
export function useWish(): [Wish, (change: Partial<Wish>) => void] {
  const [search, setSearch] = useSearchParams();
  const wish = useMemo<Wish>(() => {
    const value = (name: keyof Wish) => search.get(names[name]) ?? '';
    return {
      view: value('view') === 'table' ? 'table' : 'board',
      words: value('words'),
      field: value('field'),
      region: value('region'),
      status: value('status'),
    };
  }, [search]);
  const change = useCallback(
    (given: Partial<Wish>) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(given) as [keyof Wish, string][]) {
            if (value === '' || value === 'board') next.delete(names[name]);
            else next.set(names[name], value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [wish, change];
}

/** The wish as the API takes it. */
export function filterOf({ field, region, status }: Wish): RequirementFilterInput {
  return {
    ...(field && { fields: [field] }),
    ...(region && { regions: [region] }),
    ...(status && { status: [status as RequirementStatus] }),
  };
}

/** Whether less than everything is asked for. */
export function isNarrowed({ words, field, region, status }: Wish): boolean {
  return [words, field, region, status].some((value) => value !== '');
}
