import { limits } from '@duijie/shared';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, FenScalar, KeywordsInput, LocalizedTextInput } from '../../kernel/graphql/index.js';
import { type Comparator, comparators } from '../model.js';
import { type RequirementState } from '../workflow.js';
import { ComparatorEnum, RequirementStatusEnum } from './requirement.js';

const optional = { nullable: true } as const;

@InputType()
export class IndicatorInput {
  @Field(() => String, { ...optional, description: 'Of an existing indicator; left out for a new one.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  key?: string | null;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(40) unit?: string | null;
  @Field(() => ComparatorEnum) @IsIn(comparators) comparator!: Comparator;
  @Field(() => String, { ...optional, description: 'An exact decimal like "0.35".' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  target?: string | null;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(40) targetMax?: string | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  targetText?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  method?: LocalizedTextInput | null;
  @Field(() => Boolean) @IsBoolean() mustHave!: boolean;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class RequirementTextInput {
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  title?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  summary?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  background?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  baseline?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  ipTerms?: LocalizedTextInput | null;
  @Field(() => [IndicatorInput], optional)
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(limits.indicators)
  indicators?: IndicatorInput[] | null;
}

@InputType()
export class RequirementContactInput {
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(120) name?: string | null;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(120) phone?: string | null;
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(120) email?: string | null;
}

@InputType({ description: 'The form of a requirement. What is left out stays as it is; null clears.' })
export class RequirementInput extends RequirementTextInput {
  @Field(() => String, optional) @IsOptional() @IsString() @MaxLength(64) field?: string | null;
  @Field(() => KeywordsInput, optional) @IsOptional() @ValidateNested() keywords?: KeywordsInput | null;
  @Field(() => FenScalar, { ...optional, description: 'Null when it is to be negotiated (面议).' })
  budget?: bigint | null;
  @Field(() => [String], optional)
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(20)
  cooperationModes?: string[] | null;
  @Field(() => DateTimeScalar, optional) deadline?: Date | null;
  @Field(() => Int, optional) @IsOptional() @IsInt() @Min(1) @Max(limits.awardSlots) awardSlots?:
    number | null;
  @Field(() => Boolean, optional) @IsOptional() @IsBoolean() namePublic?: boolean | null;
  @Field(() => RequirementContactInput, optional)
  @IsOptional()
  @ValidateNested()
  contact?: RequirementContactInput | null;
}

@InputType()
export class DraftRequirementInput extends RequirementInput {
  @Field(() => LocalizedTextInput) @ValidateNested() declare title: LocalizedTextInput;
  @Field(() => ID) @IsString() @MaxLength(64) challengeId!: string;
  @Field(() => ID, { description: 'The enterprise whose need it is.' })
  @IsString()
  @MaxLength(64)
  organizationId!: string;
  @Field(() => String, { ...optional, description: 'Its number in another system, unique in the challenge.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  externalRef?: string | null;
}

@InputType({ description: 'Narrows a list; what is left out, null or empty narrows nothing.' })
export class RequirementFilterInput {
  @Field(() => [String], optional)
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  fields?: string[] | null;
  @Field(() => [RequirementStatusEnum], optional)
  @IsOptional()
  @ArrayMaxSize(20)
  status?: RequirementState[] | null;
  @Field(() => FenScalar, { ...optional, description: 'Inclusive.' }) budgetMin?: bigint | null;
  @Field(() => FenScalar, { ...optional, description: 'Inclusive.' }) budgetMax?: bigint | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'Exclusive.' }) deadlineAfter?: Date | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'Exclusive.' }) deadlineBefore?: Date | null;
  @Field(() => [String], { ...optional, description: 'Region codes; a larger region stands for all in it.' })
  @IsOptional()
  @IsString({ each: true })
  @ArrayMaxSize(50)
  regions?: string[] | null;
  @Field(() => ID, { ...optional, description: 'Of an enterprise, where the viewer may know its name.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  organization?: string | null;
  @Field(() => Boolean, { ...optional, description: 'Only those of my enterprises, or drafted by me.' })
  @IsOptional()
  @IsBoolean()
  mine?: boolean | null;
}
