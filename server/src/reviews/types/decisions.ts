import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../../kernel/index.js';
import { type DecisionRecord } from '../model.js';
import { type DecisionState } from '../workflow.js';
import { DecisionStatusEnum } from './enums.js';

@ObjectType({ description: 'What was decided about one subject.' })
export class DecisionOutcome {
  @Field(() => String) subjectKind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => String, { description: 'A code, e.g. `select`.' }) outcome!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({
  description: 'A decision (决定) with its minutes; corrected only by a later one that supersedes it.',
})
export class Decision {
  @Field(() => ID) id!: string;
  @Field(() => DecisionStatusEnum) status!: DecisionState;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Unique in the challenge.' }) number!: string;
  @Field(() => LocalizedText) minutes!: StoredText;
  @Field(() => [DecisionOutcome]) outcomes!: DecisionOutcome[];
  @Field(() => DateTimeScalar) decidedAt!: Date;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The decision it corrects.' }) supersedes!: string | null;
  @Field(() => ID, { nullable: true, description: 'The decision that corrects it.' })
  supersededBy!: string | null;
}

export const DecisionConnection = connectionOf<DecisionRecord>('Decision', () => Decision);

export const DecisionResult = createUnionType({
  name: 'DecisionResult',
  types: () => [Decision, ...failureTypes] as const,
  resolveType: outcomeType('Decision'),
});

@InputType()
export class DecisionOutcomeInput {
  @Field(() => String) @IsString() @MaxLength(64) subjectKind!: string;
  @Field(() => ID) @IsString() @MaxLength(64) subjectId!: string;
  @Field(() => String, { description: 'A code, e.g. `select`.' }) @IsString() @MaxLength(64) outcome!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() reason?: string | null;
}

@InputType()
export class RecordDecisionInput {
  @Field(() => ID) @IsString() @MaxLength(64) challengeId!: string;
  @Field(() => String, { description: 'Unique in the challenge.' })
  @IsString()
  @MaxLength(64)
  number!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsString() @MaxLength(64) roundId?: string | null;
  @Field(() => LocalizedTextInput) @ValidateNested() minutes!: LocalizedTextInput;
  @Field(() => [DecisionOutcomeInput])
  @ValidateNested({ each: true })
  @ArrayMaxSize(500)
  outcomes!: DecisionOutcomeInput[];
  @Field(() => DateTimeScalar) decidedAt!: Date;
  @Field(() => ID, { nullable: true, description: 'The decision it corrects; needs a reason in `act`.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  supersedes?: string | null;
}
