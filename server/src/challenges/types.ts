import { actionsOf, challengeWorkflow, limits } from '@duijie/shared';
import {
  ArrayMaxSize,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  connectionOf,
  DateTimeScalar,
  enumOf,
  failureTypes,
  LocalizedText,
  LocalizedTextInput,
  outcomeType,
} from '../kernel/graphql/index.js';
import { type LocalizedText as StoredText } from '../kernel/index.js';
import { type ChallengeRecord } from './model.js';
import { type ChallengeState } from './workflow.js';

export const ChallengeStatusEnum = enumOf(challengeWorkflow.states);
registerEnumType(ChallengeStatusEnum, { name: 'ChallengeStatus' });
export const ChallengeActionEnum = enumOf(actionsOf(challengeWorkflow));
registerEnumType(ChallengeActionEnum, { name: 'ChallengeAction' });
export const ChallengeMoveEnum = enumOf(actionsOf(challengeWorkflow).filter((action) => action !== 'edit'));
registerEnumType(ChallengeMoveEnum, {
  name: 'ChallengeMove',
  description: 'Actions that take a challenge onwards.',
});

@ObjectType({ description: 'A planned period of a challenge.' })
export class Stage {
  @Field(() => String) code!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar, { description: 'Exclusive.' }) until!: Date;
}

@ObjectType({ description: 'One entry of a dictionary; its code is stable.' })
export class DictionaryEntry {
  @Field(() => String) code!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => Boolean, { description: 'Cannot be chosen any more.' }) retired!: boolean;
}

@ObjectType({ description: 'One edition (届) of a programme.' })
export class Challenge {
  @Field(() => ID) id!: string;
  @Field(() => String) slug!: string;
  @Field(() => ChallengeStatusEnum) status!: ChallengeState;
  @Field(() => Int) version!: number;
  @Field(() => String, { description: 'Kind of programme, e.g. `technology-challenge`.' }) programme!: string;
  @Field(() => LocalizedText) name!: StoredText;
  @Field(() => LocalizedText, { nullable: true }) summary!: StoredText | null;
  @Field(() => Int) year!: number;
  @Field(() => Int) edition!: number;
  @Field(() => String, { description: 'Six-digit region code (GB/T 2260).' }) region!: string;
  @Field(() => [ID], { description: 'Ids of the organizations that hold it.' }) organizers!: string[];
  @Field(() => String) codePrefix!: string;
  @Field(() => [Stage]) stages!: Stage[];
}

export const ChallengeConnection = connectionOf<ChallengeRecord>('Challenge', () => Challenge);

export const ChallengeResult = createUnionType({
  name: 'ChallengeResult',
  types: () => [Challenge, ...failureTypes] as const,
  resolveType: outcomeType('Challenge'),
});

@InputType()
export class StageInput {
  @Field(() => String) @IsString() @MaxLength(64) code!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => DateTimeScalar) from!: Date;
  @Field(() => DateTimeScalar) until!: Date;
}

@InputType()
export class DictionaryEntryInput {
  @Field(() => String) @IsString() @MaxLength(64) code!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() retired?: boolean | null;
}

@InputType()
export class DictionaryInput {
  @Field(() => String) @IsString() @MaxLength(64) name!: string;
  @Field(() => [DictionaryEntryInput])
  @ValidateNested({ each: true })
  @ArrayMaxSize(200)
  entries!: DictionaryEntryInput[];
}

@InputType()
export class EditChallengeInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  name?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  summary?: LocalizedTextInput | null;
  @Field(() => [StageInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(30)
  stages?: StageInput[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) requirementDeadline?: Date | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(limits.awardSlots) awardSlots?:
    number | null;
}

@InputType()
export class CreateChallengeInput extends EditChallengeInput {
  @Field(() => LocalizedTextInput) @ValidateNested() declare name: LocalizedTextInput;
  @Field(() => String) @IsString() @MaxLength(64) slug!: string;
  @Field(() => String) @IsString() @MaxLength(64) programme!: string;
  @Field(() => Int) @IsInt() @Min(2000) @Max(2200) year!: number;
  @Field(() => Int) @IsInt() @Min(1) @Max(1000) edition!: number;
  @Field(() => String) @IsString() @MaxLength(6) region!: string;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(20)
  organizers?: string[] | null;
  @Field(() => String) @IsString() @MaxLength(16) codePrefix!: string;
  @Field(() => [DictionaryInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(20)
  dictionaries?: DictionaryInput[] | null;
}
