import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ActInput,
  type Failure,
  outcome,
  type RequestContext,
  storedText,
} from '../../kernel/graphql/index.js';
import { type DeclaredEditionRecord } from '../model.js';
import { type Edition as CountedEdition } from '../service/editions.js';
import { type EditionWithChanges, withChanges } from '../service/year-on-year.js';
import { type StatisticsService } from '../service.js';
import {
  DeclaredEdition,
  DeclaredEditionActionEnum,
  DeclaredEditionResult,
  DeclaredFigureInput,
  DeclareEditionInput,
  Edition,
} from '../types.js';

type Answer = Promise<DeclaredEditionRecord | Failure>;

const act = [() => ActInput, { nullable: true }] as const;

@Resolver(() => DeclaredEdition)
export class EditionResolver {
  constructor(private readonly statistics: StatisticsService) {}

  @Query(() => [Edition], {
    description: 'Editions of a programme by year, counted or declared, each beside the year before.',
  })
  async editions(
    @Arg('programme', () => String, { defaultValue: 'technology-challenge' }) programme: string,
    @Arg('region', () => String, { nullable: true }) region: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<EditionWithChanges[]> {
    const found: CountedEdition[] = await this.statistics.editions.list(viewer, programme, region ?? null);
    return withChanges(found);
  }

  @Mutation(() => DeclaredEditionResult, {
    description: 'Declares totals of an edition from before the system (administrators).',
  })
  declareEdition(
    @Arg('input', () => DeclareEditionInput) input: DeclareEditionInput,
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    const { name, source, figures, ...rest } = input;
    const edition = { ...rest, name: storedText(name), source: storedText(source), figures: plain(figures) };
    return outcome(this.statistics.editions.declare(viewer, edition, given));
  }

  @Mutation(() => DeclaredEditionResult, { description: 'Corrects declared totals; needs a reason.' })
  correctEdition(
    @Arg('id', () => ID) id: string,
    @Arg('figures', () => [DeclaredFigureInput]) figures: DeclaredFigureInput[],
    @Arg('act', ...act) given: ActInput | null,
    @Ctx() { viewer }: RequestContext,
  ): Answer {
    return outcome(this.statistics.editions.correct(viewer, id, plain(figures), given));
  }

  @FieldResolver(() => [DeclaredEditionActionEnum])
  viewerActions(
    @Root() declared: DeclaredEditionRecord,
    @Ctx() { viewer }: RequestContext,
  ): Promise<'correct'[]> {
    return this.statistics.editions.viewerActions(viewer, declared);
  }
}

function plain(figures: readonly DeclaredFigureInput[]) {
  return figures.map(({ figure, value }) => ({ figure, value }));
}
