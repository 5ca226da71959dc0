import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { peopleById, Person, type PersonRecord } from '../../accounts/index.js';
import {
  ActInput,
  type Failure,
  outcome,
  PageArgs,
  type RequestContext,
} from '../../kernel/graphql/index.js';
import { type Page } from '../../kernel/index.js';
import { roundsById, subjectViews } from '../loaders.js';
import { type AssignmentRecord, type RoundRecord } from '../model.js';
import { isBlinded, mayReadSubject } from '../policy.js';
import { type ReviewService } from '../service.js';
import { type SubjectView } from '../service/reviewables.js';
import {
  AssignmentActionEnum,
  AssignmentStatusEnum,
  AssignBalancedInput,
  AssignReviewersInput,
  AssignReviewersResult,
  type AssignedReviews,
  ReviewAssignment,
  ReviewAssignmentConnection,
  ReviewAssignmentResult,
  Round,
  ScoreSheetInput,
  SubjectViewType,
} from '../types.js';
import { type AssignmentAction, type AssignmentState } from '../workflow.js';
import { sheetOf } from './inputs.js';

type Answer = Promise<AssignmentRecord | Failure>;

@Resolver(() => ReviewAssignment)
export class AssignmentResolver {
  constructor(private readonly reviews: ReviewService) {}

  @Query(() => ReviewAssignment, {
    nullable: true,
    description: 'A review assignment; null when missing or not visible.',
  })
  assignment(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AssignmentRecord | null> {
    return this.reviews.assignments.find(viewer, id);
  }

  @Query(() => ReviewAssignmentConnection, { description: 'What the viewer is to review, the newest first.' })
  myAssignments(
    @Arg('status', () => AssignmentStatusEnum, { nullable: true }) status: AssignmentState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<AssignmentRecord>> {
    return this.reviews.assignments.mine(viewer, status, page);
  }

  @Mutation(() => AssignReviewersResult, { description: 'Gives subjects to reviewers (organizers).' })
  assignReviewers(
    @Arg('input', () => AssignReviewersInput) input: AssignReviewersInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AssignedReviews | Failure> {
    const assigned = this.reviews.assignments.assign(viewer, input, act);
    return outcome(assigned.then((assignments) => ({ assignments })));
  }

  @Mutation(() => AssignReviewersResult, {
    description: 'Gives each subject as many reviewers as asked, with even loads (organizers).',
  })
  assignBalanced(
    @Arg('input', () => AssignBalancedInput) input: AssignBalancedInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<AssignedReviews | Failure> {
    const assigned = this.reviews.assignments.assignBalanced(viewer, input, act);
    return outcome(assigned.then((assignments) => ({ assignments })));
  }

  @Mutation(() => ReviewAssignmentResult, {
    description: 'The reviewer must not judge this subject; `act.reason` says why.',
  })
  declareConflict(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.declareConflict(viewer, id, act));
  }

  @Mutation(() => ReviewAssignmentResult, {
    description: 'The reviewer knows of no conflict and will review.',
  })
  acceptAssignment(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.accept(viewer, id, act));
  }

  @Mutation(() => ReviewAssignmentResult, { description: 'Keeps a score sheet, complete or not.' })
  scoreAssignment(
    @Arg('id', () => ID) id: string,
    @Arg('sheet', () => ScoreSheetInput) sheet: ScoreSheetInput,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.score(viewer, id, sheetOf(sheet), act));
  }

  @Mutation(() => ReviewAssignmentResult, { description: 'Submits the complete score sheet.' })
  submitReview(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.submit(viewer, id, act));
  }

  @Mutation(() => ReviewAssignmentResult, { description: 'Gives a submitted sheet back (organizers).' })
  reopenReview(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.reopen(viewer, id, act));
  }

  @Mutation(() => ReviewAssignmentResult, { description: 'Takes an assignment back (organizers).' })
  cancelAssignment(
    @Arg('id', () => ID) id: string,
    @Arg('act', () => ActInput, { nullable: true }) act: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.reviews.assignments.cancel(viewer, id, act));
  }

  @FieldResolver(() => [AssignmentActionEnum])
  viewerActions(
    @Root() assignment: AssignmentRecord,
    @Ctx() context: RequestContext,
  ): Promise<AssignmentAction[]> {
    const roundOf = (id: string) => roundsById(context, this.reviews).load(id);
    return this.reviews.assignments.viewerActions(context.viewer, assignment, roundOf);
  }

  @FieldResolver(() => Round, { nullable: true })
  round(@Root() { roundId }: AssignmentRecord, @Ctx() context: RequestContext): Promise<RoundRecord | null> {
    return roundsById(context, this.reviews).load(roundId);
  }

  @FieldResolver(() => Person, { nullable: true })
  reviewer(
    @Root() { reviewer }: AssignmentRecord,
    @Ctx() context: RequestContext,
  ): Promise<PersonRecord | null> {
    return peopleById(context, this.reviews.accounts).load(reviewer);
  }

  @FieldResolver(() => SubjectViewType, {
    nullable: true,
    description: 'What is to be reviewed; null once a conflict was declared or the assignment taken back.',
  })
  async subject(
    @Root() assignment: AssignmentRecord,
    @Ctx() context: RequestContext,
  ): Promise<SubjectView | null> {
    const { subjectKind: kind, subjectId: id } = assignment;
    if (!mayReadSubject(context.viewer, assignment)) return null;
    return subjectViews(context, this.reviews).load({
      kind,
      id,
      blind: isBlinded(context.viewer, assignment),
    });
  }
}
