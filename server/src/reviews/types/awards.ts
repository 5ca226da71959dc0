import { IsString, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTimeScalar, failureTypes, outcomeType } from '../../kernel/graphql/index.js';
import { type AwardRecord } from '../model.js';
import { type AwardState } from '../workflow.js';
import { AwardStatusEnum } from './enums.js';
import { SubjectInput } from './round-inputs.js';

@ObjectType({
  description: 'An award (奖项): granted on a panel’s result, won once the subject’s owner confirmed it.',
})
export class Award {
  @Field(() => ID) id!: string;
  @Field(() => AwardStatusEnum) status!: AwardState;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'A code of the challenge’s dictionary `awardKinds`.' }) kind!: string;
  @Field(() => String) subjectKind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => Int, { nullable: true, description: 'Its rank in the round.' }) rank!: number | null;
  @Field(() => DateTimeScalar) grantedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) confirmedAt!: Date | null;
}

export const AwardConnection = connectionOf<AwardRecord>('Award', () => Award);

export const AwardResult = createUnionType({
  name: 'AwardResult',
  types: () => [Award, ...failureTypes] as const,
  resolveType: outcomeType('Award'),
});

@InputType()
export class GrantAwardInput {
  @Field(() => ID, { description: 'A finalised round with a result for the subject.' })
  @IsString()
  @MaxLength(64)
  roundId!: string;
  @Field(() => String, { description: 'A code of the challenge’s dictionary `awardKinds`.' })
  @IsString()
  @MaxLength(64)
  kind!: string;
  @Field(() => SubjectInput) @ValidateNested() subject!: SubjectInput;
}
