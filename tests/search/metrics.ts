import { type Grade } from './queries.js';

/** What an engine answered, best first, and what it should have. */
export interface Judgement {
  readonly ranking: readonly string[];
  readonly grades: ReadonlyMap<string, Grade>;
}

/** The figures of one slice: means over its queries, all from 0 to 1. */
export interface Score {
  readonly queries: number;
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
  /** The share of queries without a single hit. */
  readonly zeroRate: number;
}

/** Throws where nothing was judged: a mean over nothing is no figure. */
export function scoreOf(judgements: readonly Judgement[]): Score {
  if (judgements.length === 0) throw new Error('nothing was judged');
  const mean = (valueOf: (judgement: Judgement) => number) =>
    judgements.reduce((sum, each) => sum + valueOf(each), 0) / judgements.length;
  return {
    queries: judgements.length,
    ndcg10: mean((each) => ndcg(each, 10)),
    recall10: mean((each) => recall(each, 10)),
    recall100: mean((each) => recall(each, 100)),
    mrr10: mean((each) => reciprocalRank(each, 10)),
    zeroRate: mean(({ ranking }) => (ranking.length === 0 ? 1 : 0)),
  };
}

/**
 * Normalised discounted cumulative gain of the first `depth` hits: a hit of grade g gains 2^g − 1, divided by the binary
 * logarithm of its rank + 1; 1 is the best order there could be.
 */
export function ndcg({ ranking, grades }: Judgement, depth: number): number {
  const ideal = [...grades.values()].sort((a, b) => b - a);
  return gain(ranking.map((id) => grades.get(id) ?? 0).slice(0, depth)) / gain(ideal.slice(0, depth));
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
}

/** The share of the records that are meant that is among the first `depth` hits; those only related don't count. */
export function recall({ ranking, grades }: Judgement, depth: number): number {
  const meant = meantOf(grades);
  const first = new Set(ranking.slice(0, depth));
  return meant.filter((id) => first.has(id)).length / meant.length;
}

/** One divided by the rank of the first hit that is meant; 0 where it is not among the first `depth`. */
export function reciprocalRank({ ranking, grades }: Judgement, depth: number): number {
  const index = ranking.slice(0, depth).findIndex((id) => grades.get(id) === 2);
  return index < 0 ? 0 : 1 / (index + 1);
}

function meantOf(grades: ReadonlyMap<string, Grade>): string[] {
  return [...grades].flatMap(([id, grade]) => (grade === 2 ? [id] : []));
}
