import { type Problem } from '@duijie/shared';
import { refuse, type SubjectRef } from '../../kernel/index.js';
import { type AssignmentRecord } from '../model.js';
import { type Demand } from './balancing.js';
import { subjectKey } from './reviewables.js';

/** Subjects that are each to have so many of the reviewers (ids of people). */
export interface Covering {
  readonly subjects: readonly SubjectRef[];
  readonly reviewers: readonly string[];
  readonly perSubject: number;
}

type LiveReview = Pick<AssignmentRecord, 'subjectKind' | 'subjectId' | 'reviewer'>;

/**
 * What each subject still needs besides its live reviews, and who of the reviewers may give it: those who don't review it
 * already and whose conflicts (keys of subjects, reviewer by reviewer) don't name it. Throws InvalidInput
 * (TOO_FEW_REVIEWERS) naming each subject that cannot be covered.
 */
export function demandsOf(
  { subjects, reviewers, perSubject }: Covering,
  live: readonly LiveReview[],
  conflicts: readonly ReadonlyMap<string, string>[],
): Demand[] {
  const reviewersOf = new Map(subjects.map((subject) => [subjectKey(subject), new Set<string>()]));
  for (const { subjectKind: kind, subjectId: id, reviewer } of live)
    reviewersOf.get(subjectKey({ kind, id }))?.add(reviewer);
  const demands = subjects.map((subject) => {
    const key = subjectKey(subject);
    const taken = reviewersOf.get(key)!;
    const isFit = (index: number) => !taken.has(reviewers[index]!) && !conflicts[index]!.has(key);
    return { needs: Math.max(0, perSubject - taken.size), fit: [...reviewers.keys()].filter(isFit) };
  });
  refuse(demands.flatMap((demand, index) => uncovered(demand, `subjects.${index}`)));
  return demands;
}

/** How many live reviews each reviewer has. */
export function loadsOf(reviewers: readonly string[], live: readonly LiveReview[]): number[] {
  return reviewers.map((each) => live.filter(({ reviewer }) => reviewer === each).length);
}

function uncovered({ needs, fit }: Demand, path: string): Problem[] {
  if (fit.length >= needs) return [];
  const message = `needs ${needs} more reviewers, and ${fit.length} have no conflict of interest`;
  return [{ path, code: 'TOO_FEW_REVIEWERS', message }];
}
