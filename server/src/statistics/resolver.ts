import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord } from '../challenges/index.js';
import { DateTimeScalar, fieldsAskedFor, PageArgs, type RequestContext } from '../kernel/graphql/index.js';
import { type Page } from '../kernel/index.js';
import { figuresAt } from './loaders.js';
import { type FactRow } from './model.js';
import { shownFigures, type ShownStatistics } from './resolver/shown.js';
import { definitionsFor, type FigureDefinition as StoredDefinition } from './service/definitions.js';
import { type Basis, type Dimension } from './service/figures.js';
import { type StatisticsService } from './service.js';
import { BasisEnum, FigureDefinition, FigureEnum, Statistics, StatisticsRowConnection } from './types.js';

const tables: Readonly<Record<string, Dimension>> = {
  byField: 'field',
  byProvince: 'province',
  byRegion: 'region',
};

@Resolver(() => Challenge)
export class ChallengeStatisticsResolver {
  constructor(private readonly service: StatisticsService) {}

  @FieldResolver(() => Statistics, { description: 'Its figures at any past moment; a future one means now.' })
  async statistics(
    @Root() challenge: ChallengeRecord,
    @Arg('asOf', () => DateTimeScalar, { nullable: true }) asOf: Date | null,
    @Arg('basis', () => BasisEnum, { defaultValue: 'recorded' }) basis: Basis,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ShownStatistics> {
    const asked = fieldsAskedFor(info);
    const names = Object.keys(tables).filter((name) => asked.has(name));
    const within = names.flatMap((name) => [...fieldsAskedFor(info, name)]);
    const figures = await figuresAt(context, this.service).load({
      ...{ challengeId: challenge._id, programme: challenge.programme, asOf: asOf ?? null, basis },
      dimensions: names.map((name) => tables[name]!),
      figures: new Set([...asked, ...within]),
    });
    return shownFigures(figures, challenge, context.viewer);
  }
}

/** What stands behind figures. */
@Resolver(() => Statistics)
export class StatisticsRowsResolver {
  constructor(private readonly service: StatisticsService) {}

  @FieldResolver(() => StatisticsRowConnection, {
    nullable: true,
    description:
      'The records that a figure counts. Everybody sees released and docked requirements; the rest is for organizers and auditors, and null to others.',
  })
  rows(
    @Root() { challenge, asOf, basis }: ShownStatistics,
    @Arg('figure', () => FigureEnum) figure: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Page<FactRow> | null> {
    return this.service.rows(viewer, challenge, { figure, moment: asOf, basis }, page);
  }

  @FieldResolver(() => [FigureDefinition])
  definitions(@Root() { challenge }: ShownStatistics): readonly StoredDefinition[] {
    return definitionsFor(challenge.programme).figures;
  }
}
