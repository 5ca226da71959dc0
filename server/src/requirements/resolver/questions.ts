import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { HistoryEntry, PageArgs, type RequestContext } from '../../kernel/graphql/index.js';
import { type HistoryEntry as StoredEntry, type Page } from '../../kernel/index.js';
import { Team, type TeamRecord, teamsById, type TeamService } from '../../teams/index.js';
import { questionHistory, questionsOfRequirement } from '../loaders.js';
import { type RequirementRecord } from '../model.js';
import { type QuestionRecord } from '../model/question.js';
import { type RequirementService } from '../service.js';
import { Question, QuestionActionEnum, QuestionConnection, Requirement } from '../types.js';
import { type QuestionAction } from '../workflow/questions.js';

@Resolver(() => Requirement)
export class RequirementQuestionsResolver {
  constructor(private readonly requirements: RequirementService) {}

  @FieldResolver(() => QuestionConnection, {
    nullable: true,
    description:
      'Answered ones for every registered team; open ones for the team that asks, the enterprise and the organizer. The oldest first.',
  })
  questions(
    @Root() { _id }: RequirementRecord,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<QuestionRecord>> {
    return questionsOfRequirement(context, this.requirements).load({ key: _id, page });
  }
}

@Resolver(() => Question)
export class QuestionResolver {
  constructor(
    private readonly requirements: RequirementService,
    private readonly teams: TeamService,
  ) {}

  @FieldResolver(() => [QuestionActionEnum])
  viewerActions(
    @Root() question: QuestionRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<QuestionAction[]> {
    return this.requirements.questions.viewerActions(viewer, question);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'Who asks: for that team, organizers and auditors.',
  })
  team(@Root() { teamId }: QuestionRecord, @Ctx() context: RequestContext): Promise<TeamRecord | null> {
    return teamsById(context, this.teams).load(teamId);
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'What happened to it, oldest first: for the team that asks, organizers and auditors.',
  })
  history(@Root() { _id }: QuestionRecord, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return questionHistory(context, this.requirements).load(_id);
  }
}
