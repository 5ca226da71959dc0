import { type ChallengeService, organizesIt } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  codeProblems,
  Conflict,
  createRecord,
  invalid,
  type Kernel,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  type SubjectRef,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { awardModel, type AwardRecord, resultModel, type RoundResultRecord } from '../model.js';
import { awardsVisibleTo, roleKey } from '../policy.js';
import { type AwardAction, type AwardLifecycle, awardLifecycle } from '../workflow.js';
import { type Reviewables } from './reviewables.js';
import { type Rounds } from './rounds.js';

/** An award to be granted to one subject on the result of a finalised round. */
export interface NewAward {
  readonly roundId: string;
  /** A code of the challenge's dictionary `awardKinds`. */
  readonly kind: string;
  readonly subject: SubjectRef;
}

/** Awards: the panel's result is one key, the confirmation by the subject's owner the other. */
export class Awards {
  readonly #lifecycle: AwardLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    private readonly rounds: Rounds,
    private readonly reviewables: Reviewables,
  ) {
    this.#lifecycle = awardLifecycle(kernel);
    kernel.registerSubject('award', this.#lifecycle.model as never);
  }

  /** An award the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<AwardRecord | null> {
    const filter = { $and: [{ _id: id }, awardsVisibleTo(viewer)] };
    return awardModel(this.kernel).findOne(filter).lean<AwardRecord>();
  }

  /** Awards of a challenge that the viewer may see, the latest first. */
  list(viewer: Viewer, challengeId: string, page: PageRequest): Promise<Page<AwardRecord>> {
    const filter = { $and: [{ challengeId }, awardsVisibleTo(viewer)] };
    return paginate(awardModel(this.kernel), { filter, sort: { grantedAt: -1 }, page });
  }

  /** Grants an award (organizers). Throws Conflict when the subject has one of this kind already. */
  async grant(viewer: Viewer, award: NewAward, act?: Act | null): Promise<AwardRecord> {
    const { challengeId, result } = await this.#panelResult(viewer, award);
    const challenge = await this.challenges.find(viewer, challengeId);
    refuse(codeProblems('kind', [award.kind], challenge?.dictionaries.awardKinds ?? []));
    const { kind, id: subjectId } = award.subject;
    const confirmers = await this.reviewables.of(kind, 'subject.kind').confirmersOf(subjectId);
    const request = { operation: 'grantAward', input: { award, act } };
    const work = (tx: Transaction) => {
      const where = { challengeId, kind: award.kind, subjectKind: kind, subjectId };
      const basis = { roundId: award.roundId, resultId: result._id, rank: result.rank };
      const keys = { confirmers: confirmers.map(roleKey), confirmedAt: null, grantedAt: tx.now };
      const fields = { ...where, ...basis, ...keys };
      const taken = new Conflict('kind', 'the subject has this award already');
      return unlessTaken(createRecord(tx, this.#lifecycle, fields, act ?? {}), 'kind', taken);
    };
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  /** Turns the owner's key; an organizer may do it on the owner's behalf, with evidence. */
  confirm(viewer: Viewer, id: string, act?: Act | null): Promise<AwardRecord> {
    const request = { operation: 'confirmAward', input: { id, act } };
    const work = (tx: Transaction) => {
      const patch = { confirmedAt: act?.effectiveAt ?? tx.now };
      return transition(tx, this.#lifecycle, { id, action: 'confirm', act, patch });
    };
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }

  viewerActions(viewer: Viewer, award: AwardRecord): Promise<AwardAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, award);
  }

  async #panelResult(
    viewer: Viewer,
    { roundId, subject }: NewAward,
  ): Promise<{ challengeId: string; result: RoundResultRecord }> {
    const round = await this.rounds.find(viewer, roundId);
    if (!round) throw notFound();
    authorize(viewer, organizesIt, round);
    const key = { roundId, subjectKind: subject.kind, subjectId: subject.id };
    const result = await resultModel(this.kernel).findOne(key).lean<RoundResultRecord>();
    if (!result || result.reviews === 0)
      throw invalid('subject.id', 'NO_RESULT', 'the round has no result for this subject');
    return { challengeId: round.challengeId, result };
  }
}
