import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord, challengesById } from '../../challenges/index.js';
import { HistoryEntry, type RequestContext } from '../../kernel/graphql/index.js';
import { type HistoryEntry as StoredEntry } from '../../kernel/index.js';
import {
  Requirement,
  type RequirementRecord,
  requirementsById,
  shownText,
} from '../../requirements/index.js';
import { Team, type TeamRecord, teamsById } from '../../teams/index.js';
import {
  filesById,
  solutionActions,
  solutionHistory,
  solutionReads,
  solutionVersions,
  submittedContents,
} from '../loaders.js';
import { type SolutionContent as StoredContent, type SolutionRecord } from '../model.js';
import { type SolutionService } from '../service.js';
import { answersOf } from '../service/comparison.js';
import {
  Receipt,
  Solution,
  SolutionActionEnum,
  SolutionContent,
  SolutionFile,
  SolutionRead,
  SolutionVersion,
} from '../types.js';
import { type SolutionAction } from '../workflow.js';

type S = SolutionRecord;

/** What is shown of one solution. */
@Resolver(() => Solution)
export class SolutionFieldResolver {
  constructor(private readonly solutions: SolutionService) {}

  @FieldResolver(() => [SolutionActionEnum])
  viewerActions(@Root() solution: S, @Ctx() context: RequestContext): Promise<SolutionAction[]> {
    return solutionActions(context, this.solutions).load(solution);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(@Root() { challengeId }: S, @Ctx() context: RequestContext): Promise<ChallengeRecord | null> {
    return challengesById(context, this.solutions.ground.challenges).load(challengeId);
  }

  @FieldResolver(() => Requirement, { nullable: true, description: 'The requirement it answers.' })
  requirement(
    @Root() { requirementId }: S,
    @Ctx() context: RequestContext,
  ): Promise<RequirementRecord | null> {
    return requirementsById(context, this.solutions.ground.requirements).load(requirementId);
  }

  @FieldResolver(() => Team, { nullable: true })
  team(@Root() { teamId }: S, @Ctx() context: RequestContext): Promise<TeamRecord | null> {
    return teamsById(context, this.solutions.ground.teams).load(teamId);
  }

  @FieldResolver(() => SolutionContent, {
    nullable: true,
    description: "The team's working copy; for the team alone.",
  })
  content(@Root() solution: S, @Ctx() context: RequestContext): Promise<SolutionContent> {
    return this.#shown(solution, solution.content, context);
  }

  @FieldResolver(() => SolutionContent, {
    nullable: true,
    description: 'The version last handed in. That somebody outside the team reads it is logged.',
  })
  async submitted(@Root() solution: S, @Ctx() context: RequestContext): Promise<SolutionContent | null> {
    const content = await submittedContents(context, this.solutions).load(solution);
    return content && this.#shown(solution, content, context);
  }

  @FieldResolver(() => [Receipt], {
    description: 'Of every version that was handed in, the first one first.',
  })
  receipts(@Root() { _id }: S, @Ctx() context: RequestContext): Promise<Receipt[]> {
    return solutionVersions(context, this.solutions).load(_id);
  }

  @FieldResolver(() => [SolutionVersion], {
    description: 'Every version that was handed in, the first one first; for the team alone.',
  })
  async versions(@Root() solution: S, @Ctx() context: RequestContext): Promise<SolutionVersion[]> {
    const versions = await solutionVersions(context, this.solutions).load(solution._id);
    const shown = async (version: (typeof versions)[number]) => ({
      ...version,
      content: await this.#shown(solution, version.content, context),
    });
    return Promise.all(versions.map(shown));
  }

  @FieldResolver(() => [HistoryEntry], {
    description:
      'What happened to it, oldest first; for the team, and for organizers and auditors once it is opened.',
  })
  history(@Root() { _id }: S, @Ctx() context: RequestContext): Promise<StoredEntry[]> {
    return solutionHistory(context, this.solutions).load(_id);
  }

  @FieldResolver(() => [SolutionRead], {
    description:
      'Who outside the team read it, the latest first, at most 100; for its leader, organizers and auditors.',
  })
  reads(@Root() solution: S, @Ctx() context: RequestContext): Promise<SolutionRead[]> {
    return solutionReads(context, this.solutions).load(solution);
  }

  async #shown(
    { requirementId }: S,
    content: StoredContent,
    context: RequestContext,
  ): Promise<SolutionContent> {
    const { requirements } = this.solutions.ground;
    const requirement = await requirementsById(context, requirements).load(requirementId);
    const indicators = requirement ? shownText(requirement).indicators : [];
    return { ...content, responses: answersOf(content, indicators) };
  }
}

/** What stands behind the ids of files. */
@Resolver(() => SolutionContent)
export class SolutionContentResolver {
  constructor(private readonly solutions: SolutionService) {}

  @FieldResolver(() => [SolutionFile], { description: 'The same files with their names.' })
  async files(
    @Root() { attachments }: SolutionContent,
    @Ctx() context: RequestContext,
  ): Promise<SolutionFile[]> {
    const found = await filesById(context, this.solutions).loadMany(attachments);
    return found.flatMap((file) =>
      file === null || file instanceof Error ? [] : [{ fileId: file._id, name: file.name, size: file.size }],
    );
  }
}
