import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  type AccountService,
  peopleById,
  Person,
  type PersonRecord,
  reachablePeople,
} from '../accounts/index.js';
import { HistoryEntry, LocalizedText, PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import {
  type HistoryEntry as StoredEntry,
  type LocalizedText as StoredText,
  type Page,
  permits,
} from '../kernel/index.js';
import {
  Organization,
  type OrganizationRecord,
  organizationsById,
  type OrganizationService,
  regionName,
} from '../organizations/index.js';
import {
  invitationActions,
  invitationsByTeam,
  invitersById,
  membersByTeam,
  teamActions,
  teamHistory,
  teamsById,
} from './loaders.js';
import { type TeamInvitationRecord, type TeamRecord } from './model.js';
import { belongsToTeam } from './policy.js';
import { type TeamService } from './service.js';
import { type TeamMember as Member } from './service/members.js';
import {
  Team,
  TeamActionEnum,
  TeamConnection,
  TeamFilterInput,
  TeamInvitation,
  TeamInvitationActionEnum,
  TeamInvitationConnection,
  TeamMember,
} from './types.js';
import { type InvitationAction, type TeamAction } from './workflow.js';

@Resolver(() => Team)
export class TeamResolver {
  constructor(
    private readonly teams: TeamService,
    private readonly organizations: OrganizationService,
  ) {}

  @Query(() => Team, { nullable: true, description: 'Null when missing or not visible.' })
  team(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<TeamRecord | null> {
    return this.teams.find(viewer, id);
  }

  @Query(() => TeamConnection, { name: 'teams', description: 'Teams, the newest first.' })
  list(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TeamFilterInput, { nullable: true }) filter: TeamFilterInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<TeamRecord>> {
    return this.teams.list(viewer, filter ?? {}, page);
  }

  @FieldResolver(() => [TeamActionEnum])
  viewerActions(@Root() team: TeamRecord, @Ctx() context: RequestContext): Promise<TeamAction[]> {
    return teamActions(context, this.teams).load(team);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The university or institute behind it; null where a natural person leads it.',
  })
  async organization(
    @Root() { organizationId }: TeamRecord,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationRecord | null> {
    return organizationId === null
      ? null
      : organizationsById(context, this.organizations).load(organizationId);
  }

  @FieldResolver(() => LocalizedText, { description: 'The name of its region.' })
  regionName(@Root() { region }: TeamRecord): StoredText {
    return regionName(region);
  }

  @FieldResolver(() => [TeamMember], {
    description: 'Who belongs to it, the leader first; for the team itself, whoever signs for it, and staff.',
  })
  async members(
    @Root() { _id }: TeamRecord,
    @Arg('former', () => Boolean, { nullable: true, description: 'Also who belonged to it earlier.' })
    former: boolean | null,
    @Ctx() context: RequestContext,
  ): Promise<Member[]> {
    const all = await membersByTeam(context, this.teams).load(_id);
    return former ? all : all.filter(({ until }) => until === null);
  }

  @FieldResolver(() => [TeamInvitation], { description: 'For the team itself and staff.' })
  invitations(@Root() { _id }: TeamRecord, @Ctx() context: RequestContext): Promise<TeamInvitationRecord[]> {
    return invitationsByTeam(context, this.teams).load(_id);
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'What happened to it, oldest first; for the team itself, organizers and auditors.',
  })
  history(@Root() { _id }: TeamRecord, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return teamHistory(context, this.teams).load(_id);
  }
}

const toldTo = 'For the team itself, and organizers of a challenge in which it gave a solution.';

@Resolver(() => TeamMember)
export class TeamMemberResolver {
  constructor(
    _teams: TeamService,
    _organizations: OrganizationService,
    private readonly accounts: AccountService,
  ) {}

  @FieldResolver(() => Person, { nullable: true, description: 'As far as the viewer may see them.' })
  person(@Root() { personId }: Member, @Ctx() context: RequestContext): Promise<PersonRecord | null> {
    return peopleById(context, this.accounts).load(personId);
  }

  @FieldResolver(() => String, { nullable: true, description: toldTo })
  async email(@Root() member: Member, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.#isReachable(member, context)) ? member.email : null;
  }

  @FieldResolver(() => String, { nullable: true, description: toldTo })
  async phone(@Root() member: Member, @Ctx() context: RequestContext): Promise<string | null> {
    return (await this.#isReachable(member, context)) ? member.phone : null;
  }

  async #isReachable(member: Member, context: RequestContext): Promise<boolean> {
    if (permits(context.viewer, belongsToTeam, member)) return true;
    return reachablePeople(context, this.accounts).load(member.personId);
  }
}

@Resolver(() => TeamInvitation)
export class TeamInvitationResolver {
  constructor(
    private readonly teams: TeamService,
    _organizations: OrganizationService,
    private readonly accounts: AccountService,
  ) {}

  @Query(() => TeamInvitation, { nullable: true, description: 'Null when missing or not visible.' })
  teamInvitation(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<TeamInvitationRecord | null> {
    return this.teams.invitations.find(viewer, id);
  }

  @Query(() => TeamInvitationConnection, { description: 'Invitations to me, the newest first.' })
  myTeamInvitations(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<TeamInvitationRecord>> {
    return this.teams.invitations.mine(viewer, page);
  }

  @FieldResolver(() => [TeamInvitationActionEnum])
  viewerActions(
    @Root() invitation: TeamInvitationRecord,
    @Ctx() context: RequestContext,
  ): Promise<InvitationAction[]> {
    return invitationActions(context, this.teams).load(invitation);
  }

  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: TeamInvitationRecord, @Ctx() context: RequestContext): Promise<TeamRecord | null> {
    return teamsById(context, this.teams).load(teamId);
  }

  @FieldResolver(() => LocalizedText, { nullable: true, description: 'Name of whoever invites.' })
  invitedBy(
    @Root() { invitedBy }: TeamInvitationRecord,
    @Ctx() context: RequestContext,
  ): Promise<StoredText | null> {
    return invitersById(context, this.teams).load(invitedBy);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'The invited person; the team learns who that is when they accept.',
  })
  person(
    @Root() { personId }: TeamInvitationRecord,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecord | null> {
    return peopleById(context, this.accounts).load(personId);
  }
}
