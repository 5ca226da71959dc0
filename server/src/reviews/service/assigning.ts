import { type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type AccountService } from '../../accounts/index.js';
import { challengeScope } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  Conflict,
  createRecord,
  grant,
  holds,
  invalid,
  type Kernel,
  notFound,
  refuse,
  type SubjectRef,
  type Transaction,
  unlessTaken,
} from '../../kernel/index.js';
import { assignmentModel, type AssignmentRecord, roundModel, type RoundRecord } from '../model.js';
import { organizesIt, roundsVisibleTo } from '../policy.js';
import { type AssignmentLifecycle } from '../workflow.js';
import { idsByKind, type Reviewables } from './reviewables.js';

/** Every reviewer is to review every subject. */
export interface Assigning {
  readonly roundId: string;
  readonly subjects: readonly SubjectRef[];
  /** Ids of people. */
  readonly reviewers: readonly string[];
}

const mostAtOnce = 200;

/** Gives subjects to reviewers: judges of the challenge or round, whom no conflict of interest forbids it. */
export class Assigner {
  constructor(
    private readonly kernel: Kernel,
    private readonly lifecycle: AssignmentLifecycle,
    private readonly reviewables: Reviewables,
    private readonly accounts: Pick<AccountService, 'viewerForPerson'>,
  ) {}

  /** Answers the ids of the new assignments. All of them are made, or none. */
  async assign(tx: Transaction, assigning: Assigning, act: Act): Promise<string[]> {
    const round = await this.#openRound(tx, assigning.roundId);
    refuse(listProblems(assigning));
    const { subjects, reviewers } = assigning;
    if (act.evidence && subjects.length * reviewers.length > 1)
      throw invalid('act.evidence', 'ONE_RECORD', 'a file proves one thing: assign one review at a time');
    await this.reviewables.assertInChallenge(tx.viewer, round.challengeId, subjects, 'subjects');
    await this.#refuseUnfit(tx, round, assigning);
    const ids: string[] = [];
    for (const reviewer of reviewers)
      for (const subject of subjects) ids.push(await this.#assignOne(tx, round, subject, reviewer, act));
    await touchRound(tx, round._id);
    return ids;
  }

  async #openRound(tx: Transaction, roundId: string): Promise<RoundRecord> {
    const filter = { $and: [{ _id: roundId }, await roundsVisibleTo(tx.viewer, this.kernel)] };
    const round = await roundModel(this.kernel).findOne(filter).session(tx.session).lean<RoundRecord>();
    if (!round) throw notFound();
    authorize(tx.viewer, organizesIt, round);
    if (round.status === 'finalised') throw invalid('roundId', 'ROUND_CLOSED', 'the round is finalised');
    return round;
  }

  async #refuseUnfit(tx: Transaction, round: RoundRecord, { subjects, reviewers }: Assigning): Promise<void> {
    const problems: Problem[] = [];
    for (const [index, reviewer] of reviewers.entries()) {
      const path = `reviewers.${index}`;
      if (!(await this.#isJudge(round, reviewer))) {
        problems.push({ path, code: 'NOT_A_JUDGE', message: 'is no judge of this challenge or round' });
      }
      for (const [id, reason] of await this.#conflicts(tx, reviewer, subjects)) {
        problems.push({ path, code: 'CONFLICT_OF_INTEREST', message: `${id}: ${reason}` });
      }
    }
    refuse(problems);
  }

  async #isJudge({ _id, challengeId }: RoundRecord, personId: string): Promise<boolean> {
    const reviewer = await this.accounts.viewerForPerson(personId);
    const scopes = [challengeScope(challengeId), { kind: 'round', id: _id } as const];
    return scopes.some((scope) => holds(reviewer, 'judge', scope));
  }

  /** Conflicts that the subject's slice knows of, and those the reviewer once declared, in whatever round. */
  async #conflicts(
    tx: Transaction,
    reviewer: string,
    subjects: readonly SubjectRef[],
  ): Promise<Map<string, string>> {
    const conflicts = new Map<string, string>();
    for (const [kind, ids] of idsByKind(subjects)) {
      const declared = await assignmentModel(this.kernel)
        .find({ subjectKind: kind, subjectId: trusted({ $in: ids }), reviewer, status: 'conflict' })
        .session(tx.session)
        .lean<AssignmentRecord[]>();
      for (const { subjectId } of declared) conflicts.set(subjectId, 'declared a conflict of interest');
      const known = await this.reviewables.of(kind, 'subjects').conflictsOf(reviewer, ids);
      for (const [id, reason] of known) conflicts.set(id, reason);
    }
    return conflicts;
  }

  async #assignOne(
    tx: Transaction,
    { _id: roundId, challengeId, blind }: RoundRecord,
    subject: SubjectRef,
    reviewer: string,
    act: Act,
  ): Promise<string> {
    const where = { challengeId, roundId, blind, subjectKind: subject.kind, subjectId: subject.id };
    const who = { reviewer, assignedBy: tx.viewer.personId, assignedAt: tx.now };
    const empty = { scores: [], comment: null, recommendation: null, conflict: null, submittedAt: null };
    const taken = new Conflict('reviewers', `${reviewer} reviews ${subject.id} in this round already`);
    const created = createRecord(tx, this.lifecycle, { ...where, ...who, ...empty }, act);
    const { _id } = await unlessTaken(created, 'reviewer', taken);
    await grant(tx, {
      subjectKind: subject.kind,
      subjectId: subject.id,
      granteeKind: 'person',
      granteeId: reviewer,
      capability: reviewCapability(blind),
      sourceKind: 'assignment',
      sourceId: _id,
    });
    return _id;
  }
}

/**
 * The capability an assignment gives on its subject. A blind one gives `review-blind`, so that no slice takes it for
 * leave to show whose the subject is: blind reviewers read it through their assignment alone.
 */
export function reviewCapability(blind: boolean): 'review' | 'review-blind' {
  return blind ? 'review-blind' : 'review';
}

/**
 * Writes to the round without changing what it says, so that assigning and reopening collide with an edit or the
 * finalisation of the round at the same moment, and one of the two runs again on what the other left.
 */
export async function touchRound(tx: Transaction, roundId: string): Promise<void> {
  await roundModel(tx.kernel).updateOne({ _id: roundId }, { $inc: { revision: 1 } }, { session: tx.session });
}

function listProblems({ subjects, reviewers }: Assigning): Problem[] {
  const keys = subjects.map(({ kind, id }) => `${kind}:${id}`);
  const problems = [...duplicates('subjects', keys), ...duplicates('reviewers', reviewers)];
  for (const [path, list] of Object.entries({ subjects, reviewers }))
    if (list.length === 0) problems.push({ path, code: 'REQUIRED', message: 'at least one' });
  if (subjects.length * reviewers.length > mostAtOnce)
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
