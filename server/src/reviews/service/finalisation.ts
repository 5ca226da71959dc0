import { type Problem } from '@duijie/shared';
import {
  type Act,
  invalid,
  type Kernel,
  refuse,
  revokeGrants,
  type SubjectRef,
  type Transaction,
  transition,
} from '../../kernel/index.js';
import {
  assignmentModel,
  type AssignmentRecord,
  resultModel,
  type RoundRecord,
  type RoundResultRecord,
} from '../model.js';
import { type AssignmentLifecycle, assignmentLifecycle, type RoundLifecycle } from '../workflow.js';
import { groupBy } from './groups.js';
import { type RankedSubject, rankSubjects, undecidedTies } from './ranking.js';
import { compare, ratio, toDecimal, toFraction } from './ratio.js';
import { scoreSubjects } from './scoring.js';

export interface FinaliseOptions {
  /** Finalises although reviews are outstanding or too few; needs a reason, and cancels the outstanding ones. */
  readonly force?: boolean | null;
  /** Under the tie rule `organizer-decides`: tied subjects, the better one first. */
  readonly order?: readonly SubjectRef[] | null;
}

/** Turns an open round's submitted reviews into its results, in the transaction that closes the round. */
export class Finalisation {
  readonly #assignments: AssignmentLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly rounds: RoundLifecycle,
  ) {
    this.#assignments = assignmentLifecycle(kernel, async () => null);
  }

  /**
   * Throws InvalidInput while reviews are outstanding, a subject has fewer than the round asks for (both unless forced),
   * or a tie is left that the organizer has to decide.
   */
  async run(tx: Transaction, id: string, options: FinaliseOptions, act: Act): Promise<RoundRecord> {
    // Results are written before the fact, so that whoever follows it finds them.
    const patch = async (round: RoundRecord) => {
      await this.#writeResults(tx, round, options, act);
      return { finalisedAt: act.effectiveAt ?? tx.now };
    };
    return transition(tx, this.rounds, { id, action: 'finalise', act, patch });
  }

  async #writeResults(
    tx: Transaction,
    round: RoundRecord,
    options: FinaliseOptions,
    act: Act,
  ): Promise<void> {
    const assignments = await assignmentModel(this.kernel)
      .find({ roundId: round._id })
      .session(tx.session)
      .lean<AssignmentRecord[]>();
    const relevant = assignments.filter(({ status }) => status !== 'cancelled');
    if (options.force) await this.#cancelOutstanding(tx, relevant, act);
    else refuse([...outstanding(relevant), ...tooFew(round, relevant)]);
    const results = resultsOf(round, relevant, options.order ?? []);
    const rows = results.map((result) => ({ ...result, _id: this.kernel.id() }));
    await resultModel(this.kernel).insertMany(rows, { session: tx.session });
  }

  async #cancelOutstanding(
    tx: Transaction,
    assignments: readonly AssignmentRecord[],
    act: Act,
  ): Promise<void> {
    if (!act.reason?.trim()) throw invalid('act.reason', 'REQUIRED', 'forcing needs a reason');
    for (const { _id: id } of assignments.filter(isOutstanding)) {
      const own = { reason: act.reason, effectiveAt: act.effectiveAt ?? null };
      await transition(tx, this.#assignments, { id, action: 'cancel', act: own });
      await revokeGrants(tx, { kind: 'assignment', id });
    }
  }
}

function isOutstanding({ status }: AssignmentRecord): boolean {
  return status === 'assigned' || status === 'accepted';
}

function outstanding(assignments: readonly AssignmentRecord[]): Problem[] {
  const count = assignments.filter(isOutstanding).length;
  if (count === 0) return [];
  return [{ path: 'assignments', code: 'OUTSTANDING', message: `${count} reviews are not submitted` }];
}

function tooFew({ minimumReviews }: RoundRecord, assignments: readonly AssignmentRecord[]): Problem[] {
  return [...groupBy(assignments, keyOf)].flatMap(([key, own]) => {
    const count = own.filter(({ status }) => status === 'submitted').length;
    if (count >= minimumReviews) return [];
    return [
      { path: 'assignments', code: 'TOO_FEW_REVIEWS', message: `${key}: ${count} of ${minimumReviews}` },
    ];
  });
}

function resultsOf(
  round: RoundRecord,
  assignments: readonly AssignmentRecord[],
  order: readonly SubjectRef[],
): Omit<RoundResultRecord, '_id'>[] {
  const bySubject = groupBy(assignments, keyOf);
  const reviews = assignments
    .filter(({ status }) => status === 'submitted')
    .map((each) => ({ reviewer: each.reviewer, subject: keyOf(each), scores: each.scores }));
  const scores = scoreSubjects(round.formula, round.rubric, [...bySubject.keys()], reviews);
  const wished = order.map(({ kind, id }) => `${kind}:${id}`);
  if (round.tieRule === 'organizer-decides') refuse(tieProblems(undecidedTies(scores, wished)));
  const ties = { rule: round.tieRule, criterion: round.tieCriterion, order: wished };
  return rankSubjects(scores, ties).map((ranked, index) => ({
    ...resultOf(round, ranked, bySubject.get(ranked.subject)!),
    position: index + 1,
  }));
}

function tieProblems(undecided: readonly string[]): Problem[] {
  if (undecided.length === 0) return [];
  const message = `put these in order, the better one first: ${undecided.join(', ')}`;
  return [{ path: 'order', code: 'TIE_UNDECIDED', message }];
}

function resultOf(
  round: RoundRecord,
  { means, values, score, normalised, rank, tied }: RankedSubject,
  assignments: readonly AssignmentRecord[],
): Omit<RoundResultRecord, '_id' | 'position'> {
  const submitted = assignments.filter(({ status }) => status === 'submitted');
  const { subjectKind, subjectId } = assignments[0]!;
  return {
    roundId: round._id,
    challengeId: round.challengeId,
    blind: round.blind,
    subjectKind,
    subjectId,
    reviews: submitted.length,
    criteria: [...means].map(([code, mean]) => ({ code, mean: toDecimal(mean) })),
    values: values.map((value) => toDecimal(value)),
    recommendations: countRecommendations(round, submitted),
    score: score && toDecimal(score),
    exactScore: score && toFraction(score),
    normalisedScore: normalised && toDecimal(normalised),
    rank,
    tied,
    outcome: outcomeOf(round, score),
  };
}

function countRecommendations({ recommendations }: RoundRecord, submitted: readonly AssignmentRecord[]) {
  return recommendations
    .map(({ code }) => ({ code, count: submitted.filter((each) => each.recommendation === code).length }))
    .filter(({ count }) => count > 0);
}

/** The outcome of the highest threshold that the score reaches. */
function outcomeOf({ thresholds }: RoundRecord, score: RankedSubject['score']): string | null {
  if (score === null) return null;
  const reached = thresholds
    .filter(({ atLeast }) => compare(score, ratio(atLeast, 10)) >= 0)
    .sort((a, b) => b.atLeast - a.atLeast);
  return reached[0]?.outcome ?? null;
}

function keyOf({ subjectKind, subjectId }: AssignmentRecord): string {
  return `${subjectKind}:${subjectId}`;
}
