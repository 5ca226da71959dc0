import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Challenge, type ChallengeRecord } from '../challenges/index.js';
import { DateTimeScalar, type RequestContext } from '../kernel/graphql/index.js';
import { figuresAt } from './loaders.js';
import { type Counts, type Figures, type StatisticsService } from './service.js';
import { Statistics } from './types.js';

@Resolver(() => Challenge)
export class ChallengeStatisticsResolver {
  constructor(private readonly service: StatisticsService) {}

  @FieldResolver(() => Statistics, { description: 'Its figures at any past moment; a future one means now.' })
  async statistics(
    @Root() challenge: ChallengeRecord,
    @Arg('asOf', () => DateTimeScalar, { nullable: true }) asOf: Date | null,
    @Ctx() context: RequestContext,
  ): Promise<Statistics> {
    const question = { challengeId: challenge._id, asOf: asOf ?? null };
    return shown(await figuresAt(context, this.service).load(question), challenge);
  }
}

function shown(
  { asOf, definitionVersion, totals, byField }: Figures,
  challenge: ChallengeRecord,
): Statistics {
  const known = (challenge.dictionaries.fields ?? []).map(({ code }) => code);
  const codes = [...new Set([...known, ...byField.keys()])];
  const fields = codes.map((field) => ({ field, ...named(byField.get(field)) }));
  return { asOf, definitionVersion, ...named(totals), byField: fields };
}

function named(counts?: Counts) {
  return { requirementsCollected: counts?.collected ?? 0, requirementsReleased: counts?.released ?? 0 };
}
