import { type QueryFilter, trusted } from 'mongoose';
import { type AccountService } from '../../accounts/index.js';
import {
  type Act,
  invalid,
  type Kernel,
  type LocalizedText,
  once,
  type Page,
  type PageRequest,
  paginate,
  type Patch,
  personOf,
  refuse,
  revokeGrants,
  type Taking,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import {
  assignmentModel,
  type AssignmentRecord,
  roundModel,
  type RoundRecord,
  type Score,
} from '../model.js';
import { assignmentsVisibleTo } from '../policy.js';
import {
  type AssignmentAction,
  type AssignmentState,
  type AssignmentLifecycle,
  assignmentLifecycle,
  type RoundOf,
} from '../workflow.js';
import { Assigner, type Assigning, type BalancedAssigning, touchRound } from './assigning.js';
import { groupBy } from './groups.js';
import { type Reviewables } from './reviewables.js';
import { Reviewers } from './reviewers.js';
import { sheetProblems } from './sheets.js';

/** A score sheet, or part of one: what is left out stays as it is, scores replace earlier ones of their criteria. */
export interface Sheet {
  readonly scores?: readonly Score[] | null;
  readonly comment?: LocalizedText | null;
  readonly recommendation?: string | null;
}

/** Submitted reviews of one subject, over all rounds. */
export interface Diagnosis {
  readonly count: number;
  /** What they recommend, one code per review that recommends something. */
  readonly recommendations: readonly string[];
}

/** Review assignments: from being assigned to a submitted score sheet. */
export class Assignments {
  readonly #lifecycle: AssignmentLifecycle;
  readonly #assigner: Assigner;
  readonly #rounds = new WeakMap<Transaction, Map<string, Promise<RoundRecord | null>>>();

  constructor(
    private readonly kernel: Kernel,
    reviewables: Reviewables,
    accounts: Pick<AccountService, 'viewerForPerson'>,
  ) {
    this.#lifecycle = assignmentLifecycle(kernel, (id, tx) => this.#round(id, tx));
    this.#assigner = new Assigner(
      kernel,
      this.#lifecycle,
      reviewables,
      new Reviewers(kernel, reviewables, accounts),
    );
    kernel.registerSubject('assignment', this.#lifecycle.model as never);
  }

  /** An assignment the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<AssignmentRecord | null> {
    const filter = { $and: [{ _id: id }, assignmentsVisibleTo(viewer)] };
    return assignmentModel(this.kernel).findOne(filter).lean<AssignmentRecord>();
  }

  /** Assignments of the viewer, the newest first. */
  mine(viewer: Viewer, status: AssignmentState | null, page: PageRequest): Promise<Page<AssignmentRecord>> {
    const own = { reviewer: personOf(viewer), ...(status && { status }) };
    return this.#page(viewer, own, { assignedAt: -1 }, page);
  }

  /** Assignments of a round as far as the viewer may see them, the oldest first. */
  ofRound(viewer: Viewer, roundId: string, page: PageRequest): Promise<Page<AssignmentRecord>> {
    return this.#page(viewer, { roundId }, { assignedAt: 1 }, page);
  }

  /** Gives subjects to reviewers (organizers); see `Assigner`. Answers the assignments in no order. */
  assign(viewer: Viewer, assigning: Assigning, act?: Act | null): Promise<AssignmentRecord[]> {
    const request = { operation: 'assignReviewers', input: { assigning, act } };
    return this.#assignOnce(viewer, request, (tx) => this.#assigner.assign(tx, assigning, act ?? {}));
  }

  /** Gives each subject as many reviewers as asked, with even loads (organizers); see `Assigner`. Answers the new assignments in no order. */
  assignBalanced(
    viewer: Viewer,
    assigning: BalancedAssigning,
    act?: Act | null,
  ): Promise<AssignmentRecord[]> {
    const request = { operation: 'assignBalanced', input: { assigning, act } };
    return this.#assignOnce(viewer, request, (tx) => this.#assigner.assignBalanced(tx, assigning, act ?? {}));
  }

  accept(viewer: Viewer, id: string, act?: Act | null): Promise<AssignmentRecord> {
    return this.#take(viewer, { id, action: 'accept', act });
  }

  /** The reviewer says why they must not judge this subject: it is taken away from them, for every later round too. */
  declareConflict(viewer: Viewer, id: string, act?: Act | null): Promise<AssignmentRecord> {
    const emptied = { scores: [], comment: null, recommendation: null };
    const patch = () => ({ ...emptied, conflict: act?.reason ?? null });
    return this.#take(viewer, { id, action: 'declareConflict', act, patch }, (tx) =>
      revokeGrants(tx, { kind: 'assignment', id }),
    );
  }

  /** Keeps a score sheet, complete or not, until it is submitted. */
  score(viewer: Viewer, id: string, sheet: Sheet, act?: Act | null): Promise<AssignmentRecord> {
    const patch = async (before: AssignmentRecord, tx: Transaction) => {
      const round = await this.#round(before.roundId, tx);
      if (round) refuse(sheetProblems(sheet, round));
      return filledIn(before, sheet);
    };
    return this.#take(viewer, { id, action: 'score', act, patch, input: sheet });
  }

  /** Submits the sheet; every criterion needs a score, and a recommendation is needed where the round has any. */
  submit(viewer: Viewer, id: string, act?: Act | null): Promise<AssignmentRecord> {
    const patch = (_before: AssignmentRecord, tx: Transaction) => ({ submittedAt: tx.now });
    return this.#take(viewer, { id, action: 'submit', act, patch });
  }

  /** Gives a submitted sheet back to its reviewer (organizers). */
  reopen(viewer: Viewer, id: string, act?: Act | null): Promise<AssignmentRecord> {
    return this.#take(
      viewer,
      { id, action: 'reopen', act, patch: () => ({ submittedAt: null }) },
      (tx, { roundId }) => touchRound(tx, roundId),
    );
  }

  /** Takes an assignment back (organizers). */
  cancel(viewer: Viewer, id: string, act?: Act | null): Promise<AssignmentRecord> {
    return this.#take(viewer, { id, action: 'cancel', act }, (tx) =>
      revokeGrants(tx, { kind: 'assignment', id }),
    );
  }

  /** What the viewer could do now; `roundOf` reads the assignment's round, for a list from the request's loader. */
  viewerActions(
    viewer: Viewer,
    assignment: AssignmentRecord,
    roundOf: RoundOf = (id) => this.#round(id),
  ): Promise<AssignmentAction[]> {
    return viewerActions(this.kernel, assignmentLifecycle(this.kernel, roundOf), viewer, assignment);
  }

  /** How often subjects were reviewed and what was recommended, by id; inside the caller's transaction if there is one. */
  async submitted(
    subjectKind: string,
    subjectIds: readonly string[],
    tx?: Transaction,
  ): Promise<Map<string, Diagnosis>> {
    const rows = await assignmentModel(this.kernel)
      .find(
        { subjectKind, subjectId: trusted({ $in: [...subjectIds] }), status: 'submitted' },
        { subjectId: 1, recommendation: 1 },
      )
      .session(tx?.session ?? null)
      .lean<Pick<AssignmentRecord, 'subjectId' | 'recommendation'>[]>();
    const bySubject = groupBy(rows, ({ subjectId }) => subjectId);
    const diagnosis = (own: typeof rows): Diagnosis => ({
      count: own.length,
      recommendations: own.flatMap(({ recommendation }) => recommendation ?? []),
    });
    return new Map(subjectIds.map((id) => [id, diagnosis(bySubject.get(id) ?? [])]));
  }

  async #assignOnce(
    viewer: Viewer,
    request: { operation: string; input: unknown },
    work: (tx: Transaction) => Promise<AssignmentRecord[]>,
  ): Promise<AssignmentRecord[]> {
    const idOf = (assigned: AssignmentRecord[]) => assigned.map(({ _id }) => _id).join();
    const assign = async (tx: Transaction) => {
      const assigned = await work(tx);
      return { _id: idOf(assigned), assigned };
    };
    const read = async (ids: string) => {
      const filter: QueryFilter<AssignmentRecord> = { _id: trusted({ $in: ids.split(',') }) };
      return {
        _id: ids,
        assigned: await assignmentModel(this.kernel).find(filter).lean<AssignmentRecord[]>(),
      };
    };
    return (await once(this.kernel, viewer, request, assign, read)).assigned;
  }

  #take(
    viewer: Viewer,
    { id, action, act, input, patch }: Taking<AssignmentRecord, AssignmentState, AssignmentAction>,
    effect?: (tx: Transaction, after: AssignmentRecord) => Promise<void>,
  ): Promise<AssignmentRecord> {
    const request = { operation: `${action}Assignment`, input: { id, act, input } };
    const work = async (tx: Transaction) => {
      const after = await transition(tx, this.#lifecycle, { id, action, act, patch });
      refuseWrongName(after, act);
      await effect?.(tx, after);
      return after;
    };
    return once(this.kernel, viewer, request, work, () => this.find(viewer, id));
  }

  #page(
    viewer: Viewer,
    key: QueryFilter<AssignmentRecord>,
    sort: { assignedAt: 1 | -1 },
    page: PageRequest,
  ): Promise<Page<AssignmentRecord>> {
    const filter = { $and: [key, assignmentsVisibleTo(viewer)] };
    return paginate(assignmentModel(this.kernel), { filter, sort, page });
  }

  /** In a transaction it is read once, for guard and patch alike. */
  #round(id: string, tx?: Transaction): Promise<RoundRecord | null> {
    const known = tx && this.#rounds.get(tx)?.get(id);
    if (known) return known;
    const round = roundModel(this.kernel)
      .findById(id)
      .session(tx?.session ?? null)
      .lean<RoundRecord>()
      .exec();
    if (tx) this.#rounds.set(tx, (this.#rounds.get(tx) ?? new Map<string, typeof round>()).set(id, round));
    return round;
  }
}

/** A sheet entered on paper is the reviewer's own and nobody else's. */
function refuseWrongName({ reviewer }: AssignmentRecord, act: Act | null | undefined): void {
  const { kind, id } = act?.onBehalfOf ?? { kind: 'person', id: reviewer };
  if (kind !== 'person' || id !== reviewer)
    throw invalid('act.onBehalfOf.id', 'WRONG_PERSON', 'only the reviewer can be acted for');
}

function filledIn(before: AssignmentRecord, sheet: Sheet): Patch<AssignmentRecord> {
  const given = (sheet.scores ?? []).map(({ criterion, score }) => ({ criterion, score }));
  const kept = before.scores.filter((old) => !given.some(({ criterion }) => criterion === old.criterion));
  return {
    scores: [...kept, ...given],
    ...(sheet.comment !== undefined && { comment: sheet.comment }),
    ...(sheet.recommendation !== undefined && { recommendation: sheet.recommendation }),
  };
}
