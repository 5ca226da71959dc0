import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../kernel/graphql/index.js';

@ObjectType({ description: 'The figures of one field.' })
export class FieldStatistics {
  @Field(() => String, { description: "A code of the challenge's dictionary `fields`." }) field!: string;
  @Field(() => Int) requirementsCollected!: number;
  @Field(() => Int) requirementsReleased!: number;
}

@ObjectType({ description: 'The figures of a challenge at a moment, derived from history.' })
export class Statistics {
  @Field(() => DateTimeScalar, {
    description:
      'What was recorded up to and including this instant counts. A day ends at midnight in Shanghai: its last instant is 23:59:59.999+08:00.',
  })
  asOf!: Date;
  @Field(() => String, { description: 'Version of the definitions by which was counted.' })
  definitionVersion!: string;
  @Field(() => Int, {
    description: 'Ever submitted and not returned, nor withdrawn before selection; rejected ones count.',
  })
  requirementsCollected!: number;
  @Field(() => Int, { description: 'Ever released.' }) requirementsReleased!: number;
  @Field(() => [FieldStatistics], { description: "Every field of the challenge, in its dictionary's order." })
  byField!: FieldStatistics[];
}
