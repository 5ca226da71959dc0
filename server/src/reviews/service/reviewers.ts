import { type Problem } from '@duijie/shared';
import { trusted } from 'mongoose';
import { type AccountService } from '../../accounts/index.js';
import { challengeScope } from '../../challenges/index.js';
import { holds, type Kernel, type SubjectRef, type Transaction } from '../../kernel/index.js';
import { assignmentModel, type AssignmentRecord, type RoundRecord } from '../model.js';
import { idsByKind, type Reviewables, subjectKey } from './reviewables.js';

/** Who may review what: judges of the challenge or round, as far as no conflict of interest forbids it. */
export class Reviewers {
  constructor(
    private readonly kernel: Kernel,
    private readonly reviewables: Reviewables,
    private readonly accounts: Pick<AccountService, 'viewerForPerson'>,
  ) {}

  /** A problem for each of the people who is no judge. */
  async notJudges(round: RoundRecord, people: readonly string[]): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const [index, personId] of people.entries())
      if (!(await this.#isJudge(round, personId))) {
        const message = 'is no judge of this challenge or round';
        problems.push({ path: `reviewers.${index}`, code: 'NOT_A_JUDGE', message });
      }
    return problems;
  }

  /** Subject key → why this person must not review it: what its slice knows, or what they once declared in whatever round. */
  async conflictsOf(
    tx: Transaction,
    personId: string,
    subjects: readonly SubjectRef[],
  ): Promise<Map<string, string>> {
    const conflicts = new Map<string, string>();
    for (const [kind, ids] of idsByKind(subjects)) {
      const declared = await assignmentModel(this.kernel)
        .find({ subjectKind: kind, subjectId: trusted({ $in: ids }), reviewer: personId, status: 'conflict' })
        .session(tx.session)
        .lean<AssignmentRecord[]>();
      for (const { subjectId: id } of declared)
        conflicts.set(subjectKey({ kind, id }), 'declared a conflict of interest');
      const known = await this.reviewables.of(kind, 'subjects').conflictsOf(personId, ids);
      for (const [id, reason] of known) conflicts.set(subjectKey({ kind, id }), reason);
    }
    return conflicts;
  }

  async #isJudge({ _id, challengeId }: RoundRecord, personId: string): Promise<boolean> {
    const reviewer = await this.accounts.viewerForPerson(personId);
    const scopes = [challengeScope(challengeId), { kind: 'round', id: _id } as const];
    return scopes.some((scope) => holds(reviewer, 'judge', scope));
  }
}
