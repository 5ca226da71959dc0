import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import { type Page } from '../kernel/index.js';
import { Requirement, type RequirementRecord } from '../requirements/index.js';
import { comparisons, solutionsOfRequirement } from './loaders.js';
import { type SolutionRecord } from './model.js';
import { type SolutionService } from './service.js';
import { type Comparison } from './service/comparison.js';
import { Solution, SolutionComparison, SolutionConnection, SolutionFilterInput } from './types.js';

type S = SolutionRecord;

@Resolver()
export class SolutionResolver {
  constructor(private readonly solutions: SolutionService) {}

  @Query(() => Solution, {
    nullable: true,
    description: 'A solution by its code or id; null when missing or not visible.',
  })
  solution(
    @Arg('code', () => String, { nullable: true }) code: string | null,
    @Arg('id', () => ID, { nullable: true }) id: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<S | null> {
    return this.solutions.find(viewer, { code, id });
  }

  @Query(() => SolutionConnection, {
    name: 'solutions',
    description: "A challenge's solutions that the viewer may see, the oldest first.",
  })
  list(
    @Arg('challenge', () => String, { description: "A challenge's slug." }) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SolutionFilterInput, { nullable: true }) filter: SolutionFilterInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<S>> {
    return this.solutions.list(viewer, { challenge, filter }, page);
  }

  @Query(() => SolutionConnection, { description: "Solutions of the viewer's teams, the newest first." })
  mySolutions(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: RequestContext): Promise<Page<S>> {
    return this.solutions.listMine(viewer, page);
  }
}

/** What requirements got. */
@Resolver(() => Requirement)
export class RequirementSolutionsResolver {
  constructor(private readonly service: SolutionService) {}

  @FieldResolver(() => SolutionConnection, {
    description: 'Its solutions that the viewer may see, the oldest first.',
  })
  solutions(
    @Root() { _id }: RequirementRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<S>> {
    return solutionsOfRequirement(context, this.service).load({ key: _id, page });
  }

  @FieldResolver(() => SolutionComparison, {
    description: 'Its indicators against the solutions that the viewer may read.',
  })
  comparison(@Root() requirement: RequirementRecord, @Ctx() context: RequestContext): Promise<Comparison> {
    return comparisons(context, this.service).load(requirement);
  }
}
