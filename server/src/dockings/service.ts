import { limits, type Problem } from '@duijie/shared';
import { type QueryFilter, trusted } from 'mongoose';
import { type ChallengeService } from '../challenges/index.js';
import {
  type Act,
  type Fact,
  type HistoryEntry,
  type Kernel,
  type LocalizedText,
  notFound,
  once,
  type Page,
  type PageRequest,
  paginate,
  personOf,
  readHistories,
  refuse,
  textProblems,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type RequirementService } from '../requirements/index.js';
import { type SolutionService } from '../solutions/index.js';
import { type TeamService } from '../teams/index.js';
import { dockingModel, type DockingRecord } from './model.js';
import { type Side, visibleTo } from './policy.js';
import { Agreeing } from './service/agreeing.js';
import { Proposing } from './service/proposing.js';
import {
  type CancellingCheck,
  type DockingAction,
  dockingLifecycle,
  type DockingLifecycle,
  type DockingState,
} from './workflow.js';

type R = DockingRecord;

/** Narrows a list; null and absent narrow nothing. */
export interface DockingFilter {
  readonly status?: readonly DockingState[] | null;
  readonly requirementId?: string | null;
}

/** Talks, agreements and what became of them. */
export class DockingService {
  readonly #lifecycle: DockingLifecycle;
  readonly #proposing: Proposing;
  readonly #agreeing: Agreeing;
  readonly #cancelling: CancellingCheck[] = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
    teams: TeamService,
    requirements: RequirementService,
    solutions: SolutionService,
  ) {
    this.#lifecycle = dockingLifecycle(kernel, async (id, tx) => (await this.#kept([id], tx)).get(id) ?? []);
    this.#proposing = new Proposing(kernel, this.#lifecycle, requirements, solutions);
    this.#agreeing = new Agreeing(kernel, this.#lifecycle, requirements, solutions, teams);
    kernel.registerSubject('docking', this.#lifecycle.model as never);
    kernel.project('requirement', (fact, tx) => this.#followRequirement(fact, tx));
    kernel.project('solution', (fact, tx) => this.#followSolution(fact, tx));
  }

  /** Lets a later slice keep agreements from being cancelled. */
  refuseCancelling(check: CancellingCheck): void {
    this.#cancelling.push(check);
  }

  /** A docking the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<R | null> {
    return (await this.findMany(viewer, [id]))[0] ?? null;
  }

  /** Those of the dockings that the viewer may see, in no order. */
  findMany(viewer: Viewer, ids: readonly string[], tx?: Transaction): Promise<R[]> {
    return this.#read(viewer, { _id: trusted({ $in: [...ids] }) }, tx);
  }

  /** Dockings of the given requirements that the viewer may see, the oldest first. */
  async ofRequirements(viewer: Viewer, requirementIds: readonly string[]): Promise<R[]> {
    return dockingModel(this.kernel)
      .find({ $and: [{ requirementId: trusted({ $in: [...requirementIds] }) }, visibleTo(viewer)] })
      .sort({ proposedAt: 1, _id: 1 })
      .lean<R[]>();
  }

  /** A page of the dockings the viewer may see, the oldest first; of one challenge, if its slug is given. */
  async list(
    viewer: Viewer,
    challenge: string | null,
    { status, requirementId }: DockingFilter,
    page: PageRequest,
  ): Promise<Page<R>> {
    const conditions: QueryFilter<R>[] = [visibleTo(viewer)];
    if (challenge !== null) {
      const challengeId = await this.challenges.idBySlug(viewer, challenge);
      if (challengeId === null) throw notFound();
      conditions.push({ challengeId });
    }
    if (status?.length) conditions.push({ status: trusted({ $in: [...status] }) });
    if (requirementId) conditions.push({ requirementId });
    const sort = { proposedAt: 1 } as const;
    return paginate(dockingModel(this.kernel), { filter: { $and: conditions }, sort, page });
  }

  /** What the viewer could do to each of the dockings now; a list costs no more commands than one. */
  async viewerActions(viewer: Viewer, dockings: readonly R[]): Promise<DockingAction[][]> {
    const agreed = dockings.filter(({ status }) => status === 'agreed').map(({ _id }) => _id);
    const kept = this.#kept(agreed);
    const lifecycle = dockingLifecycle(this.kernel, async (id) => (await kept).get(id) ?? []);
    return Promise.all(dockings.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** The history of each docking; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'docking', ids);
  }

  /** Begins talks about a solution: the organizer, or the enterprise about one of its shortlist. */
  propose(viewer: Viewer, solutionId: string, act?: Act | null): Promise<R> {
    const request = { operation: 'docking.propose', input: { solutionId, act } };
    const work = (tx: Transaction) => this.#proposing.propose(tx, solutionId, act ?? {});
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  /** Keeps what was talked about. */
  note(viewer: Viewer, id: string, text: LocalizedText, act?: Act | null): Promise<R> {
    refuse(textProblems('text', text, limits.textLength));
    return this.#once(viewer, 'note', { id, text, act }, (tx) => {
      const talk = { at: act?.effectiveAt ?? tx.now, by: personOf(viewer), text };
      const patch = ({ talks }: R) => ({ talks: [...talks, talk] });
      return transition(tx, this.#lifecycle, { id, action: 'note', act, patch });
    });
  }

  /** Turns one side's key; the second one makes the agreement. */
  accept(viewer: Viewer, id: string, side: Side, act?: Act | null): Promise<R> {
    return this.#once(viewer, 'accept', { id, side, act }, (tx) => this.#agreeing.accept(tx, id, side, act));
  }

  /** Ends talks without a deal. */
  decline(viewer: Viewer, id: string, act?: Act | null): Promise<R> {
    return this.#once(viewer, 'decline', { id, act }, (tx) =>
      transition(tx, this.#lifecycle, { id, action: 'decline', act }),
    );
  }

  /** Ends an agreement that fell through (organizers); refused while a contract is in force. */
  cancel(viewer: Viewer, id: string, act?: Act | null): Promise<R> {
    return this.#once(viewer, 'cancel', { id, act }, (tx) => this.#agreeing.cancel(tx, id, act));
  }

  /** Talks end with the requirement. */
  async #followRequirement({ action, after }: Fact, tx: Transaction): Promise<void> {
    if (action !== 'withdraw') return;
    await this.#agreeing.supersede(tx, { requirementId: after._id }, 'the requirement was withdrawn');
  }

  /** Talks end with the solution. */
  async #followSolution({ action, after }: Fact, tx: Transaction): Promise<void> {
    if (!['withdraw', 'lapse', 'decline'].includes(action)) return;
    await this.#agreeing.supersede(tx, { solutionId: after._id }, 'the solution is out of the running');
  }

  /** What keeps agreements from being cancelled, whoever says so. */
  async #kept(ids: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, readonly Problem[]>> {
    if (ids.length === 0) return new Map();
    const answers = await Promise.all(this.#cancelling.map((check) => check(ids, tx)));
    return new Map(ids.map((id) => [id, answers.flatMap((problems) => problems.get(id) ?? [])]));
  }

  #once(
    viewer: Viewer,
    operation: string,
    input: { id: string } & Record<string, unknown>,
    work: (tx: Transaction) => Promise<R>,
  ): Promise<R> {
    const request = { operation: `docking.${operation}`, input };
    return once(this.kernel, viewer, request, work, (id) => this.find(viewer, id));
  }

  async #read(viewer: Viewer, wanted: QueryFilter<R>, tx?: Transaction): Promise<R[]> {
    return dockingModel(this.kernel)
      .find({ $and: [wanted, visibleTo(viewer)] })
      .session(tx?.session ?? null)
      .lean<R[]>();
  }
}
