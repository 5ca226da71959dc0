import { type LedgerRowFragment } from './ledger.generated.js';

/** What contracts come to. */
export interface Sums {
  readonly count: number;
  readonly total: string;
  readonly paid: string;
  readonly outstanding: string;
}

/** States of contracts that were signed by everybody and count, each once: an intent that was replaced does not. */
const counted: readonly string[] = ['SIGNED', 'REGISTERED', 'PERFORMING', 'ACCEPTED', 'TERMINATED'];

/** The contracts that totals are made of: formal ones that every party signed. */
export function countedOnes(contracts: readonly LedgerRowFragment[]): readonly LedgerRowFragment[] {
  return contracts.filter(({ kind, status }) => kind === 'FORMAL' && counted.includes(status));
}

/** Exact sums, in fen. Undetermined amounts count as nothing. */
export function sumsOf(contracts: readonly LedgerRowFragment[]): Sums {
  const sum = (amountOf: (each: LedgerRowFragment) => string | null) =>
    String(contracts.reduce((before, each) => before + BigInt(amountOf(each) ?? '0'), 0n));
  return {
    count: contracts.length,
    total: sum(({ terms }) => terms.total),
    paid: sum(({ paid }) => paid),
    outstanding: sum(({ outstanding, status }) => (status === 'TERMINATED' ? null : outstanding)),
  };
}

/** The sums of each group, the largest total first. */
export function sumsBy(
  contracts: readonly LedgerRowFragment[],
  keyOf: (each: LedgerRowFragment) => string,
): { readonly key: string; readonly sums: Sums }[] {
  const groups = new Map<string, LedgerRowFragment[]>();
  for (const each of contracts) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  const found = [...groups].map(([key, rows]) => ({ key, sums: sumsOf(rows) }));
  return found.sort((a, b) => (BigInt(b.sums.total) > BigInt(a.sums.total) ? 1 : -1));
}
