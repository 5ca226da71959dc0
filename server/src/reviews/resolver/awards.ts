import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord, challengesById } from '../../challenges/index.js';
import {
  ActInput,
  type Failure,
  outcome,
  PageArgs,
  type RequestContext,
} from '../../kernel/graphql/index.js';
import { type Page } from '../../kernel/index.js';
import { roundsById, subjectViews } from '../loaders.js';
import { type AwardRecord, type RoundRecord } from '../model.js';
import { type ReviewService } from '../service.js';
import { type SubjectView } from '../service/reviewables.js';
import {
  Award,
  AwardActionEnum,
  AwardConnection,
  AwardResult,
  GrantAwardInput,
  Round,
  SubjectViewType,
} from '../types.js';
import { type AwardAction } from '../workflow.js';
import { challengeIdOf } from './inputs.js';

@Resolver(() => Award)
export class AwardResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => AwardConnection, {
    description: 'Awards in a challenge (by slug) as far as the viewer may see them, the latest first.',
  })
  async awards(
    @Arg('challenge', () => String) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<AwardRecord>> {
    return this.reviews.awards.list(viewer, await challengeIdOf(this.reviews, viewer, challenge), page);
  }

  @Mutation(() => AwardResult, { description: 'Grants an award on a panel’s result (organizers).' })
  grantAward(
    @Arg('input', () => GrantAwardInput) input: GrantAwardInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AwardRecord | Failure> {
    return outcome(this.reviews.awards.grant(viewer, input, act));
  }

  @Mutation(() => AwardResult, {
    description: 'The owner of the subject confirms the award: the second key.',
  })
  confirmAward(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AwardRecord | Failure> {
    return outcome(this.reviews.awards.confirm(viewer, id, act));
  }

  @FieldResolver(() => [AwardActionEnum])
  viewerActions(@Root() award: AwardRecord, @Ctx() { viewer }: RequestContext): Promise<AwardAction[]> {
    return this.reviews.awards.viewerActions(viewer, award);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(
    @Root() { challengeId }: AwardRecord,
    @Ctx() context: RequestContext,
  ): Promise<ChallengeRecord | null> {
    return challengesById(context, this.reviews.challenges).load(challengeId);
  }

  @FieldResolver(() => Round, { nullable: true, description: 'Null to those who do not see the round.' })
  round(@Root() { roundId }: AwardRecord, @Ctx() context: RequestContext): Promise<RoundRecord | null> {
    return roundsById(context, this.reviews).load(roundId);
  }

  @FieldResolver(() => SubjectViewType, { nullable: true })
  subject(
    @Root() { subjectKind: kind, subjectId: id }: AwardRecord,
    @Ctx() context: RequestContext,
  ): Promise<SubjectView | null> {
    return subjectViews(context, this.reviews).load({ kind, id, blind: false });
  }
}
