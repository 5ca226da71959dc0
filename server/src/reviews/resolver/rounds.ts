import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord, challengesById } from '../../challenges/index.js';
import {
  ActInput,
  DateTimeScalar,
  type Failure,
  outcome,
  PageArgs,
  type RequestContext,
} from '../../kernel/graphql/index.js';
import { type Page } from '../../kernel/index.js';
import { subjectViews } from '../loaders.js';
import { type AssignmentRecord, type RoundRecord, type RoundResultRecord } from '../model.js';
import { isResultBlinded } from '../policy.js';
import { type ReviewService } from '../service.js';
import { type SubjectView } from '../service/reviewables.js';
import {
  CreateRoundInput,
  EditRoundInput,
  FinaliseRoundInput,
  ReviewAssignmentConnection,
  Round,
  RoundActionEnum,
  RoundConnection,
  RoundResult,
  SubjectResult,
  SubjectResultConnection,
  SubjectViewType,
} from '../types.js';
import { type RoundAction } from '../workflow.js';
import { challengeIdOf, editedTerms, newTerms } from './inputs.js';

type Answer = Promise<RoundRecord | Failure>;

@Resolver(() => Round)
export class RoundResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => Round, { nullable: true, description: 'A round; null when missing or not visible.' })
  round(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<RoundRecord | null> {
    return this.reviews.rounds.find(viewer, id);
  }

  @Query(() => RoundConnection, {
    description: 'Rounds of a challenge (by slug), in the order they were planned.',
  })
  async rounds(
    @Arg('challenge', () => String) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<RoundRecord>> {
    return this.reviews.rounds.list(viewer, await challengeIdOf(this.reviews, viewer, challenge), page);
  }

  @Mutation(() => RoundResult, { description: 'Plans a round of review (organizers).' })
  createRound(
    @Arg('input', () => CreateRoundInput) input: CreateRoundInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.rounds.create(viewer, input.challengeId, newTerms(input), act));
  }

  @Mutation(() => RoundResult, { description: 'Changes a planned round.' })
  editRound(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => EditRoundInput) input: EditRoundInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.rounds.edit(viewer, id, editedTerms(input), act));
  }

  @Mutation(() => RoundResult, { description: 'Opens a planned round for reviews.' })
  openRound(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.rounds.open(viewer, id, act));
  }

  @Mutation(() => RoundResult, { description: 'Sets a later end of an open round’s period.' })
  extendRound(
    @Arg('id', () => ID) id: string,
    @Arg('until', () => DateTimeScalar) until: Date,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.rounds.extend(viewer, id, until, act));
  }

  @Mutation(() => RoundResult, { description: 'Closes an open round and works out its results.' })
  finaliseRound(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => FinaliseRoundInput, { nullable: true }) input: FinaliseRoundInput | null,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.rounds.finalise(viewer, id, input ?? {}, act));
  }

  @FieldResolver(() => [RoundActionEnum])
  viewerActions(@Root() round: RoundRecord, @Ctx() { viewer }: RequestContext): Promise<RoundAction[]> {
    return this.reviews.rounds.viewerActions(viewer, round);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(
    @Root() { challengeId }: RoundRecord,
    @Ctx() context: RequestContext,
  ): Promise<ChallengeRecord | null> {
    return challengesById(context, this.reviews.challenges).load(challengeId);
  }

  @FieldResolver(() => ReviewAssignmentConnection, {
    description: 'All of them to organizers, their own to judges.',
  })
  assignments(
    @Root() { _id }: RoundRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<AssignmentRecord>> {
    return this.reviews.assignments.ofRound(viewer, _id, page);
  }

  @FieldResolver(() => SubjectResultConnection, {
    description: 'The best first; empty until it is finalised.',
  })
  results(
    @Root() { _id }: RoundRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<RoundResultRecord>> {
    return this.reviews.rounds.results(viewer, _id, page);
  }
}

@Resolver(() => SubjectResult)
export class SubjectResultResolver {
  constructor(private readonly reviews: ReviewService) {}

  @FieldResolver(() => SubjectViewType, { nullable: true })
  subject(@Root() result: RoundResultRecord, @Ctx() context: RequestContext): Promise<SubjectView | null> {
    const { subjectKind: kind, subjectId: id } = result;
    const blind = isResultBlinded(context.viewer, result);
    return subjectViews(context, this.reviews).load({ kind, id, blind });
  }
}
