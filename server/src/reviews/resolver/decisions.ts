import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord, challengesById } from '../../challenges/index.js';
import {
  ActInput,
  type Failure,
  outcome,
  PageArgs,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type Page } from '../../kernel/index.js';
import { roundsById } from '../loaders.js';
import { type DecisionRecord, type RoundRecord } from '../model.js';
import { type ReviewService } from '../service.js';
import {
  Decision,
  DecisionActionEnum,
  DecisionConnection,
  DecisionResult,
  RecordDecisionInput,
  Round,
} from '../types.js';
import { type DecisionAction } from '../workflow.js';
import { challengeIdOf } from './inputs.js';

@Resolver(() => Decision)
export class DecisionResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => DecisionConnection, { description: 'Decisions in a challenge (by slug), the latest first.' })
  async decisions(
    @Arg('challenge', () => String) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<DecisionRecord>> {
    return this.reviews.decisions.list(viewer, await challengeIdOf(this.reviews, viewer, challenge), page);
  }

  @Mutation(() => DecisionResult, {
    description: 'Records a decision (organizers); one that supersedes another needs a reason.',
  })
  recordDecision(
    @Arg('input', () => RecordDecisionInput) input: RecordDecisionInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<DecisionRecord | Failure> {
    const { challengeId, number, roundId, minutes, outcomes, decidedAt, supersedes } = input;
    const decision = {
      challengeId,
      number,
      decidedAt,
      roundId: roundId ?? null,
      minutes: storedText(minutes),
      outcomes: outcomes.map(({ reason, ...each }) => ({ ...each, reason: reason ?? null })),
      supersedes: supersedes ?? null,
    };
    return outcome(this.reviews.decisions.record(viewer, decision, act));
  }

  @FieldResolver(() => [DecisionActionEnum])
  viewerActions(
    @Root() decision: DecisionRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<DecisionAction[]> {
    return this.reviews.decisions.viewerActions(viewer, decision);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(
    @Root() { challengeId }: DecisionRecord,
    @Ctx() context: RequestContext,
  ): Promise<ChallengeRecord | null> {
    return challengesById(context, this.reviews.challenges).load(challengeId);
  }

  @FieldResolver(() => Round, { nullable: true })
  async round(
    @Root() { roundId }: DecisionRecord,
    @Ctx() context: RequestContext,
  ): Promise<RoundRecord | null> {
    return roundId === null ? null : roundsById(context, this.reviews).load(roundId);
  }
}
