import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Challenge,
  type ChallengeRecord,
  challengesById,
  type ChallengeService,
} from '../challenges/index.js';
import { HistoryEntry, PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import { type HistoryEntry as StoredEntry, type Page } from '../kernel/index.js';
import {
  Organization,
  type OrganizationRecord,
  organizationsById,
  type OrganizationService,
} from '../organizations/index.js';
import {
  Requirement,
  type RequirementRecord,
  requirementsById,
  type RequirementService,
} from '../requirements/index.js';
import { Solution, type SolutionRecord, solutionsById, type SolutionService } from '../solutions/index.js';
import { Team, type TeamRecord, teamsById, type TeamService } from '../teams/index.js';
import { dockingActions, dockingHistory, dockingsOfRequirement } from './loaders.js';
import { type DockingRecord } from './model.js';
import { type DockingService } from './service.js';
import { Docking, DockingActionEnum, DockingConnection, DockingFilterInput } from './types.js';
import { type DockingAction } from './workflow.js';

type R = DockingRecord;

/** Reading dockings. */
@Resolver(() => Docking)
export class DockingResolver {
  constructor(
    private readonly dockings: DockingService,
    private readonly challenges: ChallengeService,
    private readonly organizations: OrganizationService,
    private readonly teams: TeamService,
    private readonly requirements: RequirementService,
    private readonly solutions: SolutionService,
  ) {}

  @Query(() => Docking, { nullable: true, description: 'Null when missing or not visible.' })
  docking(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<R | null> {
    return this.dockings.find(viewer, id);
  }

  @Query(() => DockingConnection, {
    name: 'dockings',
    description: 'Dockings the viewer may see, the oldest first.',
  })
  list(
    @Arg('challenge', () => String, { nullable: true, description: "A challenge's slug." })
    challenge: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DockingFilterInput, { nullable: true }) filter: DockingFilterInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<R>> {
    return this.dockings.list(viewer, challenge ?? null, filter ?? {}, page);
  }

  @FieldResolver(() => [DockingActionEnum])
  viewerActions(@Root() docking: R, @Ctx() context: RequestContext): Promise<DockingAction[]> {
    return dockingActions(context, this.dockings).load(docking);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(@Root() { challengeId }: R, @Ctx() context: RequestContext): Promise<ChallengeRecord | null> {
    return challengesById(context, this.challenges).load(challengeId);
  }

  @FieldResolver(() => Requirement, { nullable: true })
  requirement(
    @Root() { requirementId }: R,
    @Ctx() context: RequestContext,
  ): Promise<RequirementRecord | null> {
    return requirementsById(context, this.requirements).load(requirementId);
  }

  @FieldResolver(() => Solution, { nullable: true, description: 'Null to those who may not read it.' })
  solution(@Root() { solutionId }: R, @Ctx() context: RequestContext): Promise<SolutionRecord | null> {
    return solutionsById(context, this.solutions).load(solutionId);
  }

  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: R, @Ctx() context: RequestContext): Promise<TeamRecord | null> {
    return teamsById(context, this.teams).load(teamId);
  }

  @FieldResolver(() => Organization, { nullable: true })
  enterprise(
    @Root() { enterpriseId }: R,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationRecord | null> {
    return organizationsById(context, this.organizations).load(enterpriseId);
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'What happened to it, oldest first; for organizers and auditors.',
  })
  history(@Root() { _id }: R, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return dockingHistory(context, this.dockings).load(_id);
  }
}

/** Dockings beside the requirement they are about. */
@Resolver(() => Requirement)
export class RequirementDockings {
  constructor(private readonly service: DockingService) {}

  @FieldResolver(() => [Docking], { description: 'Those the viewer may see, the oldest first.' })
  dockings(@Root() { _id }: RequirementRecord, @Ctx() context: RequestContext): Promise<R[]> {
    return dockingsOfRequirement(context, this.service).load(_id);
  }
}
