import { type NeedComparisonQuery } from './compare.generated.js';

export type ComparedNeed = NonNullable<NeedComparisonQuery['requirement']>;
export type Solution = ComparedNeed['comparison']['solutions'][number];
export type Row = ComparedNeed['comparison']['rows'][number];
export type Answer = Row['answers'][number];

/** How many solutions fit beside each other. */
export const mostCompared = 4;

/** The solutions that are looked at: those asked for, else the first ones. */
export function chosenOf(need: ComparedNeed, asked: string | null): readonly Solution[] {
  const { solutions } = need.comparison;
  const codes = asked?.split(',') ?? [];
  const found = solutions.filter(({ code }) => codes.includes(code)).slice(0, mostCompared);
  return asked === null ? solutions.slice(0, mostCompared) : found;
}

/** Whether what is compared is not the same everywhere. */
export function differs(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value ?? null))).size > 1;
}
