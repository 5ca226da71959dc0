import { trusted } from 'mongoose';
import { type AccountService } from '../accounts/index.js';
import { type ChallengeService } from '../challenges/index.js';
import { type Kernel, systemViewer, type Transaction, type Viewer } from '../kernel/index.js';
import { roundModel, type RoundRecord } from './model.js';
import { Assignments, type Diagnosis } from './service/assignments.js';
import { Awards } from './service/awards.js';
import { Decisions } from './service/decisions.js';
import { Notices } from './service/notices.js';
import { type Reviewable, Reviewables, type SubjectView, type ViewKey } from './service/reviewables.js';
import { Rounds } from './service/rounds.js';

/** The rounds kernel: reviews of subjects that it knows by kind and id alone. */
export class ReviewService {
  readonly rounds: Rounds;
  readonly assignments: Assignments;
  readonly decisions: Decisions;
  readonly awards: Awards;
  readonly notices: Notices;
  readonly #reviewables = new Reviewables();

  constructor(
    private readonly kernel: Kernel,
    readonly challenges: ChallengeService,
    readonly accounts: AccountService,
  ) {
    this.rounds = new Rounds(kernel, challenges);
    this.assignments = new Assignments(kernel, this.#reviewables, accounts);
    this.decisions = new Decisions(kernel, challenges, this.rounds, this.#reviewables);
    this.awards = new Awards(kernel, challenges, this.rounds, this.#reviewables);
    this.notices = new Notices(kernel, challenges, this.#reviewables);
    accounts.defineScope('round', {
      exists: async (id) => (await this.#round(id)) !== null,
      within: async (id, challengeIds) => {
        const round = await this.#round(id);
        return challengeIds.filter((each) => each === round?.challengeId);
      },
    });
  }

  /** Lets subjects of a kind be reviewed; called once, by the slice that owns them. */
  registerReviewable(kind: string, reviewable: Reviewable): void {
    this.#reviewables.register(kind, reviewable);
  }

  /** What is shown of subjects, in the order of the keys; null where the slice that owns them shows nothing. */
  describe(viewer: Viewer, keys: readonly ViewKey[]): Promise<(SubjectView | null)[]> {
    return this.#reviewables.describe(viewer, keys);
  }

  /** How often a subject was reviewed, over all rounds: lets its slice ask whether it has been diagnosed. */
  async submittedReviews(subjectKind: string, subjectId: string, tx?: Transaction): Promise<Diagnosis> {
    const found = await this.assignments.submitted(subjectKind, [subjectId], tx);
    return found.get(subjectId)!;
  }

  /** The same for many subjects at once, by id. */
  submittedReviewsOf(subjectKind: string, subjectIds: readonly string[]): Promise<Map<string, Diagnosis>> {
    return this.assignments.submitted(subjectKind, subjectIds);
  }

  /** Those of the rounds that belong to one of the challenges. */
  roundsIn(ids: readonly string[], challengeIds: readonly string[]): Promise<string[]> {
    const own = { _id: trusted({ $in: [...ids] }), challengeId: trusted({ $in: [...challengeIds] }) };
    return roundModel(this.kernel).distinct('_id', own);
  }

  #round(id: string): Promise<RoundRecord | null> {
    return this.rounds.find(systemViewer('scope'), id);
  }
}
