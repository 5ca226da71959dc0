import { trusted } from 'mongoose';
import { type ChallengeService } from '../challenges/index.js';
import {
  type Act,
  Actions,
  asSystem,
  DomainError,
  type Findable,
  type Finder,
  type HistoryEntry,
  invalid,
  type Kernel,
  type Page,
  type PageRequest,
  type Patch,
  readHistories,
  refuse,
  systemViewer,
  type Transaction,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import { type ReviewService } from '../reviews/index.js';
import { type TeamService } from '../teams/index.js';
import { requirementModel, type RequirementRecord } from './model.js';
import { findableRequirements } from './search.js';
import { Confidentialities } from './service/confidentiality.js';
import { Diagnosis } from './service/diagnosis.js';
import { Drafts, type NewRequirement } from './service/drafts.js';
import { type DescribeFiles, type FileOwnership, mayDownload } from './service/files.js';
import { type ContentForm, rewritten, type RequirementForm } from './service/form.js';
import { type Listing, Lists } from './service/lists.js';
import { assertEnterpriseNamed } from './service/naming.js';
import { Questions } from './service/questions.js';
import { surroundingsOfMany, surroundingsOfOne } from './service/surroundings.js';
import {
  deadlineProblems,
  type RequirementAction,
  type RequirementActions,
  requirementLifecycle,
} from './workflow.js';
import { contentProblems, missingContent } from './workflow/content.js';
import { effects, type PlainAction } from './workflow/effects.js';

type R = RequirementRecord;

/** What a later slice tells about the answers to requirements. */
export interface Answers {
  /** How many each of the requirements got that were ever locked; absent where there is none. */
  count(ids: readonly string[], tx?: Transaction): Promise<ReadonlyMap<string, number>>;
}

/** The use cases of earlier slices that these ones call. */
interface Neighbours {
  readonly challenges: ChallengeService;
  readonly organizations: OrganizationService;
  readonly reviews: ReviewService;
  readonly teams: TeamService;
  readonly finder: Finder;
  /** Names and sizes of stored files; whoever asks must be allowed to see the requirement's attachments. */
  readonly describeFiles: DescribeFiles;
}

export class RequirementService {
  readonly questions: Questions;
  readonly confidentiality: Confidentialities;
  readonly findable: Findable<R>;
  readonly describeFiles: DescribeFiles;
  readonly #lists: Lists;
  readonly #challenges: ChallengeService;
  readonly #reviews: ReviewService;
  readonly #actions: RequirementActions;
  readonly #drafts: Drafts;
  #answers: Answers | undefined;

  constructor(
    private readonly kernel: Kernel,
    { challenges, organizations, reviews, teams, finder, describeFiles }: Neighbours,
  ) {
    this.#challenges = challenges;
    this.#reviews = reviews;
    this.describeFiles = describeFiles;
    const lifecycle = requirementLifecycle(kernel, surroundingsOfOne(challenges, reviews));
    this.#actions = new Actions(kernel, lifecycle, {
      assertNamed: (after, _action, act) => assertEnterpriseNamed(after, act),
    });
    this.questions = new Questions(kernel, this.#actions, teams);
    this.confidentiality = new Confidentialities(kernel, this.#actions, teams);
    this.#drafts = new Drafts(kernel, this.#actions, challenges, organizations);
    this.findable = findableRequirements(kernel, (viewer, ids) => this.findMany(viewer, ids));
    this.#lists = new Lists(kernel, challenges, finder, this.findable);
    kernel.registerSubject('requirement', lifecycle.model as never);
    reviews.registerReviewable('requirement', new Diagnosis(kernel, this, organizations));
  }

  /** Has `answers` say how many solutions requirements got. */
  registerAnswers(answers: Answers): void {
    this.#answers = answers;
  }

  /** A requirement the viewer may see, or null: by id, by code, or by both. */
  async find(viewer: Viewer, key: { id?: string | null; code?: string | null }): Promise<R | null> {
    if (key.id == null && key.code == null) throw invalid('code', 'REQUIRED', 'say which: a code or an id');
    const named = { ...(key.id != null && { _id: key.id }), ...(key.code != null && { code: key.code }) };
    return (await this.#actions.readAll(viewer, named))[0] ?? null;
  }

  /** Those of the requirements that the viewer may see, in no order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<R[]> {
    return this.#actions.readAll(viewer, { _id: trusted({ $in: [...ids] }) });
  }

  /** Those of the organizations that submitted a requirement in one of the challenges. */
  async enterprisesIn(ids: readonly string[], challengeIds: readonly string[]): Promise<string[]> {
    const own = {
      organizationId: trusted({ $in: [...ids] }),
      challengeId: trusted({ $in: [...challengeIds] }),
    };
    return requirementModel(this.kernel).distinct('organizationId', {
      ...own,
      submittedAt: trusted({ $ne: null }),
    });
  }

  /** A page of the requirements the viewer may see; `shown` says which of their fields will be looked at, else all. */
  list(viewer: Viewer, listing: Listing, page: PageRequest, shown?: ReadonlySet<string>): Promise<Page<R>> {
    return this.#lists.page(viewer, listing, page, shown);
  }

  /** Requirements that share most with this one, the most alike first; none where the viewer cannot see it. */
  async similar(viewer: Viewer, key: Parameters<this['find']>[1], size: number): Promise<R[]> {
    const requirement = await this.find(viewer, key);
    return requirement ? this.#lists.similar(viewer, requirement, size) : [];
  }

  /** What the viewer could do to each of the requirements now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, requirements: readonly R[]): Promise<RequirementAction[][]> {
    const around = surroundingsOfMany(this.#challenges, this.#reviews, viewer);
    const lifecycle = requirementLifecycle(this.kernel, around);
    return Promise.all(requirements.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** The history of each requirement; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'requirement', ids);
  }

  /** Whether the viewer may read a file now; asked at each download. */
  mayDownload(viewer: Viewer, file: FileOwnership): Promise<boolean> {
    return mayDownload(this.kernel, viewer, file);
  }

  /** Drafts a requirement for an enterprise: by its people, or by the organizer on its behalf. */
  draft(viewer: Viewer, draft: NewRequirement, act?: Act | null): Promise<R> {
    return this.#drafts.draft(viewer, draft, act);
  }

  /** Changes the fields that are given, until it is submitted. */
  edit(viewer: Viewer, id: string, form: RequirementForm, act?: Act | null): Promise<R> {
    return this.#drafts.edit(viewer, id, form, act);
  }

  /** Adds a file the viewer uploaded. */
  attachFile(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<R> {
    return this.#drafts.attach(viewer, id, fileId, act);
  }

  /** Takes a file off again. */
  removeFile(viewer: Viewer, id: string, fileId: string, act?: Act | null): Promise<R> {
    return this.#drafts.remove(viewer, id, fileId, act);
  }

  /** Hands it in: the form must be complete. Its code is given now, and its words stand for the public until revised. */
  submit(viewer: Viewer, id: string, act?: Act | null): Promise<R> {
    const patch = async (before: R, tx: Transaction): Promise<Patch<R>> => ({
      code: before.code ?? (await this.#challenges.nextCode(tx, before.challengeId, 'XQ')),
      submittedAt: tx.now,
      publicText: before.original,
      publicVersion: before.publicVersion + 1,
    });
    return this.#actions.take(viewer, { id, action: 'submit', act, patch });
  }

  /** Recommends, returns, rejects, selects, releases, closes or withdraws it. */
  take(viewer: Viewer, id: string, action: PlainAction, act?: Act | null): Promise<R> {
    return this.#actions.take(viewer, plain(id, action, act));
  }

  /** Rewrites the words for the public, and the deadline if one is given; the enterprise has to confirm them. */
  revise(
    viewer: Viewer,
    id: string,
    text: ContentForm,
    deadline?: Date | null,
    act?: Act | null,
  ): Promise<R> {
    const patch = ({ publicText, original, publicVersion }: R, { now }: Transaction): Patch<R> => {
      const revised = rewritten(publicText ?? original, text);
      const problems = [...contentProblems(revised), ...missingContent(revised)];
      refuse([...problems, ...deadlineProblems(deadline ?? null, now)]);
      return { publicText: revised, publicVersion: publicVersion + 1, ...(deadline && { deadline }) };
    };
    return this.#actions.take(viewer, { id, action: 'revise', act, input: { text, deadline }, patch });
  }

  /** Confirms one version of the words for the public; refused when it is no longer the current one. */
  confirm(viewer: Viewer, id: string, version: number, act?: Act | null): Promise<R> {
    const patch = ({ publicVersion }: R): Patch<R> => {
      if (version !== publicVersion)
        throw invalid('publicVersion', 'NOT_CURRENT', `the current version is ${publicVersion}`);
      return { confirmedVersion: version };
    };
    return this.#actions.take(viewer, { id, action: 'confirm', act, input: { version }, patch });
  }

  /** Moves the deadline of a released one to a later instant. */
  extend(viewer: Viewer, id: string, deadline: Date, act?: Act | null): Promise<R> {
    const patch = (before: R, { now }: Transaction): Patch<R> => {
      refuse(deadlineProblems(deadline, now));
      if (before.deadline && deadline <= before.deadline)
        throw invalid('deadline', 'NOT_AFTER', 'must be later than before');
      return { deadline };
    };
    return this.#actions.take(viewer, { id, action: 'extend', act, input: { deadline }, patch });
  }

  /** Opens a closed one again until a new deadline; what its close locked stays locked. */
  reopen(viewer: Viewer, id: string, deadline: Date, act?: Act | null): Promise<R> {
    const patch = (_before: R, { now }: Transaction): Patch<R> => {
      refuse(deadlineProblems(deadline, now));
      return { deadline, closedAt: null };
    };
    return this.#actions.take(viewer, { id, action: 'reopen', act, input: { deadline }, patch });
  }

  /** Ends a closed one: unanswered without any solution, else no deal. */
  conclude(viewer: Viewer, id: string, act?: Act | null): Promise<R> {
    const to = async (_before: R, tx: Transaction) => {
      const counts = await this.#answers?.count([id], tx);
      return counts?.get(id) ? ('no-deal' as const) : ('unanswered' as const);
    };
    return this.#actions.take(viewer, { id, action: 'conclude', act, to });
  }

  /**
   * Closes what is due, each in a transaction of its own, and answers how many; a job runs it. What happened is dated to
   * the deadline. One that was extended or closed meanwhile is left as it is.
   */
  async closeDue(): Promise<number> {
    const due = { status: 'released', deadline: trusted({ $lte: this.kernel.now() }) };
    const rows = await requirementModel(this.kernel)
      .find(due, { deadline: 1 })
      .sort({ deadline: 1, _id: 1 })
      .lean<Pick<R, '_id' | 'deadline'>[]>();
    const system = systemViewer('deadlines');
    let closed = 0;
    for (const { _id, deadline } of rows) {
      try {
        await this.#actions.take(system, plain(_id, 'close', { effectiveAt: deadline }));
        closed++;
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
      }
    }
    return closed;
  }

  /** Takes an award slot for an agreement, in the caller's transaction. Throws InvalidInput when all are taken. */
  dock(tx: Transaction, id: string): Promise<R> {
    return this.#actions.takeIn(asSystem(tx), plain(id, 'dock'));
  }

  /** Frees the slot of an agreement, in the caller's transaction: closed again, unless others are in force. */
  undock(tx: Transaction, id: string): Promise<R> {
    const to = ({ slotsTaken }: R) => (slotsTaken > 1 ? ('docked' as const) : ('closed' as const));
    const patch = ({ slotsTaken }: R): Patch<R> => ({ slotsTaken: slotsTaken - 1 });
    return this.#actions.takeIn(asSystem(tx), { id, action: 'undock', to, patch });
  }
}

function plain(id: string, action: PlainAction, act?: Act | null) {
  return { id, action, act, patch: effects[action] };
}
