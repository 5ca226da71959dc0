import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import {
  Challenge,
  type ChallengeRecord,
  challengesById,
  type ChallengeService,
} from '../challenges/index.js';
import {
  fieldsAskedFor,
  HistoryEntry,
  LocalizedText,
  PageArgs,
  type RequestContext,
} from '../kernel/graphql/index.js';
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
} from '../organizations/index.js';
import { type TeamService, teamsOf } from '../teams/index.js';
import { acceptancesOfRequirement, requirementActions, requirementHistory } from './loaders.js';
import {
  type Contact as StoredContact,
  type Indicator as StoredIndicator,
  type RequirementRecord,
} from './model.js';
import { dealsWithIt } from './policy.js';
import { type RequirementService } from './service.js';
import { shownText } from './service/description.js';
import { type RequirementOrder } from './service/listing.js';
import {
  Indicator,
  Requirement,
  RequirementActionEnum,
  RequirementConnection,
  RequirementContact,
  RequirementFilterInput,
  RequirementSortEnum,
} from './types.js';
import { type RequirementAction } from './workflow.js';

type R = RequirementRecord;

/** Reading requirements; their words are the public ones once they are released. */
@Resolver(() => Requirement)
export class RequirementResolver {
  constructor(
    private readonly requirements: RequirementService,
    _teams: TeamService,
    private readonly challenges: ChallengeService,
    private readonly organizations: OrganizationService,
  ) {}

  @Query(() => Requirement, {
    nullable: true,
    description: 'A requirement by its code or id; null when missing or not visible.',
  })
  requirement(
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<R | null> {
    return this.requirements.find(viewer, { code, id });
  }

  @Query(() => RequirementConnection, {
    name: 'requirements',
    description:
      'Requirements the viewer may see: those that a query means, the best first, or all of them, the newest release first; ' +
      'unless sorted otherwise.',
  })
  list(
    @Arg('challenge', () => String, { nullable: true, description: "A challenge's slug." })
    challenge: string | null,
    @Arg('query', () => String, {
      nullable: true,
      description: 'What to search for, in Chinese or English; at most 1,000 characters. Blank lists all.',
    })
    query: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RequirementFilterInput, { nullable: true }) filter: RequirementFilterInput | null,
    @Arg('sort', () => RequirementSortEnum, { nullable: true }) sort: RequirementOrder | null,
    @Ctx() { viewer }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page<R>> {
    const counted = fieldsAskedFor(info).has('totalCount');
    const shown = fieldsAskedFor(info, 'edges', 'node');
    return this.requirements.list(viewer, { challenge, query, filter, sort }, { ...page, counted }, shown);
  }

  @Query(() => [Requirement], {
    description:
      'Requirements that share most with one, given by its code or id; the most alike first, at most 20 and 5 if left out.',
  })
  similarRequirements(
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Arg('first', () => Int, { nullable: true }) first: number | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<R[]> {
    return this.requirements.similar(viewer, { code, id }, first ?? 5);
  }

  @FieldResolver(() => [RequirementActionEnum])
  viewerActions(@Root() requirement: R, @Ctx() context: RequestContext): Promise<RequirementAction[]> {
    return requirementActions(context, this.requirements).load(requirement);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(@Root() { challengeId }: R, @Ctx() context: RequestContext): Promise<ChallengeRecord | null> {
    return challengesById(context, this.challenges).load(challengeId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The enterprise, where the viewer may know it.',
  })
  organization(
    @Root() { organizationId }: R,
    @Ctx() context: RequestContext,
  ): Promise<OrganizationRecord | null> {
    return organizationsById(context, this.organizations).load(organizationId);
  }

  @FieldResolver(() => LocalizedText)
  title(@Root() requirement: R): StoredText {
    return shownText(requirement).title;
  }

  @FieldResolver(() => LocalizedText, { nullable: true })
  summary(@Root() requirement: R): StoredText | null {
    return shownText(requirement).summary;
  }

  @FieldResolver(() => LocalizedText, { nullable: true, description: 'For registered teams.' })
  background(@Root() requirement: R): StoredText | null {
    return shownText(requirement).background;
  }

  @FieldResolver(() => LocalizedText, { nullable: true, description: 'For registered teams.' })
  baseline(@Root() requirement: R): StoredText | null {
    return shownText(requirement).baseline;
  }

  @FieldResolver(() => LocalizedText, { nullable: true, description: 'For registered teams.' })
  ipTerms(@Root() requirement: R): StoredText | null {
    return shownText(requirement).ipTerms;
  }

  @FieldResolver(() => RequirementContact, {
    nullable: true,
    description:
      'Whom to ask: for those who deal with it, and teams that accepted the terms of confidentiality.',
  })
  async contact(@Root() requirement: R, @Ctx() context: RequestContext): Promise<StoredContact | null> {
    if (permits(context.viewer, dealsWithIt, requirement)) return requirement.contact;
    const { registered } = teamsOf(context.viewer);
    const acceptances = await acceptancesOfRequirement(context, this.requirements).load(requirement);
    return acceptances.some(({ teamId }) => registered.includes(teamId)) ? requirement.contact : null;
  }

  @FieldResolver(() => [Indicator])
  indicators(@Root() requirement: R): StoredIndicator[] {
    return shownText(requirement).indicators;
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'The county officer of its region recommended it.',
  })
  recommended(@Root() { recommendedBy }: R): boolean {
    return recommendedBy !== null;
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'What happened to it, oldest first; for the enterprise, organizers and auditors.',
  })
  history(@Root() { _id }: R, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return requirementHistory(context, this.requirements).load(_id);
  }
}
