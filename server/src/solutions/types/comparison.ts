import { Field, ObjectType } from 'type-graphql';
import { IndicatorType } from '../../requirements/index.js';
import { type SolutionRecord } from '../model.js';
import { IndicatorAnswer, Solution } from './solution.js';

@ObjectType({ description: 'What the compared solutions promise for one indicator.' })
export class ComparisonRow {
  @Field(() => IndicatorType) indicator!: IndicatorType;
  @Field(() => [IndicatorAnswer], {
    nullable: 'items',
    description: 'One per solution, in their order; null where it says nothing.',
  })
  answers!: (IndicatorAnswer | null)[];
}

@ObjectType('SolutionComparison', {
  description: 'Indicators as rows, the solutions you may read as columns.',
})
export class SolutionComparison {
  @Field(() => [Solution]) solutions!: SolutionRecord[];
  @Field(() => [ComparisonRow]) rows!: ComparisonRow[];
}
