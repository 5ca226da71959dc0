import { limits } from '@duijie/shared';
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
import { Field, ID, InputType, Int } from 'type-graphql';
import { FenScalar, LocalizedTextInput } from '../../kernel/graphql/index.js';
import { type SolutionState } from '../model.js';
import { SolutionStatusEnum } from './enums.js';

const optional = { nullable: true } as const;

@InputType()
export class IndicatorAnswerInput {
  @Field(() => String, { description: "The indicator's key." }) @IsString() @MaxLength(40) key!: string;
  @Field(() => String, { ...optional, description: 'An exact decimal like "0.35"; none for QUALITATIVE.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  value?: string | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  text?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  evidence?: LocalizedTextInput | null;
}

@InputType({ description: 'The form of a solution. What is left out stays as it is; null clears.' })
export class SolutionInput {
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  title?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  abstract?: LocalizedTextInput | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  route?: LocalizedTextInput | null;
  @Field(() => [IndicatorAnswerInput], { ...optional, description: 'Replaces all answers.' })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(limits.indicators)
  responses?: IndicatorAnswerInput[] | null;
  @Field(() => Int, optional) @IsOptional() @IsInt() @Min(1) @Max(9) trl?: number | null;
  @Field(() => [LocalizedTextInput], optional)
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(50)
  members?: LocalizedTextInput[] | null;
  @Field(() => [LocalizedTextInput], optional)
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(50)
  intellectualProperty?: LocalizedTextInput[] | null;
  @Field(() => FenScalar, { ...optional, description: 'Null when it is to be negotiated (面议).' })
  price?: bigint | null;
  @Field(() => Int, optional) @IsOptional() @IsInt() @Min(1) @Max(600) months?: number | null;
  @Field(() => LocalizedTextInput, optional)
  @IsOptional()
  @ValidateNested()
  schedule?: LocalizedTextInput | null;
}

@InputType({ description: 'Narrows a list; what is left out, null or empty narrows nothing.' })
export class SolutionFilterInput {
  @Field(() => [SolutionStatusEnum], optional)
  @IsOptional()
  @ArrayMaxSize(20)
  status?: SolutionState[] | null;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) requirementId?: string | null;
  @Field(() => ID, optional) @IsOptional() @IsString() @MaxLength(64) teamId?: string | null;
  @Field(() => Boolean, { ...optional, description: 'Whether the enterprise may read it.' })
  @IsOptional()
  @IsBoolean()
  handedOver?: boolean | null;
}
