import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import {
  Challenge,
  type ChallengeRecord,
  challengesById,
  type ChallengeService,
} from '../challenges/index.js';
import { Docking, type DockingRecord, dockingsById, type DockingService } from '../dockings/index.js';
import { FenScalar, HistoryEntry, PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import { type Fen, type HistoryEntry as StoredEntry, type Page } from '../kernel/index.js';
import { type OrganizationService } from '../organizations/index.js';
import {
  Requirement,
  type RequirementRecord,
  requirementsById,
  type RequirementService,
} from '../requirements/index.js';
import { Team, type TeamRecord, teamsById, type TeamService } from '../teams/index.js';
import {
  contractActions,
  contractHistory,
  contractsById,
  contractsOfDocking,
  milestonesOfContract,
  paymentsOfContract,
  successorsOfIntent,
} from './loaders.js';
import { type ContractRecord, type MilestoneRecord, type PaymentRecord } from './model.js';
import { type ContractService } from './service.js';
import {
  Contract,
  ContractActionEnum,
  ContractConnection,
  ContractFilterInput,
  Milestone,
  Payment,
} from './types.js';
import { type ContractAction } from './workflow.js';
import { outstandingOf } from './workflow/money.js';

type C = ContractRecord;

/** Reading contracts. */
@Resolver(() => Contract)
export class ContractResolver {
  constructor(
    private readonly contracts: ContractService,
    _organizations: OrganizationService,
    private readonly challenges: ChallengeService,
    private readonly teams: TeamService,
    private readonly requirements: RequirementService,
    private readonly dockings: DockingService,
  ) {}

  @Query(() => Contract, {
    nullable: true,
    description: 'A contract by its code or id; null when missing or not visible.',
  })
  contract(
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<C | null> {
    return this.contracts.find(viewer, { code, id });
  }

  @Query(() => ContractConnection, {
    name: 'contracts',
    description: 'Contracts the viewer may see, the oldest first.',
  })
  list(
    @Arg('challenge', () => String, { nullable: true, description: "A challenge's slug." })
    challenge: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ContractFilterInput, { nullable: true }) filter: ContractFilterInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<C>> {
    return this.contracts.list(viewer, challenge ?? null, filter ?? {}, page);
  }

  @FieldResolver(() => [ContractActionEnum])
  viewerActions(@Root() contract: C, @Ctx() context: RequestContext): Promise<ContractAction[]> {
    return contractActions(context, this.contracts).load(contract);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(@Root() { challengeId }: C, @Ctx() context: RequestContext): Promise<ChallengeRecord | null> {
    return challengesById(context, this.challenges).load(challengeId);
  }

  @FieldResolver(() => Docking, { nullable: true, description: 'The agreement, where the viewer sees it.' })
  docking(@Root() { dockingId }: C, @Ctx() context: RequestContext): Promise<DockingRecord | null> {
    return dockingsById(context, this.dockings).load(dockingId);
  }

  @FieldResolver(() => Requirement, { nullable: true })
  requirement(
    @Root() { requirementId }: C,
    @Ctx() context: RequestContext,
  ): Promise<RequirementRecord | null> {
    return requirementsById(context, this.requirements).load(requirementId);
  }

  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: C, @Ctx() context: RequestContext): Promise<TeamRecord | null> {
    return teamsById(context, this.teams).load(teamId);
  }

  @FieldResolver(() => FenScalar, {
    nullable: true,
    description: 'What is still to be paid; null while the total is undetermined.',
  })
  outstanding(@Root() contract: C): Fen | null {
    return outstandingOf(contract);
  }

  @FieldResolver(() => Contract, { nullable: true, description: 'The intent it replaces once signed.' })
  supersedes(@Root() { supersedes }: C, @Ctx() context: RequestContext): Promise<C | null> | null {
    return supersedes === null ? null : contractsById(context, this.contracts).load(supersedes);
  }

  @FieldResolver(() => Contract, { nullable: true, description: 'The contract that replaced this intent.' })
  supersededBy(@Root() { _id, status }: C, @Ctx() context: RequestContext): Promise<C | null> | null {
    return status === 'superseded' ? successorsOfIntent(context, this.contracts).load(_id) : null;
  }

  @FieldResolver(() => [Milestone], { description: 'In order of their dates.' })
  milestones(@Root() { _id }: C, @Ctx() context: RequestContext): Promise<MilestoneRecord[]> {
    return milestonesOfContract(context, this.contracts).load(_id);
  }

  @FieldResolver(() => [Payment], { description: 'The earliest first, reversed ones included.' })
  payments(@Root() { _id }: C, @Ctx() context: RequestContext): Promise<PaymentRecord[]> {
    return paymentsOfContract(context, this.contracts).load(_id);
  }

  @FieldResolver(() => [HistoryEntry], { description: 'What happened to it, oldest first.' })
  history(@Root() { _id }: C, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return contractHistory(context, this.contracts).load(_id);
  }
}

/** What came of an agreement. */
@Resolver(() => Docking)
export class DockingContracts {
  constructor(private readonly service: ContractService) {}

  @FieldResolver(() => [Contract], { description: 'Contracts about it, the oldest first.' })
  contracts(@Root() { _id }: DockingRecord, @Ctx() context: RequestContext): Promise<C[]> {
    return contractsOfDocking(context, this.service).load(_id);
  }
}
