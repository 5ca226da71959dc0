import { isKnownRegion, type Problem } from '@duijie/shared';
import DataLoader from 'dataloader';
import { type QueryFilter, trusted } from 'mongoose';
import { type AccountService, type Mailer } from '../accounts/index.js';
import {
  type Act,
  type Command,
  type Findable,
  type HistoryEntry,
  invalid,
  type Kernel,
  once,
  type Page,
  type PageRequest,
  paginate,
  permits,
  readHistories,
  refuse,
  regionPrefix,
  systemViewer,
  type Transaction,
  transition,
  type Viewer,
  viewerActions,
} from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import { teamModel, type TeamRecord } from './model.js';
import { ownFilter, seesEvidence, visibleTo } from './policy.js';
import { findableTeams } from './search.js';
import { TeamInvitations } from './service/invitations.js';
import { type TeamMember, Members } from './service/members.js';
import { assertLeaderNamed } from './service/naming.js';
import { givenFields, profileProblems, type TeamProfile } from './service/profile.js';
import { type NewTeam, Registration } from './service/registration.js';
import {
  registrationProblems,
  type TeamAction,
  teamLifecycle,
  type TeamLifecycle,
  type TeamState,
} from './workflow.js';

/** Narrows a list; null and absent narrow nothing. */
export interface TeamFilter {
  status?: TeamState | null;
  /** This region and all below it. */
  region?: string | null;
  organization?: string | null;
  /** Only teams of the viewer. */
  mine?: boolean | null;
}

/**
 * Problems that keep teams from being dissolved, by team: what a later slice has under way for them. Asked inside the
 * transaction that dissolves, and without one when it is only asked what would be possible.
 */
export type DissolvingCheck = (
  teamIds: readonly string[],
  tx?: Transaction,
) => Promise<ReadonlyMap<string, readonly Problem[]>>;

/** A stored file, as far as the right to read it depends on it. */
interface FileOwnership {
  readonly attachedTo: { readonly kind: string } | null;
}

/** The slice's use cases: teams, their members, and the invitations to them. */
export class TeamService {
  readonly invitations: TeamInvitations;
  readonly findable: Findable<TeamRecord>;
  readonly #lifecycle: TeamLifecycle;
  readonly #members: Members;
  readonly #registration: Registration;
  readonly #checks: DissolvingCheck[] = [];

  constructor(
    private readonly kernel: Kernel,
    accounts: AccountService,
    organizations: OrganizationService,
    mailer: Mailer,
  ) {
    this.#lifecycle = teamLifecycle(kernel, async ({ _id }, { tx }) => {
      const [problems] = await this.#dissolvingProblems([_id], tx);
      return problems!;
    });
    this.#members = new Members(kernel, this.#lifecycle, accounts, organizations);
    this.#registration = new Registration(this.#lifecycle, accounts, organizations);
    this.invitations = new TeamInvitations(kernel, this.#lifecycle, accounts, mailer);
    this.findable = findableTeams((viewer, ids) => this.findMany(viewer, ids));
    kernel.registerSubject('team', this.#lifecycle.model as never);
    accounts.defineScope('team', {
      exists: async (id) => (await teamModel(kernel).exists({ _id: id })) !== null,
      dormant: (ids) => this.#dormant(ids),
      keepsItsRoles: true,
    });
  }

  /** Has `check` asked before a team is dissolved. */
  refuseDissolving(check: DissolvingCheck): void {
    this.#checks.push(check);
  }

  /** A team the viewer may see, or null. */
  async find(viewer: Viewer, id: string): Promise<TeamRecord | null> {
    return (await this.findMany(viewer, [id]))[0] ?? null;
  }

  /** Those of the teams that the viewer may see, in no order. */
  findMany(viewer: Viewer, ids: readonly string[]): Promise<TeamRecord[]> {
    const filter = { $and: [{ _id: trusted({ $in: [...ids] }) }, visibleTo(viewer)] };
    return teamModel(this.kernel).find(filter).lean<TeamRecord[]>();
  }

  /** Teams the viewer may see, the newest first. */
  async list(viewer: Viewer, filter: TeamFilter, page: PageRequest): Promise<Page<TeamRecord>> {
    const wanted = { $and: [...conditionsOf(viewer, filter), visibleTo(viewer)] };
    return paginate(teamModel(this.kernel), { filter: wanted, sort: { registeredAt: -1 }, page });
  }

  /** Who belongs or belonged to each team, leaders first; with names and addresses. Authorise before calling. */
  membersOf(ids: readonly string[]): Promise<Map<string, TeamMember[]>> {
    return this.#members.of(ids);
  }

  /** Teams of the institutions, with which one each is of. */
  ofInstitutions(ids: readonly string[]): Promise<Pick<TeamRecord, '_id' | 'organizationId'>[]> {
    return teamModel(this.kernel)
      .find({ organizationId: trusted({ $in: [...ids] }) }, { organizationId: 1 })
      .lean<Pick<TeamRecord, '_id' | 'organizationId'>[]>();
  }

  /** The history of each team; whoever asks must be allowed to see it. */
  histories(ids: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
    return readHistories(this.kernel, 'team', ids);
  }

  /** What the viewer could do to each of the teams now; a list costs no more commands than one. */
  viewerActions(viewer: Viewer, teams: readonly TeamRecord[]): Promise<TeamAction[][]> {
    const problems = new DataLoader<string, Problem[]>((ids) => this.#dissolvingProblems(ids));
    const lifecycle = teamLifecycle(this.kernel, ({ _id }) => problems.load(_id));
    return Promise.all(teams.map((each) => viewerActions(this.kernel, lifecycle, viewer, each)));
  }

  /** Teams, of those asked, with which a person has a conflict of interest; see `Members.conflictsOf`. */
  conflictsOf(personId: string, teamIds: readonly string[]): Promise<Map<string, string>> {
    return this.#members.conflictsOf(personId, teamIds);
  }

  /** The team, if it may answer requirements: registered, and neither suspended nor dissolved. Else InvalidInput. */
  async assertMayAnswer(tx: Transaction, teamId: string): Promise<TeamRecord> {
    const team = await teamModel(this.kernel).findById(teamId).session(tx.session).lean<TeamRecord>();
    refuse(registrationProblems('teamId', team));
    return team!;
  }

  /** Whether the viewer may read a file now: the stamped paper beside what was entered for others. */
  mayDownload(viewer: Viewer, { attachedTo }: FileOwnership): boolean {
    const isOurs = attachedTo?.kind === 'team' || attachedTo?.kind === 'teamInvitation';
    return isOurs && permits(viewer, seesEvidence, undefined);
  }

  /** Registers a team of the viewer, or of whom they act for; see `Registration.register`. */
  register(viewer: Viewer, team: NewTeam, act?: Act | null): Promise<TeamRecord> {
    return this.#once(viewer, 'register', { team, act }, (tx) =>
      this.#registration.register(tx, team, act ?? {}),
    );
  }

  /** Changes what is given of a team's profile. */
  edit(viewer: Viewer, id: string, profile: TeamProfile, act?: Act | null): Promise<TeamRecord> {
    const patch = (before: TeamRecord) => {
      const given = givenFields(profile);
      refuse(profileProblems({ ...before, ...given }));
      if (given.region && before.organizationId !== null)
        throw invalid('region', 'NOT_APPLICABLE', 'it is where its institution is');
      return given;
    };
    return this.#once(viewer, 'edit', { id, profile, act }, async (tx) => {
      const after = await transition(tx, this.#lifecycle, { id, action: 'edit', patch, act });
      assertLeaderNamed(after, act);
      return after;
    });
  }

  /** Takes somebody out of the team: by its leader, or themselves. */
  removeMember(viewer: Viewer, id: string, personId: string, act?: Act | null): Promise<TeamRecord> {
    return this.#once(viewer, 'removeMember', { id, personId, act }, (tx) =>
      this.#members.remove(tx, id, personId, act),
    );
  }

  /** Makes a member the leader, and the leader a member. */
  handOver(viewer: Viewer, id: string, personId: string, act?: Act | null): Promise<TeamRecord> {
    return this.#once(viewer, 'handOver', { id, personId, act }, (tx) =>
      this.#members.handOver(tx, id, personId, act),
    );
  }

  /** Suspends, reinstates or dissolves a team. */
  take(viewer: Viewer, id: string, action: PlainAction, act?: Act | null): Promise<TeamRecord> {
    const command: Command<TeamRecord, TeamState, TeamAction> = { id, action, ...(act && { act }) };
    return this.#once(viewer, action, { id, act }, (tx) => transition(tx, this.#lifecycle, command));
  }

  /** Answers the team as the system sees it: who leads or leaves it does so from the next request on. */
  #once(
    viewer: Viewer,
    action: string,
    input: unknown,
    work: (tx: Transaction) => Promise<TeamRecord>,
  ): Promise<TeamRecord> {
    const request = { operation: `team.${action}`, input };
    const read = (id: string) => this.find(systemViewer(viewer.requestId), id);
    return once(this.kernel, viewer, request, work, read);
  }

  async #dormant(ids: readonly string[]): Promise<string[]> {
    const filter = { _id: trusted({ $in: [...ids] }), status: trusted({ $ne: 'registered' as const }) };
    const found = await teamModel(this.kernel).find(filter, { _id: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }

  async #dissolvingProblems(ids: readonly string[], tx?: Transaction): Promise<Problem[][]> {
    const found = await Promise.all(this.#checks.map((check) => check(ids, tx)));
    return ids.map((id) => found.flatMap((each) => [...(each.get(id) ?? [])]));
  }
}

/** Actions that take nothing but what accompanies any action. */
type PlainAction = 'suspend' | 'reinstate' | 'dissolve';

function conditionsOf(viewer: Viewer, filter: TeamFilter): QueryFilter<TeamRecord>[] {
  const { status, region, organization, mine } = filter;
  if (region && !isKnownRegion(region)) throw invalid('filter.region', 'UNKNOWN_REGION', 'no such region');
  return [
    {
      ...(status && { status }),
      ...(region && { region: trusted({ $regex: `^${regionPrefix(region)}` }) }),
      ...(organization && { organizationId: organization }),
    },
    ...(mine ? [ownFilter(viewer)] : []),
  ];
}
