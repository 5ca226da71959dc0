import { type QueryFilter, trusted } from 'mongoose';
import { type AccountService } from '../accounts/index.js';
import { type ChallengeService } from '../challenges/index.js';
import { type DockingService } from '../dockings/index.js';
import {
  type Act,
  Actions,
  type Findable,
  type HistoryEntry,
  invalid,
  type Kernel,
  notFound,
  type Page,
  type PageRequest,
  paginate,
  readHistories,
  type SubjectRef,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import { type TeamService } from '../teams/index.js';
import { type ContractKind, contractModel, type ContractRecord } from './model.js';
import { visibleTo } from './policy.js';
import { findableContracts } from './search.js';
import { Changes, type CorrectionForm, type PlainAction, type RegistrationForm } from './service/changes.js';
import { type ContractForm, Drafts, type NewContract } from './service/drafts.js';
import { followDockings } from './service/dockings.js';
import { Milestones } from './service/milestones.js';
import { assertPartyNamed, oldestFirst, ownersOf } from './service/naming.js';
import { Parties } from './service/parties.js';
import { Payments } from './service/payments.js';
import { Signing } from './service/signing.js';
import { surroundingsOfMany, surroundingsOfOne } from './service/surroundings.js';
import {
  type ContractAction,
  type ContractActions,
  contractLifecycle,
  type ContractState,
  type Surroundings,
} from './workflow.js';
import { type TermsForm } from './workflow/terms.js';

type C = ContractRecord;

/** Narrows a list; null, absent and empty lists narrow nothing. */
export interface ContractFilter {
  readonly status?: readonly ContractState[] | null;
  readonly kind?: ContractKind | null;
  readonly dockingId?: string | null;
  readonly teamId?: string | null;
}

/** A stored file, as far as the right to read it depends on it. */
interface FileOwnership {
  readonly attachedTo: SubjectRef | null;
}

/** The services that contracts ask. */
interface Neighbours {
  readonly challenges: ChallengeService;
  readonly organizations: OrganizationService;
  readonly accounts: AccountService;
  readonly teams: TeamService;
  readonly dockings: DockingService;
}

/** What comes of agreements: contracts, their milestones and payments. */
export class ContractService {
  readonly milestones: Milestones;
  readonly payments: Payments;
  readonly parties: Parties;
  readonly findable: Findable<C>;
  readonly #challenges: ChallengeService;
  readonly #actions: ContractActions;
  readonly #drafts: Drafts;
  readonly #signing: Signing;
  readonly #changes: Changes;
  readonly #aroundMany: () => Surroundings;

  constructor(
    private readonly kernel: Kernel,
    { challenges, organizations, accounts, teams, dockings }: Neighbours,
  ) {
    this.#challenges = challenges;
    const around = surroundingsOfOne(kernel, dockings);
    this.#aroundMany = () => surroundingsOfMany(kernel, dockings);
    this.#actions = new Actions(kernel, contractLifecycle(kernel, around), {
      assertNamed: (after, action, act) => assertPartyNamed(ownersOf(after, action), act),
      order: oldestFirst,
    });
    this.parties = new Parties(organizations, accounts, teams);
    this.#drafts = new Drafts(this.#actions, challenges, dockings, this.parties);
    this.#signing = new Signing(this.#actions);
    this.#changes = new Changes(this.#actions);
    this.milestones = new Milestones(this.#actions, around, this.#aroundMany);
    this.payments = new Payments(this.#actions);
    this.findable = findableContracts((viewer, ids) => this.findMany(viewer, ids));
    kernel.registerSubject('contract', this.#actions.lifecycle.model as never);
    followDockings(this.#actions, dockings);
  }

  /** A contract the viewer may see, or null: by id, by code, or by both. */
  async find(viewer: Viewer, key: { id?: string | null; code?: string | null }): Promise<C | null> {
    if (key.id == null && key.code == null) throw invalid('code', 'REQUIRED', 'say which: a code or an id');
    const named = { ...(key.id != null && { _id: key.id }), ...(key.code != null && { code: key.code }) };
    return (await this.#actions.readAll(viewer, named))[0] ?? null;
  }

  /** Those of the contracts that the viewer may see, the oldest first. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<C[]> {
    return this.#actions.readAll(viewer, { _id: trusted({ $in: [...ids] }) });
  }

  /** Contracts about the dockings that the viewer may see, the oldest first. */
  ofDockings(viewer: Viewer, dockingIds: readonly string[]): Promise<C[]> {
    return this.#actions.readAll(viewer, { dockingId: trusted({ $in: [...dockingIds] }) });
  }

  /** Contracts that replaced the intents once they were signed, as far as the viewer may see them. */
  successorsOf(viewer: Viewer, intentIds: readonly string[]): Promise<C[]> {
    const supersedes = trusted({ $in: [...intentIds] });
    return this.#actions.readAll(viewer, { supersedes, signedAt: trusted({ $ne: null }) });
  }

  /** A page of the contracts the viewer may see, the oldest first; of one challenge, if its slug is given. */
  async list(
    viewer: Viewer,
    challenge: string | null,
    { status, kind, dockingId, teamId }: ContractFilter,
    page: PageRequest,
  ): Promise<Page<C>> {
    const conditions: QueryFilter<C>[] = [
      {
        ...(status?.length && { status: trusted({ $in: [...status] }) }),
        ...(kind && { kind }),
        ...(dockingId && { dockingId }),
        ...(teamId && { teamId }),
      },
      visibleTo<C>(viewer),
    ];
    if (challenge !== null) {
      const challengeId = await this.#challenges.idBySlug(viewer, challenge);
      if (challengeId === null) throw notFound();
      conditions.unshift({ challengeId });
    }
    const sort = { createdAt: 1 } as const;
    return paginate(contractModel(this.kernel), { filter: { $and: conditions }, sort, page });
  }

  /** What the viewer could do to each of the contracts now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, contracts: readonly C[]): Promise<ContractAction[][]> {
    const lifecycle = contractLifecycle(this.kernel, this.#aroundMany());
    return Promise.all(contracts.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** The history of each contract; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'contract', ids);
  }

  /** Whether the viewer may read a file now: signed scans and receipts are for whoever sees what they prove. */
  async mayDownload(viewer: Viewer, { attachedTo }: FileOwnership): Promise<boolean> {
    const kind = attachedTo?.kind ?? '';
    if (viewer.kind !== 'person' || !['contract', 'milestone', 'payment'].includes(kind)) return false;
    const visible = { $and: [{ _id: attachedTo!.id }, visibleTo(viewer)] };
    return (await this.kernel.subjects.get(kind)!.exists(visible as never)) !== null;
  }

  /** Drafts a contract about an agreement: the organizer, or the enterprise. */
  draft(viewer: Viewer, draft: NewContract, act?: Act | null): Promise<C> {
    return this.#drafts.draft(viewer, draft, act);
  }

  /** Changes what is given of a draft; whoever has signed has to sign again. */
  edit(viewer: Viewer, id: string, form: ContractForm, act?: Act | null): Promise<C> {
    return this.#drafts.edit(viewer, id, form, act);
  }

  /** Signs for one of the parties; see `Signing.sign`. */
  sign(viewer: Viewer, id: string, position: number, act?: Act | null): Promise<C> {
    return this.#signing.sign(viewer, id, position, act);
  }

  /** Records the registration with the authority. */
  register(viewer: Viewer, id: string, form: RegistrationForm, act?: Act | null): Promise<C> {
    return this.#changes.register(viewer, id, form, act);
  }

  /** Voids a draft, or refuses registration of, performs, accepts or terminates a contract. */
  take(viewer: Viewer, id: string, action: PlainAction, act?: Act | null): Promise<C> {
    return this.#changes.take(viewer, id, action, act);
  }

  /** Puts new terms into force, which all parties have signed on paper. */
  amend(viewer: Viewer, id: string, form: TermsForm, act?: Act | null): Promise<C> {
    return this.#changes.amend(viewer, id, form, act);
  }

  /** Sets the total or the technology value right. */
  correct(viewer: Viewer, id: string, form: CorrectionForm, act?: Act | null): Promise<C> {
    return this.#changes.correct(viewer, id, form, act);
  }
}
