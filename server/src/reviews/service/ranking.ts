import { type TieRule } from '../model.js';
import { groupBy } from './groups.js';
import { compare, type Ratio, toFraction } from './ratio.js';
import { type SubjectScore } from './scoring.js';

export interface RankedSubject extends SubjectScore {
  /** 1 is the best; null for a subject without a score. */
  readonly rank: number | null;
  readonly tied: boolean;
}

export interface TieBreak {
  readonly rule: TieRule;
  /** Under `higher-criterion`: the criterion whose higher mean wins. */
  readonly criterion: string | null;
  /** Under `organizer-decides`: tied subjects in the order the organizer chose. */
  readonly order: readonly string[];
}

/**
 * Ranks by exact score, the best first; subjects without a score come last and have no rank. What the tie rule cannot
 * tell apart shares a rank, and the ranks after it are skipped (1, 2, 2, 4). Deterministic whatever order comes in.
 */
export function rankSubjects(scores: readonly SubjectScore[], ties: TieBreak): RankedSubject[] {
  const sorted = [...scores].sort((a, b) => better(a, b, ties) || (a.subject < b.subject ? -1 : 1));
  const tied = tiedSubjects(scores);
  const ranked: RankedSubject[] = [];
  for (const [index, each] of sorted.entries()) {
    const previous = ranked.at(-1);
    const shares = previous !== undefined && better(previous, each, ties) === 0;
    const rank = each.score === null ? null : shares ? previous.rank : index + 1;
    ranked.push({ ...each, rank, tied: tied.has(each.subject) });
  }
  return ranked;
}

/** Subjects that share their score with another and that the organizer has not put in order. */
export function undecidedTies(scores: readonly SubjectScore[], order: readonly string[]): string[] {
  return [...tiedSubjects(scores)].filter((subject) => !order.includes(subject)).sort();
}

function tiedSubjects(scores: readonly SubjectScore[]): Set<string> {
  const scored = scores.filter(({ score }) => score !== null);
  const groups = groupBy(scored, ({ score }) => toFraction(score!));
  const tied = [...groups.values()].filter((group) => group.length > 1).flat();
  return new Set(tied.map(({ subject }) => subject));
}

function better(a: SubjectScore, b: SubjectScore, { rule, criterion, order }: TieBreak): number {
  const difference = byScore(a.score, b.score);
  if (difference !== 0 || a.score === null) return difference;
  if (rule === 'higher-criterion' && criterion !== null)
    return byScore(a.means.get(criterion) ?? null, b.means.get(criterion) ?? null);
  if (rule === 'organizer-decides') return order.indexOf(a.subject) - order.indexOf(b.subject);
  return 0;
}

function byScore(a: Ratio | null, b: Ratio | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(b, a);
}
