import { type QueryFilter, trusted } from 'mongoose';
import { type ChallengeService, organizes } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  createRecord,
  invalid,
  type Kernel,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  refuse,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import {
  assignmentModel,
  resultModel,
  roundModel,
  type RoundRecord,
  type RoundResultRecord,
} from '../model.js';
import { roundsVisibleTo } from '../policy.js';
import { type RoundAction, type RoundLifecycle, roundLifecycle } from '../workflow.js';
import { Finalisation, type FinaliseOptions } from './finalisation.js';
import { termProblems, type RoundTerms } from './round-terms.js';

/** Rounds: planned with their rubric, opened, extended and finalised. */
export class Rounds {
  readonly #lifecycle: RoundLifecycle;
  readonly #finalisation: Finalisation;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
  ) {
    this.#lifecycle = roundLifecycle(kernel);
    this.#finalisation = new Finalisation(kernel, this.#lifecycle);
    resultModel(kernel);
    kernel.registerSubject('round', this.#lifecycle.model as never);
  }

  /** A round the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<RoundRecord | null> {
    return (await this.findMany(viewer, [id]))[0] ?? null;
  }

  /** Those of the rounds that the viewer may see, in no order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<RoundRecord[]> {
    const key: QueryFilter<RoundRecord> = { _id: trusted({ $in: [...ids] }) };
    const filter = { $and: [key, await roundsVisibleTo(viewer, this.kernel)] };
    return roundModel(this.kernel).find(filter).lean<RoundRecord[]>();
  }

  /** Rounds of a challenge that the viewer may see, in the order they were planned. */
  async list(viewer: Viewer, challengeId: string, page: PageRequest): Promise<Page<RoundRecord>> {
    const filter = { $and: [{ challengeId }, await roundsVisibleTo(viewer, this.kernel)] };
    return paginate(roundModel(this.kernel), { filter, sort: { createdAt: 1 }, page });
  }

  /** Plans a round (organizers). Throws NOT_FOUND for a challenge the viewer does not see. */
  async create(
    viewer: Viewer,
    challengeId: string,
    terms: RoundTerms,
    act?: Act | null,
  ): Promise<RoundRecord> {
    const challenge = await this.challenges.find(viewer, challengeId);
    if (!challenge) throw notFound();
    authorize(viewer, organizes, challenge);
    refuse(termProblems(terms));
    const input = { challengeId, terms, act };
    const work = (tx: Transaction) => {
      const fields = { ...terms, challengeId, revision: 0, finalisedAt: null, createdAt: tx.now };
      return createRecord(tx, this.#lifecycle, fields, act ?? {});
    };
    const read = (id: string) => this.find(viewer, id);
    return once(this.kernel, viewer, { operation: 'createRound', input }, work, read);
  }

  /** Changes a planned round. Whether it is blind is fixed with its first assignment. */
  edit(viewer: Viewer, id: string, edit: Partial<RoundTerms>, act?: Act | null): Promise<RoundRecord> {
    const patch = (before: RoundRecord) => {
      refuse(termProblems({ ...before, ...edit }));
      return edit;
    };
    return this.#once(viewer, 'editRound', { id, edit, act }, async (tx) => {
      const after = await transition(tx, this.#lifecycle, { id, action: 'edit', patch, act });
      await this.#refuseChangedBlindness(tx, after);
      return after;
    });
  }

  /** Opens a round for reviews; it needs a rubric or recommendations, and a period that is not over. */
  open(viewer: Viewer, id: string, act?: Act | null): Promise<RoundRecord> {
    return this.#once(viewer, 'openRound', { id, act }, (tx) =>
      transition(tx, this.#lifecycle, { id, action: 'open', act }),
    );
  }

  /** Sets a later end of an open round's period. */
  extend(viewer: Viewer, id: string, until: Date, act?: Act | null): Promise<RoundRecord> {
    return this.#once(viewer, 'extendRound', { id, until, act }, (tx) => {
      const patch = (before: RoundRecord) => {
        const earliest = before.until && before.until > tx.now ? before.until : tx.now;
        if (until <= earliest) throw invalid('until', 'NOT_LATER', 'must be later than now and than before');
        return { until };
      };
      return transition(tx, this.#lifecycle, { id, action: 'extend', patch, act });
    });
  }

  /** Closes a round and works out its results; see `Finalisation`. */
  finalise(
    viewer: Viewer,
    id: string,
    options: FinaliseOptions = {},
    act?: Act | null,
  ): Promise<RoundRecord> {
    return this.#once(viewer, 'finaliseRound', { id, options, act }, (tx) =>
      this.#finalisation.run(tx, id, options, act ?? {}),
    );
  }

  /** Results of a round the viewer may see, the best first; empty until it is finalised. */
  async results(viewer: Viewer, roundId: string, page: PageRequest): Promise<Page<RoundResultRecord>> {
    if (!(await this.find(viewer, roundId))) throw notFound();
    return paginate(resultModel(this.kernel), { filter: { roundId }, sort: { position: 1 }, page });
  }

  /** Ids of the subjects of a kind with a result that rests on a review, the best first; as the transaction sees them. */
  async reviewedSubjects(tx: Transaction, roundId: string, subjectKind: string): Promise<string[]> {
    const rows = await resultModel(this.kernel)
      .find({ roundId, subjectKind, reviews: trusted({ $gt: 0 }) }, { subjectId: 1 })
      .sort({ position: 1 })
      .session(tx.session)
      .lean<Pick<RoundResultRecord, 'subjectId'>[]>();
    return rows.map(({ subjectId }) => subjectId);
  }

  viewerActions(viewer: Viewer, round: RoundRecord): Promise<RoundAction[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, round);
  }

  async #refuseChangedBlindness(tx: Transaction, { _id, blind }: RoundRecord): Promise<void> {
    const otherwise = await assignmentModel(this.kernel)
      .exists({ roundId: _id, blind: !blind })
      .session(tx.session);
    if (otherwise) throw invalid('blind', 'ASSIGNED', 'reviews have been assigned already');
  }

  #once(
    viewer: Viewer,
    operation: string,
    input: { id: string } & Record<string, unknown>,
    work: (tx: Transaction) => Promise<RoundRecord>,
  ): Promise<RoundRecord> {
    return once(this.kernel, viewer, { operation, input }, work, (id) => this.find(viewer, id));
  }
}
