import { organizesIt } from '../../challenges/index.js';
import { type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import {
  type Act,
  authorize,
  Conflict,
  createRecord,
  grant,
  invalid,
  type Kernel,
  notFound,
  refuse,
  type SubjectRef,
  type Transaction,
  unlessTaken,
} from '../../kernel/index.js';
import {
  assignmentModel,
  type AssignmentRecord,
  liveStates,
  roundModel,
  type RoundRecord,
} from '../model.js';
import { roundsVisibleTo } from '../policy.js';
import { type AssignmentLifecycle } from '../workflow.js';
import { balance } from './balancing.js';
import { reviewCapability } from './capability.js';
import { type Covering, demandsOf, loadsOf } from './demands.js';
import { type Reviewables, subjectKey } from './reviewables.js';
import { type Reviewers } from './reviewers.js';

/** Subjects and reviewers of one round. */
export interface Assigning {
  readonly roundId: string;
  readonly subjects: readonly SubjectRef[];
  /** Ids of people. */
  readonly reviewers: readonly string[];
}

/** Every subject is to have `perSubject` of the reviewers. */
export type BalancedAssigning = Assigning & Covering;

interface Pair {
  readonly subject: SubjectRef;
  readonly reviewer: string;
}

const mostAtOnce = 200;

/** Gives subjects to reviewers: judges of the challenge or round, whom no conflict of interest forbids it. */
export class Assigner {
  constructor(
    private readonly kernel: Kernel,
    private readonly lifecycle: AssignmentLifecycle,
    private readonly reviewables: Reviewables,
    private readonly reviewers: Reviewers,
  ) {}

  /** Every reviewer is to review every subject. Answers the new assignments. All of them are made, or none. */
  async assign(tx: Transaction, assigning: Assigning, act: Act): Promise<AssignmentRecord[]> {
    const { subjects, reviewers } = assigning;
    const round = await this.#openRound(tx, assigning, reviewers.length);
    refuse([
      ...(await this.reviewers.notJudges(round, reviewers)),
      ...(await this.#conflicts(tx, assigning)),
    ]);
    const pairs = reviewers.flatMap((reviewer) => subjects.map((subject) => ({ subject, reviewer })));
    return this.#assignAll(tx, round, pairs, act);
  }

  /**
   * Every subject comes to have `perSubject` reviewers, its live assignments in the round counted; the new ones are chosen
   * among the given reviewers, none against a conflict of interest, so that the numbers of their live assignments in the
   * round differ as little as that allows. Throws InvalidInput naming each subject for which there are too few.
   */
  async assignBalanced(tx: Transaction, assigning: BalancedAssigning, act: Act): Promise<AssignmentRecord[]> {
    const { subjects, reviewers, perSubject } = assigning;
    const round = await this.#openRound(tx, assigning, perSubject);
    refuse(await this.reviewers.notJudges(round, reviewers));
    const live = await this.#liveIn(tx, round);
    const conflicts = await inTurn(reviewers, (each) => this.reviewers.conflictsOf(tx, each, subjects));
    const demands = demandsOf(assigning, live, conflicts);
    const pairs = balance(loadsOf(reviewers, live), demands).flatMap((chosen, index) =>
      chosen.map((each) => ({ subject: subjects[index]!, reviewer: reviewers[each]! })),
    );
    return this.#assignAll(tx, round, pairs, act);
  }

  /** The round, if the viewer may assign reviews of these subjects in it, so many of each. */
  async #openRound(tx: Transaction, assigning: Assigning, perSubject: number): Promise<RoundRecord> {
    const { roundId, subjects } = assigning;
    const filter = { $and: [{ _id: roundId }, await roundsVisibleTo(tx.viewer, this.kernel)] };
    const round = await roundModel(this.kernel).findOne(filter).session(tx.session).lean<RoundRecord>();
    if (!round) throw notFound();
    authorize(tx.viewer, organizesIt, round);
    if (round.status === 'finalised') throw invalid('roundId', 'ROUND_CLOSED', 'the round is finalised');
    refuse(listProblems(assigning, perSubject));
    await this.reviewables.assertInChallenge(tx.viewer, round.challengeId, subjects, 'subjects');
    return round;
  }

  async #conflicts(tx: Transaction, { subjects, reviewers }: Assigning): Promise<Problem[]> {
    const found = await inTurn(reviewers, (each) => this.reviewers.conflictsOf(tx, each, subjects));
    return found.flatMap((conflicts, index) =>
      [...conflicts].map(([key, reason]) => ({
        path: `reviewers.${index}`,
        code: 'CONFLICT_OF_INTEREST',
        message: `${key}: ${reason}`,
      })),
    );
  }

  #liveIn(tx: Transaction, { _id }: RoundRecord): Promise<AssignmentRecord[]> {
    return assignmentModel(this.kernel)
      .find({ roundId: _id, status: trusted({ $in: [...liveStates] }) })
      .session(tx.session)
      .lean<AssignmentRecord[]>()
      .exec();
  }

  async #assignAll(
    tx: Transaction,
    round: RoundRecord,
    pairs: readonly Pair[],
    act: Act,
  ): Promise<AssignmentRecord[]> {
    if (act.evidence && pairs.length > 1)
      throw invalid('act.evidence', 'ONE_RECORD', 'a file proves one thing: assign one review at a time');
    const assigned = await inTurn(pairs, (pair) => this.#assignOne(tx, round, pair, act));
    await touchRound(tx, round._id);
    return assigned;
  }

  async #assignOne(
    tx: Transaction,
    { _id: roundId, challengeId, blind }: RoundRecord,
    { subject, reviewer }: Pair,
    act: Act,
  ): Promise<AssignmentRecord> {
    const where = { challengeId, roundId, blind, subjectKind: subject.kind, subjectId: subject.id };
    const who = { reviewer, assignedBy: tx.viewer.personId, assignedAt: tx.now };
    const empty = { scores: [], comment: null, recommendation: null, conflict: null, submittedAt: null };
    const taken = new Conflict('reviewers', `${reviewer} reviews ${subject.id} in this round already`);
    const created = createRecord(tx, this.lifecycle, { ...where, ...who, ...empty }, act);
    const assignment = await unlessTaken(created, 'reviewer', taken);
    await grant(tx, {
      subjectKind: subject.kind,
      subjectId: subject.id,
      granteeKind: 'person',
      granteeId: reviewer,
      capability: reviewCapability(blind),
      sourceKind: 'assignment',
      sourceId: assignment._id,
    });
    return assignment;
  }
}

/**
 * Writes to the round without changing what it says, so that assigning and reopening collide with an edit or the
 * finalisation of the round at the same moment, and one of the two runs again on what the other left.
 */
export async function touchRound(tx: Transaction, roundId: string): Promise<void> {
  await roundModel(tx.kernel).updateOne({ _id: roundId }, { $inc: { revision: 1 } }, { session: tx.session });
}

/** One after the other, as a transaction asks for it. */
async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function listProblems({ subjects, reviewers }: Assigning, perSubject: number): Problem[] {
  const problems = [
    ...duplicates('subjects', subjects.map(subjectKey)),
    ...duplicates('reviewers', reviewers),
  ];
  for (const [path, list] of Object.entries({ subjects, reviewers }))
    if (list.length === 0) problems.push({ path, code: 'REQUIRED', message: 'at least one' });
  if (subjects.length * perSubject > mostAtOnce)
    problems.push({ path: 'subjects', code: 'TOO_MANY', message: `at most ${mostAtOnce} reviews at once` });
  return problems;
}

function duplicates(path: string, keys: readonly string[]): Problem[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ path: `${path}.${index}`, code: 'DUPLICATE', message: 'twice in the list' }],
  );
}
