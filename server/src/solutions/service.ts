import { type QueryFilter, trusted } from 'mongoose';
import { type ChallengeService } from '../challenges/index.js';
import {
  type Act,
  Actions,
  asSystem,
  type Findable,
  type HistoryEntry,
  invalid,
  type Kernel,
  type LocalizedText,
  notFound,
  type Page,
  type PageRequest,
  paginate,
  paginateEach,
  type Patch,
  readHistories,
  refuse,
  type SortSpec,
  type Transaction,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import { type RequirementRecord, type RequirementService } from '../requirements/index.js';
import { type ReviewService } from '../reviews/index.js';
import { type TeamService } from '../teams/index.js';
import { gateModel, solutionModel, type SolutionRecord, type SolutionVersion } from './model.js';
import { ownFilter, visibleTo } from './policy.js';
import { findableSolutions } from './search.js';
import { compare, type Comparison } from './service/comparison.js';
import { dissolvingProblems, lockedByRequirement, teamsIn } from './service/counting.js';
import { Drafts, type NewSolution } from './service/drafts.js';
import { type DescribeFiles, type FileOwnership, mayDownload } from './service/files.js';
import { Following } from './service/following.js';
import { type SolutionForm } from './service/form.js';
import { handIn, type HandingIn } from './service/handing-in.js';
import { Identities } from './service/identities.js';
import { Judging } from './service/judging.js';
import { conditionsOf, newestFirst, oldestFirst, type SolutionFilter } from './service/listing.js';
import { assertSideNamed } from './service/naming.js';
import { Reads } from './service/reads.js';
import { surroundingsOfMany, surroundingsOfOne } from './service/surroundings.js';
import { versionsOf } from './service/versions.js';
import { type SolutionAction, type SolutionActions, solutionLifecycle } from './workflow.js';
import { effects, feedbackProblems, type PlainAction, type Screening } from './workflow/effects.js';

type S = SolutionRecord;

/** The slices that solutions stand on. */
export interface Ground {
  readonly challenges: ChallengeService;
  readonly organizations: OrganizationService;
  readonly requirements: RequirementService;
  readonly reviews: ReviewService;
  readonly teams: TeamService;
}

/** What teams answer to requirements, from their draft to what became of it. */
export class SolutionService {
  readonly reads: Reads;
  readonly findable: Findable<S>;
  readonly #actions: SolutionActions;
  readonly #drafts: Drafts;

  constructor(
    private readonly kernel: Kernel,
    readonly ground: Ground,
    /** Names and sizes of stored files; whoever asks must be allowed to read the content they belong to. */
    readonly describeFiles: DescribeFiles,
  ) {
    const around = surroundingsOfOne(ground);
    const lifecycle = solutionLifecycle(kernel, around);
    this.reads = new Reads(kernel);
    this.#actions = new Actions(kernel, lifecycle, {
      assertNamed: (after, action, act, tx) => assertSideNamed(around, tx, after, action, act),
    });
    this.#drafts = new Drafts(kernel, this.#actions, ground, around);
    gateModel(kernel);
    this.findable = findableSolutions(kernel, (viewer, ids) => this.#read(viewer, ids));
    kernel.registerSubject('solution', lifecycle.model as never);
    new Following(this.#actions, ground.reviews).register(kernel);
    const identities = new Identities(ground.teams, ground.organizations);
    ground.reviews.registerReviewable('solution', new Judging(kernel, this, identities, ground, this.reads));
    ground.requirements.registerAnswers({
      count: (ids, tx) => lockedByRequirement(kernel, ids, tx?.session),
    });
    ground.teams.refuseDissolving((ids, tx) => dissolvingProblems(kernel, ids, tx?.session));
  }

  /** A solution the viewer may see, or null: by id, by code, or by both. */
  async find(viewer: Viewer, key: { id?: string | null; code?: string | null }): Promise<S | null> {
    if (key.id == null && key.code == null) throw invalid('code', 'REQUIRED', 'say which: a code or an id');
    const named = { ...(key.id != null && { _id: key.id }), ...(key.code != null && { code: key.code }) };
    return (await this.#actions.readAll(viewer, named))[0] ?? null;
  }

  /** Those of the solutions that the viewer may see, in no order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<S[]> {
    return this.#actions.readAll(viewer, { _id: trusted({ $in: [...ids] }) });
  }

  /** A page of a challenge's solutions that the viewer may see, the oldest first. Throws NOT_FOUND for an unknown slug. */
  async list(
    viewer: Viewer,
    { challenge, filter }: { challenge: string; filter?: SolutionFilter | null },
    page: PageRequest,
  ): Promise<Page<S>> {
    const challengeId = await this.ground.challenges.idBySlug(viewer, challenge);
    if (challengeId === null) throw notFound();
    return this.#page(viewer, [{ challengeId }, ...conditionsOf(filter ?? {})], oldestFirst, page);
  }

  /** A page of each requirement's solutions that the viewer may see, the oldest first. */
  async listEach(
    viewer: Viewer,
    requirementIds: readonly string[],
    page: PageRequest,
  ): Promise<Map<string, Page<S>>> {
    const filter = await visibleTo(viewer, this.kernel);
    const each = { key: 'requirementId', parents: requirementIds } as const;
    return paginateEach(solutionModel(this.kernel), { ...each, filter, sort: oldestFirst, page });
  }

  /** A page of the solutions of the viewer's teams, the newest first. */
  listMine(viewer: Viewer, page: PageRequest): Promise<Page<S>> {
    return this.#page(viewer, [ownFilter(viewer)], newestFirst, page);
  }

  /** For each requirement its indicators against the solutions that the viewer may read; reading them is logged. */
  compare(viewer: Viewer, requirements: readonly RequirementRecord[]): Promise<Comparison[]> {
    return compare(this.kernel, this.reads, viewer, requirements);
  }

  /** Those of the teams that gave a solution, opened by now, in one of the challenges. */
  async teamsIn(ids: readonly string[], challengeIds: readonly string[]): Promise<string[]> {
    return teamsIn(this.kernel, ids, challengeIds);
  }

  /** Those of the institutions of which a team did. */
  async institutionsIn(ids: readonly string[], challengeIds: readonly string[]): Promise<string[]> {
    const teams = await this.ground.teams.ofInstitutions(ids);
    const taking = await teamsIn(
      this.kernel,
      teams.map(({ _id }) => _id),
      challengeIds,
    );
    return teams.flatMap(({ _id, organizationId }) => (taking.includes(_id) ? (organizationId ?? []) : []));
  }

  /** What the viewer could do to each of the solutions now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, solutions: readonly S[]): Promise<SolutionAction[][]> {
    const lifecycle = solutionLifecycle(this.kernel, surroundingsOfMany(this.ground));
    return Promise.all(solutions.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** The history of each solution; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'solution', ids);
  }

  /** The versions of each solution that were handed in; whoever asks must be allowed to see their receipts. */
  versions(ids: readonly string[]): Promise<Map<string, SolutionVersion[]>> {
    return versionsOf(this.kernel, ids);
  }

  /** Whether the viewer may read a file now; asked at each download, and logged. */
  mayDownload(viewer: Viewer, file: FileOwnership): Promise<boolean> {
    return mayDownload(this.kernel, this.reads, viewer, file);
  }

  /** Drafts a team's answer: by its people, or by an organizer on their behalf. Throws Conflict where there is one. */
  draft(viewer: Viewer, draft: NewSolution, act?: Act | null): Promise<S> {
    return this.#drafts.draft(viewer, draft, act);
  }

  /** Changes the fields that are given in the working copy, until it is locked. */
  edit(viewer: Viewer, id: string, form: SolutionForm, act?: Act | null): Promise<S> {
    return this.#drafts.edit(viewer, id, form, act);
  }

  /** Adds a file the viewer uploaded to the working copy. */
  attachFile(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<S> {
    return this.#drafts.attach(viewer, id, fileId, act);
  }

  /** Takes a file off the working copy; versions that were handed in keep it. */
  removeFile(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<S> {
    return this.#drafts.remove(viewer, id, fileId, act);
  }

  /** Hands it in, complete and in time; again as the next version; or late, for the organizer to admit. */
  handIn(viewer: Viewer, id: string, action: HandingIn, act?: Act | null): Promise<S> {
    return handIn(this.#actions, viewer, { id, action, act });
  }

  /** Admits a late one, hands over, shortlists or withdraws. */
  take(
    viewer: Viewer,
    id: string,
    action: Exclude<PlainAction, 'dock' | 'release'>,
    act?: Act | null,
  ): Promise<S> {
    return this.#actions.take(viewer, plain(id, action, act));
  }

  /** Says whether a locked one is eligible, and why if it is not. */
  screen(
    viewer: Viewer,
    id: string,
    to: Screening,
    feedback: LocalizedText | null,
    act?: Act | null,
  ): Promise<S> {
    const patch = (_before: S, { now }: Transaction): Patch<S> => {
      refuse(feedbackProblems(feedback, to === 'ineligible'));
      return { screenedAt: now, feedback };
    };
    return this.#actions.take(viewer, { id, action: 'screen', act, input: { to, feedback }, to, patch });
  }

  /** Ends it without an agreement, and tells the team why. */
  decline(viewer: Viewer, id: string, feedback: LocalizedText, act?: Act | null): Promise<S> {
    const patch = (): Patch<S> => {
      refuse(feedbackProblems(feedback, true));
      return { feedback };
    };
    return this.#actions.take(viewer, { id, action: 'decline', act, input: { feedback }, patch });
  }

  /** An agreement was reached on it; in the caller's transaction. */
  dock(tx: Transaction, id: string): Promise<S> {
    return this.#actions.takeIn(asSystem(tx), plain(id, 'dock'));
  }

  /** The agreement fell through: it returns to its state before; in the caller's transaction. */
  release(tx: Transaction, id: string): Promise<S> {
    const to = ({ dockedFrom }: S) => dockedFrom;
    return this.#actions.takeIn(asSystem(tx), { ...plain(id, 'release'), to });
  }

  /** What is found shows words of it, so that finding it is reading it, and logged. */
  async #read(viewer: Viewer, ids: readonly string[]): Promise<S[]> {
    const found = await this.findMany(viewer, ids);
    await this.reads.contents(viewer, found, 'content');
    return found;
  }

  async #page(
    viewer: Viewer,
    conditions: readonly QueryFilter<S>[],
    sort: SortSpec,
    page: PageRequest,
  ): Promise<Page<S>> {
    const filter = { $and: [...conditions, await visibleTo(viewer, this.kernel)] };
    return paginate(solutionModel(this.kernel), { filter, sort, page });
  }
}

function plain(id: string, action: PlainAction, act?: Act | null) {
  return { id, action, act, patch: effects[action] };
}
