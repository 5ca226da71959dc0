import { type Schema } from 'mongoose';

/**
 * What lists are ordered by: never null, so that a cursor can stand on it. What has no value yet comes last.
 * They are derived here, where no use case can forget them and history need not repeat them.
 */
export interface SortKeys {
  byDeadline: Date;
  byBudget: bigint;
  byBudgetDown: bigint;
  byCode: string;
  byRelease: Date;
}

export const sortKeyFields = {
  byDeadline: { type: Date, required: true },
  byBudget: { type: BigInt, required: true },
  byBudgetDown: { type: BigInt, required: true },
  byCode: { type: String, required: true },
  byRelease: { type: Date, required: true },
} as const;

/** The fields that lists may be ordered by. */
interface Sorted {
  deadline: Date | null;
  budget: bigint | null;
  code: string | null;
  releasedAt: Date | null;
}

/** Stands for a budget still to be negotiated and a deadline not set yet: behind every real one. */
export const undetermined = { amount: 2n ** 62n, instant: new Date('9999-12-31T00:00:00Z') } as const;
const firstInstant = new Date(0);

/** The keys of those fields that are given. */
export function sortKeysOf({ deadline, budget, code, releasedAt }: Partial<Sorted>): Partial<SortKeys> {
  return {
    ...(deadline !== undefined && { byDeadline: deadline ?? undetermined.instant }),
    ...(budget !== undefined && {
      byBudget: budget ?? undetermined.amount,
      byBudgetDown: budgetDown(budget),
    }),
    ...(code !== undefined && { byCode: code ?? '~' }),
    ...(releasedAt !== undefined && { byRelease: releasedAt ?? firstInstant }),
  };
}

/** Has every write of a sorted field write its key too. */
export function deriveSortKeys<R extends Sorted & SortKeys>(schema: Schema<R>): void {
  schema.pre('validate', function () {
    const { deadline, budget, code, releasedAt } = this as unknown as Sorted;
    this.set(sortKeysOf({ deadline, budget, code, releasedAt }));
  });
}

function budgetDown(budget: bigint | null): bigint {
  return budget === null ? undetermined.amount : -budget;
}
