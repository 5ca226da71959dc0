import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
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
import { type NoticeRecord } from '../model.js';
import { type ReviewService } from '../service.js';
import {
  NoticeActionEnum,
  PublicNotice,
  PublicNoticeConnection,
  PublicNoticeResult,
  PublishNoticeInput,
} from '../types.js';
import { type NoticeAction } from '../workflow.js';
import { challengeIdOf } from './inputs.js';

@Resolver(() => PublicNotice)
export class NoticeResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => PublicNoticeConnection, {
    description: 'Public notices of a challenge (by slug) whose period has begun, the latest first.',
  })
  async publicNotices(
    @Arg('challenge', () => String) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<NoticeRecord>> {
    return this.reviews.notices.list(viewer, await challengeIdOf(this.reviews, viewer, challenge), page);
  }

  @Mutation(() => PublicNoticeResult, {
    description: 'Publishes a notice (organizers); everybody reads it from the beginning of its period.',
  })
  publishNotice(
    @Arg('input', () => PublishNoticeInput) input: PublishNoticeInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<NoticeRecord | Failure> {
    const { challengeId, title, text, from, until, subjects } = input;
    const texts = { title: storedText(title), text: storedText(text) };
    const notice = { challengeId, ...texts, from, until, subjects: subjects ?? [] };
    return outcome(this.reviews.notices.publish(viewer, notice, act));
  }

  @Mutation(() => PublicNoticeResult, { description: 'Objects to an open notice, once per person.' })
  objectToNotice(
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<NoticeRecord | Failure> {
    return outcome(this.reviews.notices.object(viewer, id, text));
  }

  @FieldResolver(() => [NoticeActionEnum])
  viewerActions(@Root() notice: NoticeRecord, @Ctx() { viewer }: RequestContext): Promise<NoticeAction[]> {
    return this.reviews.notices.viewerActions(viewer, notice);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(
    @Root() { challengeId }: NoticeRecord,
    @Ctx() context: RequestContext,
  ): Promise<ChallengeRecord | null> {
    return challengesById(context, this.reviews.challenges).load(challengeId);
  }
}
