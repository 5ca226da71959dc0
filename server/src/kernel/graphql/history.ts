import { Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type HistoryEntry as Entry } from '../history.js';
import { DateTimeScalar } from './scalars.js';

@ObjectType({
  description: 'One fact about a record: what was done, by whom, when it happened and when it was recorded.',
})
export class HistoryEntry {
  @Field(() => Int, { description: '1, 2, 3 …; the record was at this version afterwards.' }) seq!: number;
  @Field(() => String) action!: string;
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => String) to!: string;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'Earlier than recordedAt when it was entered late.' })
  effectiveAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The person who did it; null for the clock.' })
  actorId!: string | null;
  @Field(() => ID, { nullable: true, description: 'The file that proves it.' }) evidence!: string | null;
  @Field(() => String, { nullable: true }) decisionNumber!: string | null;
}

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => ID, { nullable: true, description: 'On whose behalf: a person or an organization.' })
  onBehalfOf(@Root() { onBehalfOf }: Entry): string | null {
    return onBehalfOf?.id ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Null where none was given, or it was erased.',
  })
  reason(@Root() { values }: Entry): string | null {
    return typeof values.reason === 'string' ? values.reason : null;
  }

  @FieldResolver(() => [String], { description: 'Names of the fields that were set.' })
  changed(@Root() { commitments }: Entry): string[] {
    return commitments.map(({ field }) => field).filter((field) => field !== 'reason');
  }
}
