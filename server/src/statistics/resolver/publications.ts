import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  Challenge,
  type ChallengeRecord,
  challengesById,
  type ChallengeService,
} from '../../challenges/index.js';
import {
  ActInput,
  type Failure,
  LocalizedTextInput,
  outcome,
  PageArgs,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type Page, permits } from '../../kernel/index.js';
import { type PublicationRecord } from '../model.js';
import { seesRows } from '../policy.js';
import { shownList } from '../service/small-cells.js';
import { type StatisticsService } from '../service.js';
import {
  Publication,
  PublicationActionEnum,
  PublicationConnection,
  PublicationInput,
  PublicationResult,
  PublishedFigure,
} from '../types.js';
import { type PublicationAction } from '../workflow.js';

type P = PublicationRecord;
type Answer = Promise<P | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

@Resolver(() => Publication)
export class PublicationResolver {
  constructor(
    private readonly statistics: StatisticsService,
    private readonly challenges: ChallengeService,
  ) {}

  @Query(() => Publication, { nullable: true, description: 'Null when missing or not visible.' })
  publication(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<P | null> {
    return this.statistics.publications.find(viewer, id);
  }

  @Query(() => PublicationConnection, {
    description: 'Publications of a challenge (by slug), the latest first.',
  })
  publications(
    @Arg('challenge', () => String) challenge: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<P>> {
    return this.statistics.publications.list(viewer, challenge, page);
  }

  @Mutation(() => PublicationResult, { description: 'Drafts a publication (organizers).' })
  draftPublication(
    @Arg('challengeId', () => ID) challengeId: string,
    @Arg('input', () => PublicationInput) input: PublicationInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.statistics.publications.draft(viewer, challengeId, formOf(input), given));
  }

  @Mutation(() => PublicationResult)
  editPublication(
    @Arg('id', () => ID) id: string,
    @Arg('input', () => PublicationInput) input: PublicationInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.statistics.publications.edit(viewer, id, formOf(input), given));
  }

  @Mutation(() => PublicationResult, { description: 'Freezes its figures and shows it to everybody.' })
  publishPublication(
    @Arg('id', () => ID) id: string,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.statistics.publications.publish(viewer, id, given));
  }

  @Mutation(() => PublicationResult, {
    description: 'Says what was wrong with a published one; needs a reason. It stays readable as it was.',
  })
  correctPublication(
    @Arg('id', () => ID) id: string,
    @Arg('correction', () => LocalizedTextInput) correction: LocalizedTextInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.statistics.publications.correct(viewer, id, storedText(correction), given));
  }

  @FieldResolver(() => [PublicationActionEnum])
  viewerActions(@Root() publication: P, @Ctx() { viewer }: RequestContext): Promise<PublicationAction[]> {
    return this.statistics.publications.viewerActions(viewer, publication);
  }

  @FieldResolver(() => Challenge, { nullable: true })
  challenge(@Root() { challengeId }: P, @Ctx() context: RequestContext): Promise<ChallengeRecord | null> {
    return challengesById(context, this.challenges).load(challengeId);
  }

  @FieldResolver(() => [PublishedFigure], {
    description:
      'Empty until it is published. Figures of fewer than three contracts are for organizers and auditors.',
  })
  figures(@Root() { challengeId, figures }: P, @Ctx() { viewer }: RequestContext): PublishedFigure[] {
    const shown = permits(viewer, seesRows, { challengeId }) ? figures : shownList(figures);
    return shown.map(({ figure, value, rowIds }) => ({ figure, value, rows: rowIds.length }));
  }
}

function formOf({ title, text, asOf, basis }: PublicationInput) {
  return { title: storedText(title), text: storedText(text), asOf, basis };
}
