import {
  ArrayMaxSize,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DictionaryEntryInput } from '../../challenges/index.js';
import { DateTimeScalar, LocalizedTextInput } from '../../kernel/graphql/index.js';
import { type Formula, type RoundKind, type TieRule } from '../model.js';
import { FormulaEnum, RoundKindEnum, TieRuleEnum } from './enums.js';

@InputType()
export class AnchorInput {
  @Field(() => Int, { description: 'In tenths of a point.' }) @IsInt() @Min(0) score!: number;
  @Field(() => LocalizedTextInput) @ValidateNested() text!: LocalizedTextInput;
}

@InputType({ description: 'One line of a rubric. Scores are whole tenths of a point: 85 is 8.5.' })
export class CriterionInput {
  @Field(() => String) @IsString() @MaxLength(64) code!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() name!: LocalizedTextInput;
  @Field(() => Int, { description: 'The best score, in tenths of a point.' }) @IsInt() maxScore!: number;
  @Field(() => Int, { nullable: true, description: '1 if left out.' }) @IsOptional() @IsInt() weight?:
    number | null;
  @Field(() => [AnchorInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(20)
  anchors?: AnchorInput[] | null;
}

@InputType()
export class OutcomeThresholdInput {
  @Field(() => String) @IsString() @MaxLength(64) outcome!: string;
  @Field(() => Int, { description: 'In tenths of a point.' }) @IsInt() atLeast!: number;
}

@InputType({ description: 'What is left out stays as it is.' })
export class EditRoundInput {
  @Field(() => LocalizedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  name?: LocalizedTextInput | null;
  @Field(() => RoundKindEnum, { nullable: true }) kind?: RoundKind | null;
  @Field(() => Boolean, { nullable: true, description: 'Fixed with the first assignment.' })
  @IsOptional()
  @IsBoolean()
  blind?: boolean | null;
  @Field(() => [CriterionInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(30)
  rubric?: CriterionInput[] | null;
  @Field(() => [DictionaryEntryInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(30)
  recommendations?: DictionaryEntryInput[] | null;
  @Field(() => FormulaEnum, { nullable: true, description: 'MEAN if never given.' }) formula?: Formula | null;
  @Field(() => TieRuleEnum, { nullable: true, description: 'SHARED_RANK if never given.' })
  tieRule?: TieRule | null;
  @Field(() => String, { nullable: true, description: 'Code of the criterion that breaks ties.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  tieCriterion?: string | null;
  @Field(() => Int, { nullable: true, description: '1 if never given.' })
  @IsOptional()
  @IsInt()
  minimumReviews?: number | null;
  @Field(() => [OutcomeThresholdInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(30)
  thresholds?: OutcomeThresholdInput[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) until?: Date | null;
}

@InputType()
export class CreateRoundInput extends EditRoundInput {
  @Field(() => ID) @IsString() @MaxLength(64) challengeId!: string;
  @Field(() => LocalizedTextInput) @ValidateNested() declare name: LocalizedTextInput;
  @Field(() => RoundKindEnum) declare kind: RoundKind;
}

@InputType({ description: 'Names a subject of review.' })
export class SubjectInput {
  @Field(() => String) @IsString() @MaxLength(64) kind!: string;
  @Field(() => ID) @IsString() @MaxLength(64) id!: string;
}

@InputType()
export class FinaliseRoundInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Although reviews are outstanding or too few; needs a reason and cancels the outstanding ones.',
  })
  @IsOptional()
  @IsBoolean()
  force?: boolean | null;
  @Field(() => [SubjectInput], {
    nullable: true,
    description: 'Tied subjects, the better one first, under the tie rule ORGANIZER_DECIDES.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  @ArrayMaxSize(500)
  order?: SubjectInput[] | null;
}
